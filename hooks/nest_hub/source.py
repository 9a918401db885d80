"""Reads YAML and front matter, and remembers the line of every value.

Every scalar stays text (`No` is a word, `2026-11` is not a sum); empty and `null` are None.
"""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from nest_hub.diagnostics import Diagnostic
from nest_hub.limits import DEEPEST_YAML, LONGEST_TEXT, LONGEST_VALUE

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = {"", "~", "null"}

INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
"""What nobody sees, and what turns the text around it: it could hide what a reviewer has to see."""
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
        if stat.S_ISFIFO(state.st_mode):  # it would be waited for
            mend = "Put a file with its text there."
            return None, [Diagnostic(path, 0, "This is a pipe, and no file of text.", mend)]
        if not lies_within(root, path):
            problem = "The file lies elsewhere: its folder is a link, or its name leads out of it."
            return None, [Diagnostic(path, 0, problem, "Put the file itself there.")]
        with Path(place).open("rb") as file:
            raw = file.read(LONGEST_TEXT + 1)
    except FileNotFoundError:
        return None, [Diagnostic(path, 0, "The file is missing.", "Write it, or restore it.")]
    except OSError as error:
        problem = f"The file cannot be read: {error.strerror}."
        return None, [Diagnostic(path, 0, problem, "Put a file there that everyone may read.")]
    if len(raw) > LONGEST_TEXT:
        problem = f"The file is larger than {LONGEST_TEXT // 1_000_000} MB."
        return None, [Diagnostic(path, 0, problem, "A text is much smaller: look into it.")]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw[:2]:
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
    if found := INVISIBLE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        return None, [Diagnostic(path, line, *_invisible(found[0]))]
    # What was written a moment ago may be written again without its time being another.
    if time.time_ns() - state.st_ctime_ns > _A_MOMENT:
        _texts[place] = (stamp, text)
    return text, []


def holds(root: Path, path: PurePosixPath) -> bool:
    """Whether a file is there, where its path says."""
    try:
        return stat.S_ISREG((root / path).lstat().st_mode) and lies_within(root, path)
    except (OSError, ValueError):  # a name that no file can have, too
        return False


def lies_within(root: Path, path: PurePosixPath) -> bool:
    """Whether the file is where its path says: below `root`, by no link and by no `..`."""
    # Unlike Path.resolve(), this gives an answer for links that go round in a ring.
    return Path(os.path.realpath(root / path)) == Path(os.path.realpath(root), path)


def _invisible(sign: str) -> tuple[str, str]:
    return (
        f"An invisible character (U+{ord(sign):04X}) stands on this line.",
        "Write the line again; the character came with something that was pasted.",
    )


@lru_cache(maxsize=KEPT)
def parse_yaml(text: str, first_line: int = 1) -> Mapping:
    """The mapping that `text` holds. Raises SourceError with a line and a mend."""
    try:
        return _Building(first_line).read(text)
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error, text, first_line) from error
    except yaml.YAMLError as error:
        raise SourceError(
            first_line, "The YAML holds a character that is not allowed.", "Remove it."
        ) from error


class _Building:
    """Makes values of YAML's events, one after the other, and stops at what no content needs.

    Names for values (`&a`, `*a`) make a small file as large as memory, types (`!!python/…`) ask
    for more than text, and what is nested without end takes the reader's program down.
    """

    def __init__(self, first_line: int) -> None:
        self._first = first_line
        self._open: list[Mapping | Sequence] = []
        self._keys: list[str | None] = []  # of each that is open, the key that has no value yet
        self._whole: Any = None

    def read(self, text: str) -> Mapping:
        """The mapping that the text holds."""
        documents = 0
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.NodeEvent):
                self._add(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._open.pop()
                self._keys.pop()
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    mark: Any = event.start_mark  # the C reader has a type of its own
                    raise yaml.MarkedYAMLError(problem_mark=mark)
        if not documents:
            self._whole = Mapping()
            self._whole.line, self._whole.lines = self._first, {}
        if not isinstance(self._whole, Mapping):
            raise SourceError(
                self._first, "The YAML is not a list of `key: value`.", "Begin it with a key."
            )
        return self._whole

    def _add(self, event: Any) -> None:
        line = event.start_mark.line + self._first
        _refuse(event, line)
        inner = self._open[-1] if self._open else None
        if isinstance(inner, Mapping) and self._keys[-1] is None:
            self._keys[-1] = _new_key(event, inner, line)
            return
        value: Any
        if isinstance(event, yaml.ScalarEvent):
            if len(event.value) > LONGEST_VALUE:
                problem = f"A value has {len(event.value)} characters, more than {LONGEST_VALUE}."
                raise SourceError(line, problem, "Shorten it: look into it.")
            value = None if not event.style and event.value in _NULLS else event.value
        else:
            value = Mapping() if isinstance(event, yaml.MappingStartEvent) else Sequence()
            value.line, value.lines = line, {} if isinstance(value, Mapping) else []
        if isinstance(inner, Mapping):
            inner[str(self._keys[-1])] = value
            self._keys[-1] = None
        elif isinstance(inner, Sequence):
            inner.append(value)
            inner.lines.append(line)
        else:
            self._whole = value
        if not isinstance(event, yaml.ScalarEvent):
            if len(self._open) == DEEPEST_YAML:
                problem = f"More than {DEEPEST_YAML} lists and entries stand one in the other here."
                raise SourceError(line, problem, "Write it flatter.")
            self._open.append(value)
            self._keys.append(None)


def _new_key(event: Any, mapping: Mapping, line: int) -> str:
    if not isinstance(event, yaml.ScalarEvent):
        raise SourceError(
            line,
            "A list stands where a key is expected.",
            "A text that begins with `{` or `[` needs quotes around it.",
        )
    key = str(event.value)
    if key in mapping.lines:
        raise SourceError(
            line, f"`{key}` stands twice, first on line {mapping.lines[key]}.", "Keep one of them."
        )
    mapping.lines[key] = line
    return key


def _refuse(event: Any, line: int) -> None:
    """Raises SourceError for a name, a type, or what nobody sees."""
    if isinstance(event, yaml.AliasEvent):
        sign, what = f"*{event.anchor}", "stands for a value that was given a name"
    elif event.anchor is not None:
        sign, what = f"&{event.anchor}", "gives a name to what follows"
    elif event.tag is not None:
        sign, what = event.tag.replace("tag:yaml.org,2002:", "!!"), "gives a type to what follows"
    else:
        if isinstance(event, yaml.ScalarEvent) and (found := INVISIBLE.search(event.value)):
            raise SourceError(line, *_invisible(found[0]))  # it was written as `\\u202e`
        return
    raise SourceError(
        line,
        f"`{sign}` {what}, which is not used here.",
        f"Write the value itself. A text that begins with `{sign[0]}` needs quotes around it.",
    )


def _syntax_error(error: yaml.MarkedYAMLError, text: str, first: int) -> SourceError:
    mark = error.problem_mark or error.context_mark
    lines = text.split("\n")
    row = min(mark.line, len(lines) - 1) if mark else 0
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
