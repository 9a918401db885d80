"""The self-assessment's prompts and scale: faults are found, and nothing is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from nest_hub.content.assessment_facts import assessment_facts
from nest_hub.content.hub import Hub
from nest_hub.content.load import load_hub
from nest_hub.content.self_assessment import load_self_assessment
from nest_hub.languages import LANGUAGES
from tests.findings import findings
from tests.small_hub import replace

FILE = "framework/self_assessment.yml"
FAULTS = {
    "a principle that is not there": (
        "  - id: no-wrong-door\n",
        "  - id: no-wrong-doors\n",
        """\
framework/self_assessment.yml: The self-assessment has no prompts for the principle 'no-wrong-door'.
  Add an entry with `id: no-wrong-door`, and its `think`, `shows` and `next`.
framework/self_assessment.yml:6: The self-assessment names the principle 'no-wrong-doors', \
which does not exist.
  Did you mean `no-wrong-door`? The valid ones are: no-wrong-door.""",
    ),
    "a language that is missing": (
        "        cy: Pwy sy’n dod at y drws?\n",
        "",
        """\
framework/self_assessment.yml:8: Prompt 1 of principle 'no-wrong-door' has no Welsh text \
for `think`.
  Add `cy:` with the Welsh text.""",
    ),
    "no evidence": (
        """\
    shows:
      - en: what families say
        cy: yr hyn y mae teuluoedd yn ei ddweud
""",
        "    shows: []\n",
        """\
framework/self_assessment.yml:10: Principle 'no-wrong-door' has an empty `shows`.
  Name one at least.""",
    ),
    "no next step": (
        "    next:\n      - en: Open the door.\n        cy: Agorwch y drws.\n",
        "",
        """\
framework/self_assessment.yml:6: Principle 'no-wrong-door' has no `next`.
  Add `next: …`.""",
    ),
    "names for some levels": (
        "  level_names: null\n",
        "  level_names:\n    - en: Begun\n      cy: Wedi dechrau\n",
        """\
framework/self_assessment.yml:1: The file has names for 1 of 4 levels.
  Name each level, the lowest first, or write `level_names: null`.""",
    ),
    "a scale of one": (
        "  max: 4\n",
        "  max: 1\n",
        """\
framework/self_assessment.yml:1: The file has a scale with fewer than two levels.
  Let `max` be above `min`.""",
    ),
    "no scale": (
        "scale:\n  min: 1\n  max: 4\n  level_names: null\n",
        "",
        """\
framework/self_assessment.yml:1: The file has no `scale`.
  Add `scale: …`.""",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_said_with_its_line_and_its_mend(fault: str, small: Path) -> None:
    old, new, said = FAULTS[fault]
    replace(small, FILE, old, new)
    assert "\n".join(findings(small)) == said


def test_every_principle_is_asked_about_in_both_languages(hub: Hub) -> None:
    assert list(hub.self_assessment.prompts) == list(hub.framework.of("principle"))
    for prompts in hub.self_assessment.prompts.values():
        for texts in (prompts.think, prompts.shows, prompts.next):
            assert all(text[language] for text in texts for language in LANGUAGES)
        assert all(text[language].endswith("?") for text in prompts.think for language in LANGUAGES)


def test_the_levels_have_no_names_that_nobody_published(root: Path) -> None:
    assessment, said = load_self_assessment(root)
    assert said == []
    assert assessment.scale
    assert list(assessment.scale.levels) == [1, 2, 3, 4]
    assert assessment.scale.level_names is None


def test_the_national_figures_are_the_newest_that_are_confirmed(hub: Hub) -> None:
    national = hub.figures.national
    assert national
    assert (national.year, national.as_of) == (2024, "2024-10")
    assert {each.principle for each in national.values or []} == set(hub.self_assessment.prompts)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  as_of: 2024-10\n  what:", "  as_of: null\n  what:"),
        ("  confidence: confirmed\n  values:", "  confidence: verify\n  values:"),
    ],
)
def test_figures_that_no_page_shows_are_compared_with_nothing(
    old: str, new: str, small: Path
) -> None:
    facts = assessment_facts(load_hub(small))
    assert facts
    assert facts["national"]
    replace(small, "framework/updates/2024.yml", old, new)
    hub = load_hub(small)
    facts = assessment_facts(hub)
    assert facts
    assert facts["national"] is None
    assert hub.figures.national is None
