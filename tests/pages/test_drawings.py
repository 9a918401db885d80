"""Drawings within a page: each that it uses once, under a name that nothing else has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from nest_hub.pages.drawings import drawings_within

MARKS = (
    '<svg xmlns="http://www.w3.org/2000/svg">\n'
    '<symbol id="safe" viewBox="0 0 24 24"><path d="M1 1"/></symbol>\n'
    '<symbol id="trusted" viewBox="0 0 24 24"><path d="M2 2"/></symbol>\n</svg>\n'
)
PAGE = "<html><body><p>{}</p>\n</body>\n</html>\n"


@pytest.fixture
def within(tmp_path: Path) -> Callable[[str], str]:
    (tmp_path / "marks.svg").write_text(MARKS, encoding="utf-8")
    (tmp_path / "nest.svg").write_text(MARKS.replace("safe", "nest"), encoding="utf-8")
    return drawings_within(tmp_path)


def test_a_drawing_that_is_used_twice_stands_there_once(within: Callable[[str], str]) -> None:
    safe = '<svg><use class="sign" href="../../assets/images/marks.svg#safe" x="4"/></svg>'
    inner = '<svg><use class="sign" href="#drawn-safe" x="4"/></svg>'
    assert within(PAGE.format(safe * 2)) == (
        f"<html><body><p>{inner * 2}</p>\n"
        '<svg class="hidden" aria-hidden="true" focusable="false">'
        '<symbol id="drawn-safe" viewBox="0 0 24 24"><path d="M1 1"/></symbol></svg>\n'
        "</body>\n</html>\n"
    )


@pytest.mark.parametrize(
    "content",
    [
        "No drawing",
        '<use href="#safe"/>',
        '<use href="assets/images/nest.svg#nest"/>',
        '<use href="assets/images/marks.svg#brave"/>',
        '<a href="assets/images/marks.svg#safe">marks</a>',
        "&lt;use href=&quot;assets/images/marks.svg#safe&quot;/&gt;",
    ],
)
def test_anything_else_stays_as_it_is(content: str, within: Callable[[str], str]) -> None:
    assert within(PAGE.format(content)) == PAGE.format(content)
