"""Captions as WebVTT has them: what is read, and the line of what cannot be."""

from __future__ import annotations

from nest_hub.content.captions import read_captions

WHOLE = """\
WEBVTT - At the door
Kind: captions

STYLE
::cue { color: white }

NOTE Two people
stand at a door.

first
00:01.000 --> 00:02.500 line:0 align:start
<v Nia>Come in &amp; <i>sit</i> down.

01:00:00.000 --> 01:00:01.000
She says <lang cy>croeso</lang>.
"""


def test_a_whole_file() -> None:
    read = read_captions(WHOLE)
    assert read.faults == []
    assert [(c.start, c.end, c.text, c.line) for c in read.captions] == [
        (1, 2.5, "Come in & sit down.", 12),
        (3600, 3601, "She says  · .", 15),
    ]


def test_every_fault_is_told_with_its_line() -> None:
    text = "WEBVTT\n\n00:01 --> 00:02.000\nHello\n\n00:03.000 --> 00:02.000 size:\n\nHello\n"
    assert [(line, problem) for line, problem, _ in read_captions(text).faults] == [
        (3, "The times '00:01 --> 00:02.000' cannot be read."),
        (6, "The setting 'size:' is not known."),
        (6, "The caption ends before it begins."),
        (6, "The caption has no words."),
        (8, "'Hello' has no times above it."),
    ]


def test_what_only_looks_like_captions() -> None:
    for text in ("", "WEBVTTX\n", "\nWEBVTT\n", "1\n00:00:01,000 --> 00:00:02,000\nHello\n"):
        assert [fault[:2] for fault in read_captions(text).faults] == [
            (1, "The file does not begin with the word WEBVTT.")
        ]
