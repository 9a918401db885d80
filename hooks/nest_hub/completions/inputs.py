"""Finds the texts in what was given: files, folders, zips, lines, standard input.

It hands out work in pieces of some size, so that memory does not grow with what is read. A piece
is opened where it is worked on, which may be another process.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple

from nest_hub.completions.jsons import MOST_BYTES
from nest_hub.completions.zips import BadZip, Member, content, members, open_zip, refusal

BLOCK = 1 << 22
"""Bytes that are worked on together."""
TOGETHER = 1000
"""Files or members that are, at most."""
_BLANK = b" \t\r"
_BLANKS = _BLANK + b"\n"
_LINES = re.compile(rb"[ \t\r\n]*\{[^\n]*\}[ \t\r]*\n[ \t\r\n]*[^ \t\r\n]")
"""How a text begins that is lines, without being called so."""
_LEFT_OUT = {"__MACOSX", "Thumbs.db", "desktop.ini"}
_HIDDEN = re.compile(r"(?:^|/)(?:\.(?!\.(?:/|\Z))|(?:__MACOSX|Thumbs\.db|desktop\.ini)(?:/|\Z))")
"""A path of which a part is left out."""
_LONGEST_NAME = 300


class Refused(NamedTuple):
    """A text that cannot even be opened."""

    name: str
    reason: str


class Files(NamedTuple):
    """Files of one record each, with their names."""

    paths: list[tuple[str, str]]


class Members(NamedTuple):
    """Members of a zip, of one record each."""

    path: str
    members: list[tuple[str, Member]]


class Lines(NamedTuple):
    """Whole lines, and the number of the first; or one text, with no number."""

    name: str
    first: int
    text: bytes
    place: int = 0


class Span(NamedTuple):
    """The place of whole lines in a file, which is read where it is worked on."""

    name: str
    first: int
    path: str
    place: int
    size: int


Piece = Refused | Files | Members | Lines | Span
Text = tuple[str, bytes | str]
"""A text's name, and its bytes or the reason why it is refused."""


def short(name: str) -> str:
    """A name, of which the end is kept."""
    return name[-_LONGEST_NAME:]


def pieces(given: Iterable[str], standard_input: BinaryIO) -> Iterator[tuple[int, Piece]]:
    """All work, each with how many bytes of input it stands for."""
    for path in given:
        if path == "-":
            yield from _in_stream("-", standard_input)
        else:
            yield from _in_path(Path(path))


def _in_path(path: Path) -> Iterator[tuple[int, Piece]]:
    waiting: list[tuple[str, str]] = []
    size = 0
    for name, file in _walk(path):
        try:
            status = file.stat()
        except OSError:
            yield 0, Refused(short(name), "unreadable")
            continue
        if not stat.S_ISREG(status.st_mode):
            yield 0, Refused(short(name), "unreadable")
        elif file.name.lower().endswith(".zip"):
            yield from _in_zip(name, file)
        elif status.st_size > MOST_BYTES or _are_lines(file.name):
            yield from _in_file(name, file)
        else:
            waiting.append((name, str(file)))
            size += status.st_size
            if size >= BLOCK or len(waiting) == TOGETHER:
                yield size, Files(waiting)
                waiting, size = [], 0
    if waiting:
        yield size, Files(waiting)


def _walk(path: Path) -> Iterator[tuple[str, Path]]:
    """The files of a folder with their names; a file as it is."""
    if not path.is_dir():
        yield str(path), path
        return
    top = path.resolve().name
    waiting = [(top, path)]
    while waiting:
        name, folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.startswith(".") or entry.name in _LEFT_OUT:
                        continue
                    inner = f"{name}/{entry.name}"
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append((inner, Path(entry.path)))
                    elif not (entry.is_symlink() and entry.is_dir()):
                        yield inner, Path(entry.path)
        except OSError:
            yield name, folder


def _are_lines(name: str) -> bool:
    return name.lower().endswith((".ndjson", ".jsonl"))


def _in_file(name: str, file: Path) -> Iterator[tuple[int, Piece]]:
    try:
        with file.open("rb") as stream:
            for size, piece in _in_stream(name, stream):
                if isinstance(piece, Lines) and piece.first:
                    _, first, text, place = piece
                    piece = Span(name, first, str(file), place, len(text))
                yield size, piece
    except OSError:
        yield 0, Refused(short(name), "unreadable")


def _in_stream(name: str, stream: BinaryIO) -> Iterator[tuple[int, Piece]]:
    """The pieces of a text that may be long: lines, or one record."""
    parts = iter(lambda: stream.read(BLOCK), b"")
    if not _are_lines(name):
        head = stream.read(MOST_BYTES + 1)
        if not begins_lines(head[:MOST_BYTES]):
            long = len(head) > MOST_BYTES
            yield len(head), Refused(short(name), "size") if long else Lines(name, 0, head)
            return
        parts = chain([head], parts)
    yield from _lines(name, parts)


