"""Personal data is found in every form in both languages, and what only looks like it is not.

The texts, all of them nobody's, are in `personal_texts.py`.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from nest_hub.checks.of_pages import check_pages
from nest_hub.checks.personal import Known, as_read, find_personal_data
from nest_hub.checks.privacy import check_page_privacy, check_privacy, what_is_known
from nest_hub.content.load import load_hub
from nest_hub.diagnostics import arrange
from tests.checks.personal_texts import HARMLESS, PERSONAL
from tests.findings import findings
from tests.small_hub import replace, write_small_hub


@pytest.fixture(scope="module")
def known(root: Path) -> Known:
    """What the hub's own data allows."""
    return what_is_known(load_hub(root))


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in PERSONAL.items() for text in texts]
)
def test_is_found(kind: str, text: str, known: Known) -> None:
    found = find_personal_data(as_read(text), known)
    assert found
    assert all(kind in one.problem for one in found)


@pytest.mark.parametrize("text", HARMLESS)
def test_raises_nothing(text: str, known: Known) -> None:
    assert [one.problem for one in find_personal_data(as_read(text), known)] == []


def test_there_are_harmless_texts_enough() -> None:
    assert len(set(HARMLESS)) == len(HARMLESS) >= 25


def test_two_numbers_on_one_line_are_two(known: Known) -> None:
    found = find_personal_data("029 2018 0123 07700 900123, 0800 1111 01632 960123", known)
    assert [one.text for one in found] == ["029 2018 0123", "07700 900123", "01632 960123"]


@pytest.mark.parametrize("texts", PERSONAL.values(), ids=PERSONAL)
def test_is_not_said_again(texts: list[str], known: Known) -> None:
    secrets = ("megan", "tomos", "900123", "476", "34 56", "3nq", "2014", "20180123")
    for text in texts:
        for one in find_personal_data(as_read(text), known):
            assert not [secret for secret in secrets if secret in one.problem.lower()]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One small hub; each test takes a copy."""
    return write_small_hub(tmp_path_factory.mktemp("sound") / "hub")


@pytest.fixture
def hub(sound: Path, tmp_path: Path) -> Path:
    """A copy of the small hub."""
    return Path(shutil.copytree(sound, tmp_path / "hub"))


EXEMPTION = """\
exemptions:
  - text: CF10  3NQ
    where: case_studies/one-door/case_study.yml
    reason: The postcode of Welsh Government’s own building, which the form needs.
    reviewed_on: 2026-11-22
