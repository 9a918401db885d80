"""Reads YAML and front matter, and remembers the line of every value.

Every scalar stays text (`No` is a word, `2026-11` is not a sum); empty and `null` are None.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from nest_hub.diagnostics import Diagnostic

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = {"", "~", "null"}

KEPT = 16384
"""How many files are kept as they were read, for when the same text is read again."""


_A_MOMENT = 2_000_000_000
"""Nanoseconds; more than any file system's clock is coarse."""
_texts: dict[str, tuple[tuple[int, ...], str]] = {}
"""By the file's place: its state when it was read, and what it held."""


class Mapping(dict[str, Any]):
    """A YAML mapping: `line` is where it begins, `lines` where each key stands."""

    line: int
    lines: dict[str, int]

    def without(self, key: str) -> Mapping:
        """The same but for one key; this one, which others may hold, stays as it is."""
        rest = Mapping({name: value for name, value in self.items() if name != key})
        rest.line, rest.lines = self.line, self.lines
        return rest


class Sequence(list[Any]):
    """A YAML list: `line` is where it begins, `lines` where each entry begins."""

    line: int
    lines: list[int]


@dataclass(frozen=True)
class Front:
    """A Markdown file: its front matter, and its body with the line on which it begins."""

    data: Mapping
    body: str
    body_line: int


class SourceError(Exception):
    """Raised within this module only: a file that cannot be read as YAML."""

    def __init__(self, line: int, problem: str, mend: str) -> None:
        super().__init__(problem)
        self.line, self.problem, self.mend = line, problem, mend


def read_yaml(
    root: Path, path: PurePosixPath, *, optional: bool = False
) -> tuple[Mapping | None, list[Diagnostic]]:
    """The mapping in the YAML file `path` below `root`, or None with the reason.

    An `optional` file may be absent: None, and nothing to mend.
    """
    file = root / path
    if optional and not file.exists() and not file.is_symlink():
        return None, []
    text, findings = read_text(root, path)
    return read_mapping(text, path) if text is not None else (None, findings)


def read_mapping(text: str, path: PurePosixPath) -> tuple[Mapping | None, list[Diagnostic]]:
    """The mapping in the YAML file whose text this is, or None with the reason."""
    try:
        return parse_yaml(text), []
    except SourceError as error:
        return None, [Diagnostic(path, error.line, error.problem, error.mend)]


def parse_front(text: str, path: PurePosixPath) -> tuple[Front | None, list[Diagnostic]]:
    """The Markdown file whose text this is, or None with the reason."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, [
            Diagnostic(
                path,
                1,
                "The page has no front matter.",
                "Begin the file with a line `---`, then `title: …` and `description: …`, "
                "then another line `---`.",
            )
        ]
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        return None, [
            Diagnostic(
                path,
                1,
                "The front matter does not end.",
                "Add a line `---` after its last entry.",
            )
        ]
    try:
        data = parse_yaml("\n".join(lines[1:end]), first_line=2)
    except SourceError as error:
        return None, [Diagnostic(path, error.line, error.problem, error.mend)]
    return Front(data, "\n".join(lines[end + 1 :]), end + 2), []


def read_text(root: Path, path: PurePosixPath) -> tuple[str | None, list[Diagnostic]]:
    """The file as text with Unix line ends, or None with the reason.

    One that has not been written since is not read again.
    """
    place = f"{root}/{path}"
    try:
        state = os.lstat(place)
        if stat.S_ISLNK(state.st_mode):
            # It could show what lies anywhere on the machine that builds the site.
            return None, [Diagnostic(path, 0, "The file is a link.", "Put the file itself there.")]
        stamp = (state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
        if (known := _texts.get(place)) and known[0] == stamp:
            return known[1], []
        raw = Path(place).read_bytes()
    except FileNotFoundError:
        return None, [Diagnostic(path, 0, "The file is missing.", "Write it, or restore it.")]
    except OSError as error:
        problem = f"The file cannot be read: {error.strerror}."
        return None, [Diagnostic(path, 0, problem, "Put a file there that everyone may read.")]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw:
        return None, [
            Diagnostic(
                path, 1, "The file is UTF-16 text, and not UTF-8.", "Save it again as UTF-8."
            )
        ]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, [
            Diagnostic(path, line, "The file is not UTF-8 text.", "Save it again as UTF-8.")
        ]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # What was written a moment ago may be written again without its time being another.
    if time.time_ns() - state.st_ctime_ns > _A_MOMENT:
        _texts[place] = (stamp, text)
    return text, []


@lru_cache(maxsize=KEPT)
def parse_yaml(text: str, first_line: int = 1) -> Mapping:
    """The mapping that `text` holds. Raises SourceError with a line and a mend."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error, text, first_line) from error
    except yaml.YAMLError as error:
        raise SourceError(
            first_line, "The YAML holds a character that is not allowed.", "Remove it."
        ) from error
    if node is None:
        empty = Mapping()
        empty.line, empty.lines = first_line, {}
        return empty
    if not isinstance(node, yaml.MappingNode):
        raise SourceError(
            first_line, "The YAML is not a list of `key: value`.", "Begin it with a key."
        )
    built = _build(node, first_line)
    assert isinstance(built, Mapping)
    return built


