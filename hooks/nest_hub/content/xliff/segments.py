"""The pieces of a page's body that hold words, each with its place; and the body made anew."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from nest_hub.content.blocks import WRAPPERS
from nest_hub.content.markdown import BLOCK, BLOCK_END
from nest_hub.content.translations import part_of_each_line
from nest_hub.content.xliff.inline import PARSER, Content, numbered, read_inline

_CONTAINERS = {
    "heading_open": "heading",
    "list_item_open": "list item",
    "blockquote_open": "quotation",
    "th_open": "table heading",
    "td_open": "table cell",
}
_CELL = re.compile(r"(?<!\\)\|")
_TRAILING_ATTRIBUTES = re.compile(r"\s*\{[:#.][^}]*\}\s*$")


@dataclass(frozen=True)
class Segment:
    """One heading, paragraph, list item, table cell or block title.

    It stands on the lines from `first` to before `last` of the body, after `before` and ahead of
    `after` (a list's mark, say, or a heading's id), in cell number `cell` of a table's row.
    `plain` words are no Markdown.
    """

    kind: str
    part: str
    content: Content
    first: int
    last: int
    before: str = ""
    after: str = ""
    cell: int | None = None
    level: int = 0
    plain: bool = False


@lru_cache(maxsize=64)
def read_segments(body: str) -> tuple[Segment, ...]:
    """The segments of a body, in its order."""
    lines = body.split("\n")
    parts = part_of_each_line(lines)
    segments: list[Segment] = []
    shown = list(lines)
    for index, line in enumerate(lines):
        if match := BLOCK.match(line):
            if match[1] in WRAPPERS and match[2]:
                before = line[: match.start(2)]
                segments.append(
                    Segment(
                        "block title",
                        parts[index],
                        (match[2],),
                        index,
                        index + 1,
                        before,
                        plain=True,
                    )
                )
            shown[index] = ""
        elif BLOCK_END.match(line):
            shown[index] = ""
    containers: list[tuple[str, str]] = []
    row, cell = -1, 0
    for token in PARSER.parse("\n".join(shown)):
        if token.type == "tr_open" and token.map:
            row, cell = token.map[0], -1
        elif token.type in {"th_open", "td_open"}:
            cell += 1
        if token.nesting == 1:
            containers.append((token.type, token.tag))
        elif token.nesting == -1:
            containers.pop()
        if token.type != "inline" or not token.content.strip():
            continue
        opened = [_CONTAINERS[name] for name, _ in containers if name in _CONTAINERS]
        kind = opened[-1] if opened else "paragraph"
        level = int(containers[-1][1][1]) if kind == "heading" else 0
        content = numbered(read_inline(token.children or []))
        if kind.startswith("table"):
            segments.append(Segment(kind, parts[row], content, row, row + 1, cell=cell))
            continue
        first, last = token.map or [0, 0]
        segment = Segment(kind, parts[first], content, first, last, level=level)
        segments.append(_placed(segment, lines[first], token.content))
    return tuple(sorted(segments, key=lambda segment: (segment.first, segment.cell or 0)))


def _placed(segment: Segment, line: str, content: str) -> Segment:
    opening = content.split("\n")[0]
    start = line.find(opening)
    before, after = line[:start], line[start + len(opening) :].rstrip()
    if segment.level and segment.last - segment.first > 1:
        before, after = "#" * segment.level + " ", ""  # a heading that a line is drawn under
    if match := _TRAILING_ATTRIBUTES.search(content):
        after = match[0].rstrip() + after
        cleaned = content[: match.start()]
        children = PARSER.parseInline(cleaned)[0].children or []
        segment = replace(segment, content=numbered(read_inline(children)))
    return replace(segment, before=before, after=after)


def without_attributes(content: str) -> str:
    """A paragraph's Markdown without the braces at its end that set its attributes."""
    return _TRAILING_ATTRIBUTES.sub("", content)


def rebuilt(body: str, segments: Sequence[Segment], texts: Mapping[int, str]) -> str:
    """The body with other texts: the Markdown for each segment, by its number in the list."""
    lines: list[str | None] = list(body.split("\n"))
    for number, segment in enumerate(segments):
        text = texts.get(number)
        if text is None:
            continue
        old = lines[segment.first]
        assert old is not None
        if segment.cell is not None:
            lines[segment.first] = _with_cell(old, segment.cell, text)
            continue
        inner = re.sub(r"[^>\s]", " ", segment.before)
        lines[segment.first] = segment.before + text.replace("\n", f"\n{inner}") + segment.after
        for index in range(segment.first + 1, segment.last):
            lines[index] = None
    return "\n".join(line for line in lines if line is not None)


def _with_cell(row: str, cell: int, text: str) -> str:
    pieces = _CELL.split(row)
    place = cell + row.lstrip().startswith("|")
    old = pieces[place]
    stripped = old.strip()
    start = old.find(stripped) if stripped else len(old)
    end = start + len(stripped)
    pieces[place] = old[:start] + _CELL.sub(r"\\|", text) + old[end:]
    return "|".join(pieces)
