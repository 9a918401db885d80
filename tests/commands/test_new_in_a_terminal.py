"""`nest-hub new case-study` asks in a terminal for what no flag says."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from nest_hub.commands.codes import DONE, STOPPED
from tests.commands.a_chair import (
    ONE_YEAR_ON,
    nothing_is_left,
    without_guides,
)
from tests.commands.terminal import Terminal


@pytest.fixture
def terminal(small: Path) -> Iterator[SimpleNamespace]:
    begun: list[Terminal] = []

    def begin(*arguments: str) -> Terminal:
        begun.append(Terminal(small, *arguments))
        return begun[-1]

    yield SimpleNamespace(begin=begin)
    for one in begun:
        one.process.kill()
        one.process.wait()


def test_a_terminal_is_asked_until_the_answer_fits(small: Path, terminal: SimpleNamespace) -> None:
    at = terminal.begin("a-chair", "--title-en", "A chair", "--values", "")
    opening = at.answer("practise")
    assert opening.startswith("Leave an answer empty to give it later; the check then asks for it.")
    assert "What is it?\n  practice          Real practice\n" in opening
    assert at.answer("").endswith(
        "`kind` cannot be 'practise'. Did you mean `practice`? The valid ones are: practice, "
        "related-practice, illustration."
    )
    assert "Everything else depends on this one." in at.answer("illustration")
    assert "Its title, as a reader meets it — in Welsh" in at.answer("Cadair")
    assert "One sentence that says what it is about — in English" in at.answer("How to come in.")
    assert "— in Welsh" in at.answer("")
    assert "Which organisation did this?" in at.answer("Made-up example")
    assert "— in Welsh" in at.answer("Enghraifft ddychmygol")
    assert "In which regions?" in at.answer("powys")
    assert "  education        Education\n" in at.answer("education, yoof-work")
    assert "Did you mean `youth-work`?" in at.answer("education, youth-work")
    assert "Which age groups" in at.answer("young-people")
    assert "Which feelings of NEST" in at.answer("")
    assert "  no-wrong-door  No wrong door\n" in at.answer("no-wrong-door")
    assert "When?" in at.answer("November")
    assert "'November' is not a date." in at.answer("2026")
    assert "By which day should it be read again?" in at.answer("")
    assert "Were details changed" in at.answer("no")
    assert "Where is it known from?" in at.answer("Made up for this hub")
    assert at.end() == DONE
    assert "Written: case_studies/a-chair/" in at.rest
    shared = (small / "case_studies/a-chair/case_study.yml").read_text(encoding="utf-8")
    assert without_guides(shared) == (
        "kind: illustration\norganisation:\n  en: Made-up example\n  cy: Enghraifft ddychmygol\n"
        "sectors: [education, youth-work]\nages: [young-people]\nregions: [powys]\nthemes: []\n"
        f"principles: [no-wrong-door]\nvalues: []\ndate: 2026\nreview: {ONE_YEAR_ON}\n"
        "details_changed: no\nsource: Made up for this hub\n"
    )
    welsh = (small / "case_studies/a-chair/cy.md").read_text(encoding="utf-8")
    assert welsh.startswith("---\ntitle: Cadair\ndescription:\nslug: cadair\n---\n")


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_ctrl_c_and_the_end_of_input_leave_nothing(
    small: Path, terminal: SimpleNamespace, key: str
) -> None:
    at = terminal.begin("a-chair")
    at.answer("practice")
    at.until("\n> ")
    time.sleep(0.5)  # a signal that comes between its prompt and its reading waits for a key
    at.type(key)
    assert at.end() == STOPPED
    assert at.rest.rstrip().endswith("Stopped. Nothing was written.")
    assert nothing_is_left(small)


def test_killed_while_it_asks_it_leaves_nothing(small: Path, terminal: SimpleNamespace) -> None:
    at = terminal.begin("a-chair")
    at.answer("practice")
    at.until("\n> ")
    at.process.kill()
    at.process.wait(60)
    assert nothing_is_left(small)