def _build(node: yaml.Node, first: int) -> Any:
    line = node.start_mark.line + first
    if isinstance(node, yaml.MappingNode):
        mapping = Mapping()
        mapping.line, mapping.lines = line, {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            key_line = key_node.start_mark.line + first
            if key in mapping.lines:
                raise SourceError(
                    key_line,
                    f"`{key}` stands twice, first on line {mapping.lines[key]}.",
                    "Keep one of them.",
                )
            mapping.lines[key] = key_line
            mapping[key] = _build(value_node, first)
        return mapping
    if isinstance(node, yaml.SequenceNode):
        sequence = Sequence(_build(item, first) for item in node.value)
        sequence.line = line
        sequence.lines = [item.start_mark.line + first for item in node.value]
        return sequence
    quoted = isinstance(node, yaml.ScalarNode) and node.style
    if not quoted and node.value in _NULLS:
        return None
    return node.value


def _syntax_error(error: yaml.MarkedYAMLError, text: str, first: int) -> SourceError:
    mark = error.problem_mark or error.context_mark
    row = mark.line if mark else 0
    lines = text.split("\n")
    shown = lines[row].strip() if row < len(lines) else ""
    previous = next((line.strip() for line in reversed(lines[:row]) if line.strip()), "")
    what = f"The YAML cannot be read here: `{shown}`." if shown else "The YAML ends too soon."
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        mend = 'A text that holds a colon and a space needs quotes around it: `"…"`.'
    elif "\\t" in problem or "\t" in shown or (row < len(lines) and "\t" in lines[row]):
        mend = "Indent with spaces, not with a tab."
    elif "could not find expected ':'" in problem:
        mend = f"Write `key: value`. The fault may be on the line before: `{previous}`."
    elif "quoted scalar" in problem or "quoted scalar" in (error.context or ""):
        mend = "A quotation mark opens and does not close. Close it."
    elif "block mapping" in (error.context or "") or "block collection" in (error.context or ""):
        mend = f"Check the indentation against the line before: `{previous}`."
    else:
        mend = f"Check this line and the one before: `{previous}`."
    return SourceError(row + first, what, mend)


def relative(root: Path, paths: Iterable[Path]) -> list[PurePosixPath]:
    """The paths relative to the root, sorted; without names that are no text."""
    names = (path.relative_to(root).as_posix() for path in paths)
    return sorted(PurePosixPath(name) for name in names if is_text(name))


def is_text(name: str) -> bool:
    """Whether a name is text: that of a file may be any bytes, and cannot be said then."""
    return not any("\udc80" <= sign <= "\udcff" for sign in name)