"""


def in_privacy(root: Path) -> list[str]:
    """What these checks say."""
    hub = load_hub(root)
    found = [*check_pages(hub, (check_page_privacy,)), *check_privacy(hub)]
    return [finding.plain() for finding in arrange(found)]


def test_an_exempted_text_stands(hub: Path) -> None:
    replace(hub, "case_studies/one-door/case_study.yml", "en: A school", "en: A school, CF10 3NQ")
    assert in_privacy(hub) == [
        (
            "case_studies/one-door/case_study.yml:3: The text holds a postcode (CF10…).\n"
            "  Name the town or the county instead. If it is nobody’s own, list it in "
            "framework/exemptions.yml and say why."
        )
    ]
    (hub / "framework/exemptions.yml").write_text(EXEMPTION, encoding="utf-8")
    assert in_privacy(hub) == []


def test_an_exemption_is_for_its_file_alone(hub: Path) -> None:
    (hub / "framework/exemptions.yml").write_text(EXEMPTION, encoding="utf-8")
    replace(hub, "docs/en/index.md", "We listen to", "We listen at CF10 3NQ to")
    assert [line.split("\n")[0] for line in in_privacy(hub)] == [
        "docs/en/index.md:3: The text holds a postcode (CF10…).",
        (
            "framework/exemptions.yml:2: warning: Nothing in case_studies/one-door/case_study.yml "
            "needs this exemption."
        ),
    ]


def test_an_exemption_that_nothing_needs_is_a_warning(hub: Path) -> None:
    (hub / "framework/exemptions.yml").write_text(EXEMPTION, encoding="utf-8")
    assert findings(hub) == [
        (
            "framework/exemptions.yml:2: warning: Nothing in case_studies/one-door/case_study.yml "
            "needs this exemption.\n  Remove it, or correct its `text` or `where`."
        )
    ]


def test_an_exemption_without_a_reason_is_refused(hub: Path) -> None:
    text = EXEMPTION.replace("    reason: The postcode", "    # The postcode")
    (hub / "framework/exemptions.yml").write_text(text, encoding="utf-8")
    assert findings(hub) == [
        "framework/exemptions.yml:2: Exemption 1 has no `reason`.\n  Add `reason: …`."
    ]


def test_is_found_wherever_it_stands_with_its_line(hub: Path) -> None:
    folder = "case_studies/one-door"
    replace(hub, f"{folder}/en.md", "title: One door", "title: One door, CF10 3NQ")
    replace(hub, f"{folder}/en.md", "---\n\n", "# Ring 07700 900123 for the form.\n---\n\n")
    replace(
        hub,
        f"{folder}/en.md",
        "## What was done\n",
        '## What was done\n\n![A girl named Megan](door.png "Born on 12 March 2014")\n\n'
        "Some words on one line,\nand a pupil called\nMegan on another. <!-- QQ123456C -->\n",
    )
    replace(hub, f"{folder}/case_study.yml", "kind:", "# megan@example.org\nkind:")
    replace(hub, "modules/nest/media/door.en.vtt", "Come in", "NHS number 943 476 5919. Come in")
    replace(hub, "modules/nest/media/door.cy.md", "Dewch", "Dewch, ddisgybl o’r enw Megan. Dewch")
    replace(hub, "modules/nest/questions.yml", "en: Come in", "en: Come in, Megan (age 9)")
    (hub / folder / "jones-9434765919.jpg").touch()
    (hub / folder / "cf10-3nq.png").touch()
    (hub / folder / "dob_12-03-2014.png").touch()
    (hub / folder / "IMG_20261122_142233.jpg").touch()
    found = sorted(line.split("\n")[0] for line in in_privacy(hub))
    assert found == [
        f"{folder}/case_study.yml:1: The text holds an e-mail address (…@example.org).",
        f"{folder}/cf10-3nq.png: The name of the file holds a postcode (cf10…).",
        f"{folder}/dob_12-03-2014.png: The name of the file holds a date of birth (“dob …”).",
        f"{folder}/en.md:13: A child or a parent is named (“girl named …”).",
        f"{folder}/en.md:13: The text holds a date of birth (“Born on …”).",
        f"{folder}/en.md:16: A child or a parent is named (“pupil called …”).",
        f"{folder}/en.md:17: The text holds a National Insurance number (QQ…).",
        f"{folder}/en.md:2: The text holds a postcode (CF10…).",
        f"{folder}/en.md:4: The text holds a telephone number (077…).",
        (
            f"{folder}/jones-9434765919.jpg: The name of the file holds what looks like "
            "an NHS number (94…)."
        ),
        "modules/nest/media/door.cy.md:1: A child or a parent is named (“ddisgybl o’r enw …”).",
        "modules/nest/media/door.en.vtt:4: The text holds what looks like an NHS number (94…).",
        (
            "modules/nest/questions.yml:15: A child or a parent is named "
            "(by a name, with an age or a class)."
        ),
    ]


def test_a_thousand_pages_are_read_quickly(root: Path, known: Known) -> None:
    words = [
        word
        for path in sorted((root / "case_studies").glob("*/*.md"))
        for word in path.read_text(encoding="utf-8").split(" ")
    ]
    pages = [" ".join(words[start : start + 600]) for start in range(0, len(words), 600)]
    before = time.process_time()
    for page in pages:
        find_personal_data(as_read(page), known)
    # About 0.5 ms a page; the bound is loose, as this runs beside other tests.
    assert (time.process_time() - before) / len(pages) < 0.003
