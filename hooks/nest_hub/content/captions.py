"""Captions in a WebVTT file (https://www.w3.org/TR/webvtt1/), with the line of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

LONGEST_CAPTION = 1000
"""Characters of one caption, which is seen for some seconds."""
_SIGNATURE = re.compile(r"WEBVTT(?:[ \t].*)?$")
_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d\.\d{3})"
_TIMES = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]+(.*))?$")
_SETTING = re.compile(r"(?:vertical|line|position|size|align|region):\S+$")
_NOT_SHOWN = re.compile(r"(?:NOTE(?:[ \t].*)?|STYLE[ \t]*|REGION[ \t]*)$")
_OTHER_LANGUAGE = re.compile(r"<lang [^>]*>.*?</lang>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_FORM = "Write it as `00:00:01.000 --> 00:00:03.500`, with a full stop before the thousandths."


@dataclass(frozen=True)
class Caption:
    """One caption: when it is seen, in seconds, and what it says in the file's own language."""

    start: float
    end: float
    text: str
    line: int


@dataclass
class Captions:
    """All of a file, and what is wrong with it: line, problem, mend."""

    captions: list[Caption] = field(default_factory=list)
    faults: list[tuple[int, str, str]] = field(default_factory=list)


def read_captions(text: str) -> Captions:
    """Reads a WebVTT file, whose first line is line 1."""
    found = Captions()
    blocks = list(_blocks(text))
    if not blocks or blocks[0][0] != 1 or not _SIGNATURE.match(blocks[0][1][0]):
        problem = "The file does not begin with the word WEBVTT."
        found.faults.append((1, problem, "Write it on the first line, then an empty line."))
        return found
    early = next((at for at, line in enumerate(blocks[0][1], 1) if "-->" in line), 0)
    if early:
        problem = "There is no empty line below the word WEBVTT."
        found.faults.append((early, problem, "Leave one above each caption."))
    for first, lines in blocks[1:]:
        if any("-->" in line for line in lines):
            _read_caption(first, lines, found)
        elif not _NOT_SHOWN.match(lines[0]):
            found.faults.append((first, f"'{lines[0]}' has no times above it.", _FORM))
    if not found.captions and not found.faults:
        mend = "Write each below its times, such as `00:00:01.000 --> 00:00:03.500`."
        found.faults.append((1, "The file holds no captions.", mend))
    return found


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines that empty lines divide, each with the number of its first line."""
    block: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _read_caption(first: int, lines: list[str], found: Captions) -> None:
    place = next(index for index, line in enumerate(lines) if "-->" in line)
    here, words = first + place, lines[place + 1 :]
    if place > 1 or any("-->" in line for line in words):
        found.faults.append(
            (here, "There is no empty line between two captions.", "Leave one above each.")
        )
        return
    match = _TIMES.match(lines[place].strip())
    if not match:
        found.faults.append((here, f"The times '{lines[place]}' cannot be read.", _FORM))
        return
    start, end = _seconds(*match.group(1, 2, 3)), _seconds(*match.group(4, 5, 6))
    for setting in (match[7] or "").split():
        if not _SETTING.match(setting):
            mend = "Remove it, or write such as `line:0` or `align:start`."
            found.faults.append((here, f"The setting '{setting}' is not known.", mend))
    if end <= start:
        found.faults.append((here, "The caption ends before it begins.", "Correct its times."))
    if found.captions and start < found.captions[-1].start:
        mend = "Put captions in the order in which they are seen."
        found.faults.append((here, "The caption begins before the one above it.", mend))
    if sum(map(len, words)) > LONGEST_CAPTION:
        problem = f"The caption has more than {LONGEST_CAPTION} characters."
        found.faults.append((here, problem, "Make several of it, each with its times."))
        return
    text = unescape(_TAG.sub("", _OTHER_LANGUAGE.sub(" · ", "\n".join(words))))
    if not text.strip():
        mend = "Write them below its times, or remove it."
        found.faults.append((here, "The caption has no words.", mend))
    found.captions.append(Caption(start, end, text, here + 1))


def _seconds(hours: str | None, minutes: str, seconds: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds)