def begins_lines(head: bytes) -> bool:
    """Whether a text is lines by its beginning: an object on the first, and more on another."""
    return b"\n" in head and bool(_LINES.match(head))


def _lines(name: str, parts: Iterator[bytes]) -> Iterator[tuple[int, Piece]]:
    """Blocks of whole lines. Of a line that is too long nothing is kept."""
    number, place, rest, skipping, found = 1, 0, b"", False, False
    for part in parts:
        size = len(part)
        if skipping:
            end = part.find(b"\n") + 1
            place += end or size
            if not end:
                yield size, Lines(name, number, b"")
                continue
            part, skipping, number = part[end:], False, number + 1
        rest = rest + part if rest else part
        end = rest.rfind(b"\n") + 1
        if end:
            block, rest = rest[:end], rest[end:]
            found = found or bool(block.strip(_BLANKS))
            yield size, Lines(name, number, block, place)
            number += block.count(b"\n")
            place += end
        if len(rest) > MOST_BYTES + 2:
            yield 0, Refused(short(f"{name}:{number}"), "size")
            place += len(rest)
            rest, skipping, found = b"", True, True
    if rest.strip(_BLANKS):
        found = True
        yield 0, Lines(name, number, rest, place)
    if not found:
        yield 0, Refused(short(name), "empty")


def _in_zip(name: str, path: Path) -> Iterator[tuple[int, Piece]]:
    waiting: list[tuple[str, Member]] = []
    size = 0
    try:
        with open_zip(path) as file, open_zip(path) as inside:
            for member in members(file):
                if member is None:
                    yield 0, Refused(short(name), "bomb")
                    break
                if _HIDDEN.search(member.name):
                    continue
                inner = short(f"{name}/{member.name}")
                lines = _are_lines(member.name)
                reason = refusal(member, lines)
                if reason is None and member.name.endswith("/"):
                    continue
                if reason:
                    yield member.packed, Refused(inner, reason)
                elif lines:
                    yield from _member_lines(inner, inside, member)
                else:
                    waiting.append((inner, member))
                    size += member.packed
                    if size >= BLOCK or len(waiting) == TOGETHER:
                        yield size, Members(str(path), waiting)
                        waiting, size = [], 0
    except OSError:
        yield 0, Refused(short(name), "unreadable")
    except BadZip:
        yield 0, Refused(short(name), "zip")
    if waiting:
        yield size, Members(str(path), waiting)


def _member_lines(name: str, file: BinaryIO, member: Member) -> Iterator[tuple[int, Piece]]:
    try:
        # Of a damaged member nothing counts, so it is read twice.
        for _ in content(file, member):
            pass
        for size, piece in _lines(name, content(file, member)):
            yield size * member.packed // max(member.size, 1), piece
    except BadZip:
        yield 0, Refused(name, "zip")


def texts(piece: Piece) -> Iterator[Text]:
    """The texts of a piece."""
    if isinstance(piece, Refused):
        yield piece
    elif isinstance(piece, Files):
        for name, path in piece.paths:
            yield from _file_texts(name, path)
    elif isinstance(piece, Members):
        with open_zip(Path(piece.path)) as file:
            for name, member in piece.members:
                try:
                    text = b"".join(content(file, member))
                except (BadZip, OSError):
                    yield name, "zip"
                else:
                    yield from _split(name, text)
    elif isinstance(piece, Span):
        try:
            with Path(piece.path).open("rb", buffering=0) as stream:
                stream.seek(piece.place)
                text = stream.read(piece.size) or b""
        except OSError:
            yield short(piece.name), "unreadable"
        else:
            yield from _line_texts(piece.name, piece.first, text)
    elif piece.first:
        yield from _line_texts(piece.name, piece.first, piece.text)
    else:
        yield short(piece.name), piece.text


def _file_texts(name: str, path: str) -> Iterator[Text]:
    try:
        with Path(path).open("rb") as file:
            text = file.read(MOST_BYTES + 1)
    except OSError:
        yield short(name), "unreadable"
    else:
        yield from _split(name, text)


def _split(name: str, text: bytes) -> Iterator[Text]:
    """A text that may be lines, without being called so."""
    if begins_lines(text):
        yield from _line_texts(name, 1, text)
    else:
        yield short(name), text


def _line_texts(name: str, first: int, text: bytes) -> Iterator[Text]:
    for number, line in enumerate(text.split(b"\n"), first):
        line = line.strip(_BLANK)
        if line:
            yield short(f"{name}:{number}"), line
