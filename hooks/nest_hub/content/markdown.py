"""What a page's Markdown holds, with the line of each thing. Reads; does not render."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from nest_hub.content.blocks import WRAPPERS


class _Parser(MarkdownIt):
    """Reads a dangerous address as the link that it is: a check has to see it."""

    def validateLink(self, url: str) -> bool:
        """Every address is one."""
        del url
        return True


_PARSER = _Parser("commonmark", {"html": True}).enable("table")
BLOCK = re.compile(r"^/// *([a-z-]+)(?: *\| *(.*?))? *$")
"""The first line of a block: its name and its argument."""
BLOCK_END = re.compile(r"^/// *$")
IMAGE = re.compile(
    r"""!\[(?P<text>[^\]]*)\]\(\s*(?P<target>[^)\s]+)
    (?:\s+(?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'))?\s*\)""",
    re.VERBOSE,
)
"""An image as authors write it, with its caption in quotation marks or without one."""
_ATTRIBUTES = re.compile(r"\s*\{[:#.][^}]*\}\s*$")
_OTHER_LANGUAGE = re.compile(r"<span\s+lang=\"[a-z-]+\"\s*>")


class Heading(NamedTuple):
    """A heading, without its marks."""

    level: int
    text: str
    line: int


class Link(NamedTuple):
    """A link or an image (then `text` is the alternative text and `title` the caption).

    An image that is `alone` has a paragraph to itself, where its caption can stand below it.
    """

    target: str
    text: str
    line: int
    image: bool = False
    title: str = ""
    alone: bool = False


class Prose(NamedTuple):
    """Text of one block in the page's own language, marked passages of another left out."""

    text: str
    line: int


class Block(NamedTuple):
    """`/// name | argument`."""

    name: str
    argument: str
    line: int


@dataclass
class Document:
    """All of it, in the order of the page. Lines count from the page's first."""

    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    html: list[Prose] = field(default_factory=list)
    words: int = 0
    unclosed: Block | None = None


def read_markdown(body: str, first_line: int) -> Document:
    """Reads `body`, whose first line is line `first_line` of its file."""
    document = Document()
    lines = body.split("\n")
    open_blocks: list[Block] = []
    for index, line in enumerate(lines):
        if BLOCK_END.match(line):
            if open_blocks:
                open_blocks.pop()
            lines[index] = ""
        elif match := BLOCK.match(line):
            block = Block(match[1], match[2] or "", first_line + index)
            document.blocks.append(block)
            open_blocks.append(block)
            if block.argument and block.name in WRAPPERS:
                document.prose.append(Prose(block.argument, block.line))
            lines[index] = ""
    document.unclosed = open_blocks[-1] if open_blocks else None
    tokens = _PARSER.parse("\n".join(lines))
    for index, token in enumerate(tokens):
        place = first_line + (token.map[0] if token.map else 0)
        if token.type == "inline":
            previous = tokens[index - 1]
            level = int(previous.tag[1]) if previous.type == "heading_open" else 0
            apart = previous.type == "paragraph_open" and _is_apart(token, lines)
            _read_inline(token, place, level, document, apart)
        elif token.type == "html_block":
            document.html.append(Prose(token.content, place))
    document.words = sum(len(prose.text.split()) for prose in document.prose)
    return document


def _is_apart(token: Token, lines: list[str]) -> bool:
    """Whether it stands in the page itself, in no list or quotation, between empty lines."""
    if token.level != 1 or token.map is None:
        return False
    start, end = token.map
    return not any("".join(lines[place : place + 1]).strip() for place in (start - 1, end) if place)


def _read_inline(token: Token, line: int, level: int, document: Document, apart: bool) -> None:
    start, text, link_text, target, title = line, "", "", "", ""
    foreign = 0
    for child in token.children or []:
        piece = ""
        if child.type in {"text", "code_inline"}:
            piece = child.content
        elif child.type in {"softbreak", "hardbreak"}:
            piece, line = "\n", line + 1
        elif child.type == "link_open":
            target, link_text = str(child.attrs.get("href", "")), ""
            title = str(child.attrs.get("title", ""))
            if title:
                document.prose.append(Prose(title, line))
        elif child.type == "link_close":
            document.links.append(Link(target, link_text.strip(), line, title=title))
        elif child.type == "image":
            source, caption = (str(child.attrs.get(name, "")) for name in ("src", "title"))
            alone = apart and len(token.children or []) == 1
            document.links.append(Link(source, child.content, line, True, caption, alone))
            document.prose += [Prose(words, line) for words in (child.content, caption) if words]
        elif child.type == "html_inline":
            if _OTHER_LANGUAGE.match(child.content):
                foreign += 1
                text += " · "
            elif child.content == "</span>" and foreign:
                foreign -= 1
            else:
                document.html.append(Prose(child.content, line))
        link_text += piece
        if not foreign and child.type != "code_inline":
            text += piece
    text = _ATTRIBUTES.sub("", text)
    if level:
        document.headings.append(Heading(level, text.strip(), start))
    if text.strip():
        document.prose.append(Prose(text, start))
