"""`nest-hub new case-study` with flags: what it writes, refuses, and never leaves."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from nest_hub.cli import main
from nest_hub.commands.codes import DONE, MISUSED, STOPPED
from nest_hub.content.case_studies import HEADINGS
from nest_hub.content.load import load_hub
from nest_hub.languages import LANGUAGES
from tests.commands.a_chair import (
    FLAGS,
    ONE_YEAR_ON,
    SHARED,
    WORDS,
    flags,
    nothing_is_left,
    run,
    without_guides,
)
from tests.findings import findings


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())


def test_flags_write_the_folder_whole(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(small, "a-chair", *flags()) == DONE
    folder = small / "case_studies/a-chair"
    assert sorted(path.name for path in folder.iterdir()) == ["case_study.yml", "cy.md", "en.md"]
    shared = (folder / "case_study.yml").read_text(encoding="utf-8")
    assert without_guides(shared) == SHARED.format(review=ONE_YEAR_ON)
    assert "# One or more of: no-wrong-door. []: none in particular.\n" in shared
    welsh = (folder / "cy.md").read_text(encoding="utf-8")
    assert welsh.startswith(
        "---\ntitle: Cadair wrth y drws\ndescription: Sut y gwnaeth ysgol hi’n haws dod i mewn.\n"
        "slug: cadair-wrth-y-drws\n---\n\n## Beth oedd yr angen\n\n<!-- Canllaw: Beth oedd yn anodd"
    )
    english = (folder / "en.md").read_text(encoding="utf-8")
    assert english.startswith('---\ntitle: "A chair: by the door"\n')
    for language, text in (("en", english), ("cy", welsh)):
        found = [line[3:] for line in text.splitlines() if line.startswith("## ")]
        assert found == HEADINGS[language]
        assert text.count("<!-- ") == 5
    assert capsys.readouterr().out == (
        "Written: case_studies/a-chair/\n"
        "  case_study.yml  what both languages share\n"
        "  en.md, cy.md    the words, under the same five headings\n"
        "\n"
        "Next:\n"
        "1. Write en.md and cy.md, 400 to 700 words in each, in place of the guides.\n"
        "2. Run `nest-hub check`. It names everything that is still to do, with its line.\n"
        "3. When both say the same, run "
        "`nest-hub translations accept case_studies/a-chair/cy.md`.\n"
        "4. Look at it with `make serve`. Run `nest-hub check` again, and open a pull request.\n"
    )


def test_the_check_leads_from_the_new_folder_to_green(small: Path) -> None:
    assert run(small, "a-chair", *flags()) == DONE
    study = "case_studies/a-chair"
    unmarked = (
        f"{study}/cy.md:1: The front matter does not say what this page was translated from.\n"
        f"  When it says the same as {study}/en.md, run "
        f"`nest-hub translations accept {study}/cy.md`."
    )

    def still_empty(language: str, first: int) -> list[str]:
        return [
            f"{study}/{language}.md:{first + 4 * place}: Nothing stands under ‘{heading}’.\n"
            "  Write what belongs there, in place of the guide if there is one."
            for place, heading in enumerate(HEADINGS[language])
        ]

    assert findings(small) == [unmarked, *still_empty("cy", 7), *still_empty("en", 6)]
    # Each answer stands in place of its guide; one guide is forgotten.
    for language in LANGUAGES:
        file = small / study / f"{language}.md"
        lines = file.read_text(encoding="utf-8").split("\n")
        places = [place for place, line in enumerate(lines) if line.startswith("<!--")]
        for place, words in zip(places, WORDS[language], strict=True):
            forgotten = language == "en" and place == places[1]
            lines[place] = f"{lines[place]}\n\n{words}" if forgotten else words
        file.write_text("\n".join(lines), encoding="utf-8")
    assert findings(small) == [
        unmarked,
        (
            f"{study}/en.md:12: A note to the author still stands here: ‘Guide: What did people "
            "do, step by step, so that another …’.\n"
            "  When the text answers it, remove it, from `<!--` to `-->`."
        ),
    ]
    english = small / study / "en.md"
    lines = english.read_text(encoding="utf-8").split("\n")
    english.write_text("\n".join(li for li in lines if "<!--" not in li), encoding="utf-8")
    accept = ["translations", "accept", str(small / study / "cy.md")]
    assert main(["--root", str(small), *accept]) == DONE
    assert findings(small) == []


def test_an_empty_flag_is_for_later_and_the_check_asks_for_it(small: Path) -> None:
    later = {"title_cy": "", "sectors": "", "consent_until": "", "organisation_cy": ""}
    assert run(small, "a-chair", *flags(**later)) == DONE
    study = "case_studies/a-chair"
    said = [text for text in findings(small) if "Nothing stands under" not in text]
    shared = (small / study / "case_study.yml").read_text(encoding="utf-8").split("\n")
    line = {key: place for place, text in enumerate(shared, 1) for key in [text.strip()]}
    assert said == [
        (
            f"{study}/case_study.yml:{line['cy:']}: The file has an empty Welsh text for "
            "`organisation`.\n  Write the Welsh text after `cy:`."
        ),
        (
            f"{study}/case_study.yml:{line['sectors:']}: The file has nothing after `sectors`.\n"
            "  Write it after `sectors:`."
        ),
        (
            f"{study}/case_study.yml:{line['until:']}: The file has nothing after `until`.\n"
            "  Write it after `until:`."
        ),
        f"{study}/cy.md:2: The file has nothing after `title`.\n  Write it after `title:`.",
    ]


def test_related_practice_has_one_address_for_both_languages(small: Path) -> None:
    related = {name: None for name in FLAGS if name.startswith("--consent")}
    changes = {name[2:].replace("-", "_"): value for name, value in related.items()}
    changes |= {"kind": "related-practice", "address_en": "https://example.org/a", "values": ""}
    assert run(small, "a-chair", *flags(**changes), "--address-cy", "") == DONE
    shared = (small / "case_studies/a-chair/case_study.yml").read_text(encoding="utf-8")
    assert "address:\n  en: https://example.org/a\n  cy: https://example.org/a\n" in shared
    assert "consent" not in without_guides(shared)


def test_a_value_that_yaml_would_read_as_something_else_is_kept(small: Path) -> None:
    odd = {
        "title_en": "- [ ] {a}: \"b\" # c\n---\ntitle: 'd'",
        "organisation_en": "null",
        "organisation_cy": "*Ysgol",
        "consent_use": "Yes: this website",
    }
    assert run(small, "a-chair", *flags(**odd)) == DONE
    hub = load_hub(small)
    study = hub.case_studies["a-chair"]
    assert study.data.organisation.en == "null"
    assert study.data.organisation.cy == "*Ysgol"
    assert study.data.consent and study.data.consent.use == "Yes: this website"
    page = hub.pages["en", "case-studies/a-chair.md"]
    assert page.title == "- [ ] {a}: \"b\" # c --- title: 'd'"


@pytest.mark.parametrize(
    ("slug", "changes", "said"),
    [
        (
            "Y Gadair Gyntaf",
            {},
            (
                "'Y Gadair Gyntaf' cannot be the name of a case study. Did you mean "
                "`y-gadair-gyntaf`?\n"
                "Use small letters without accents, digits and hyphens: one-door-for-all.\n"
            ),
        ),
        (
            "../../etc",
            {},
            (
                "'../../etc' cannot be the name of a case study. Did you mean `etc`?\n"
                "Use small letters without accents, digits and hyphens: one-door-for-all.\n"
            ),
        ),
        (
            "one-door",
            {},
            (
                "case_studies/one-door exists already, and is left as it is.\n"
                "Choose another name, or change the files that are there.\n"
            ),
        ),
        (
            "a-chair",
            {"principles": "no-wrong-dor", "regions": "powis", "sectors": "helth"},
            (
                "--regions: `regions` cannot be 'powis'. Did you mean `powys`? The valid ones are: "
                "powys.\n"
                "--sectors: `sectors` cannot be 'helth'. Did you mean `health`? The valid ones "
                "are: health, education, social-care, local-authority, third-sector, early-years, "
                "youth-work, justice, other.\n"
                "--principles: `principles` cannot be 'no-wrong-dor'. Did you mean "
                "`no-wrong-door`? The valid ones are: no-wrong-door.\n"
                "Nothing was written.\n"
            ),
        ),
        (
            "a-chair",
            {"date": "last year", "review": "2027-02-30", "slug_cy": "Y Drws", "kind": ""},
            (
                "--slug-cy: Did you mean `y-drws`?\n"
                "--date: 'last year' is not a date. Write a year, a year and month, or a day: "
                "2026, 2026-11 or 2026-11-22.\n"
                "--review: '2027-02-30' is not in the calendar. Write the year, the month and the "
                "day: 2026-11-22.\n"
                "--kind: Write one of: practice, related-practice, illustration.\n"
                "Nothing was written.\n"
            ),
        ),
        (
            "a-chair",
            {"kind": "illustration", "title_cy": None, "ages": None},
            (
                "These are missing, and there is no terminal to ask in: --title-cy, --ages.\n"
                "`nest-hub new case-study --help` says what each is.\n"
                'An empty one, such as --title-cy "", is left for later.\n'
                "Nothing was written.\n"
            ),
        ),
        (
            "a-chair",
            {"kind": "related-practice", "address_cy": "www.example.org"},
            (
                "--address-cy: 'www.example.org' is not an address. Write it as the browser shows "
                "it: https://…\n"
                "Nothing was written.\n"
            ),
        ),
    ],
)
def test_refusals(
    small: Path,
    capsys: pytest.CaptureFixture[str],
    slug: str,
    changes: dict[str, str | None],
    said: str,
) -> None:
    assert run(small, slug, *flags(**changes)) == MISUSED
    assert capsys.readouterr().err == said
    assert nothing_is_left(small)


def test_a_page_of_the_same_name(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = small / "docs/en/case-studies/a-chair.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: A\ndescription: B\n---\n", encoding="utf-8")
    assert run(small, "a-chair", *flags()) == MISUSED
    assert capsys.readouterr().err == (
        "There is already a page of the name 'a-chair' among the case studies.\n"
        "Choose another name.\n"
    )
    assert nothing_is_left(small)


@pytest.mark.parametrize("stopped", ["case_study.yml", "en.md", "rename"])
def test_stopped_in_the_middle_it_leaves_nothing(
    small: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    stopped: str,
) -> None:
    write = Path.write_text

    def write_or_stop(path: Path, text: str, **options: str) -> int:
        if path.name == stopped:
            raise KeyboardInterrupt
        return write(path, text, **options)

    def do_not_rename(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", write_or_stop)
    if stopped == "rename":
        monkeypatch.setattr(Path, "rename", do_not_rename)
    assert run(small, "a-chair", *flags()) == (MISUSED if stopped == "rename" else STOPPED)
    assert capsys.readouterr().err.endswith("Nothing was written.\n")
    assert nothing_is_left(small)


def test_the_help_names_every_flag(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["new", "case-study", "--help"])
    said = capsys.readouterr().out
    assert [name for name in FLAGS if f"  {name} …" not in said] == []
