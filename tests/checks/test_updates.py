"""The file of a year: what is wrong in it, where, and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.findings import findings
from tests.small_hub import page, replace

FILE = "framework/updates/2024.yml"
_SCORE = "    - principle: no-wrong-door\n      score: 2.3\n"


def _found(root: Path) -> str:
    """What is said of the files of the years."""
    return "\n".join(said for said in findings(root) if said.startswith("framework/updates/"))


def _line(root: Path, text: str) -> int:
    lines = (root / FILE).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        (
            "score: 2.3",
            "score: 5",
            "score: 5",
            (
                "The score 5.0 of 'no-wrong-door' is not on the scale from 1 to 4.\n"
                "  Correct it after the source."
            ),
        ),
        (
            "score: 2.3",
            "score: good",
            "score: good",
            (
                "Value 1 has `score` 'good', which does not fit: Input should be a valid number, "
                "unable to parse string as a number.\n  Correct it."
            ),
        ),
        (
            _SCORE,
            _SCORE + _SCORE.replace("2.3", "2.4"),
            "score: 2.4",
            "The scores of 2024 name 'no-wrong-door' twice, first on line 21.\n  Keep one of them.",
        ),
        (
            "  as_of: 2024-10\n  what:",
            "  as_of: null\n  what:",
            "  as_of: null",
            (
                "This is confirmed and has no date, so nobody sees it.\n"
                "  Write after `as_of:` when it was true: 2026, 2026-11 or 2026-11-22."
            ),
        ),
        (
            "  as_of: 2024-10\n  what:",
            "  as_of: autumn\n  what:",
            "  as_of: autumn",
            (
                "The file has `as_of` 'autumn', which is not a date.\n"
                "  Write a year, a year and month, or a day: 2026, 2026-11 or 2026-11-22."
            ),
        ),
        (
            "confidence: confirmed\n  values",
            "confidence: verify\n  values",
            "confidence: verify",
            (
                "warning: The scores of 2024 are filled in and not confirmed, so nobody "
                "sees them.\n"
                "  When you have read them in their source, write `confidence: confirmed`."
            ),
        ),
        (
            "    source: report\n    as_of: 2024-10\n    confidence: confirmed\n    points",
            "    source: reprot\n    as_of: 2024-10\n    confidence: confirmed\n    points",
            "reprot",
            (
                "There is no source 'reprot' in the list `sources` of this file.\n"
                "  Did you mean `report`? The valid ones are: report."
            ),
        ),
        (
            "said:\n  - principle: no-wrong-door",
            "said:\n  - principle: wrong-door",
            "principle: wrong-door",
            (
                "The update of 2024 names the principle 'wrong-door', which does not exist.\n"
                "  Did you mean `no-wrong-door`? The valid ones are: no-wrong-door."
            ),
        ),
        (
            "      - en: We opened the door.\n        cy: Agorwyd y drws.",
            "      - en: We opened the door.",
            "We opened",
            (
                "Point 1 of what was said 1 has no Welsh text for `points`.\n"
                "  Add `cy:` with the Welsh text."
            ),
        ),
    ],
)
def test_a_fault(old: str, new: str, at: str, says: str, small: Path) -> None:
    replace(small, FILE, old, new)
    line = _line(small, at) - ("score: 2.4" in new)
    assert _found(small) == f"{FILE}:{line}: {says}"


def test_a_figure_that_stands_twice(small: Path) -> None:
    text = (small / FILE).read_text(encoding="utf-8")
    (small / "framework/updates/2025.yml").write_text(text, encoding="utf-8")
    line = _line(small, "people-taught")
    assert _found(small) == (
        f"framework/updates/2025.yml:{line}: The id `people-taught` stands twice among the "
        f"figures, first in {FILE}, line {line}.\n"
        "  Keep one of them, or give this one an id of its own."
    )


def test_a_name_that_is_no_year(small: Path) -> None:
    (small / FILE).rename(small / "framework/updates/last-year.yml")
    assert _found(small) == (
        "framework/updates/last-year.yml: The name 'last-year.yml' is not a year, so nobody sees "
        "what is in the file.\n  Name it after its year: 2026.yml."
    )


def test_an_authored_page_in_the_way(small: Path) -> None:
    (small / "docs/en/updates").mkdir()
    (small / "docs/en/updates/2024.md").write_text(page("en", "A year"), encoding="utf-8")
    found = findings(small)
    assert (
        "docs/en/updates/2024.md: The name '2024' is kept for the update that "
        f"{FILE} holds.\n  Give the file another name."
    ) in found


def test_a_chart_of_a_year_that_does_not_exist(small: Path) -> None:
    replace(small, "docs/en/everything.md", "/// chart\n", "/// chart | 2042\n")
    assert "There are no scores of '2042'.\n  Did you mean `2024`? The valid ones are: 2024." in (
        "\n".join(findings(small))
    )
