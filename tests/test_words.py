"""Every word that script asks for is among those that it is given."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from nest_hub.languages import LANGUAGES, Language, script_phrases
from nest_hub.pages.words import script_words
from tests.site.offenders import assert_none

SCRIPTS = Path("overrides/assets/javascripts")
ASKED = re.compile(r"""\b(?:t|problems)\("(\w+)"[,)]""")
LOADED = re.compile(r"""loadWords\((?:"(\w+)")?""")
IMPORTED = re.compile(r"""(?:from|import\() ?"(\./|\.\./)([\w/-]+\.js)\"""")

OWN = {"my-learning.js": "my", "certificate.js": "my", "offline-copy.js": "copy"}
OWN |= {"page.js": "making", "showing.js": "report", "picture-showing.js": "report"}
OWN |= {"self-assessment.js": "assessing", "panel.js": "panel"}


def given(language: Language) -> dict[str, set[str]]:
    """The words of each group; those of all groups under ''."""
    groups: dict[str, set[str]] = {}
    for name, text in script_words(language):
        group = name.removeprefix("words-").removesuffix(f"{language}.js").strip("-")
        groups[group] = set(json.loads(text.removeprefix("export default").strip().strip(";")))
    return groups


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_script_asks_for_a_word_that_it_has_not(root: Path, language: Language) -> None:
    groups = given(language)
    interface = (root / "hooks/nest_hub/interface.yml").read_text(encoding="utf-8")
    # Some scripts have words of their own in the page.
    own = {
        name: set(re.findall(rf"^{prefix}_(\w+):", interface, re.MULTILINE))
        for name, prefix in OWN.items()
    }
    texts = {
        path.resolve(): path.read_text(encoding="utf-8")
        for path in (root / SCRIPTS).rglob("*.js")
        if "welsh" not in path.name
    }
    loads = {path: set(LOADED.findall(text)) for path, text in texts.items()}
    importers: dict[Path, set[Path]] = {path: set() for path in texts}
    for path, text in texts.items():
        for up, name in IMPORTED.findall(text):
            target = (path.parent / up / name).resolve()
            if target in importers:
                importers[target].add(path)

    def words_of(path: Path, seen: frozenset[Path] = frozenset()) -> set[str]:
        """What a script can be handed: what it loads, or what all that use it have."""
        if loads[path] or path.name in own:
            found = set(groups[""])
            for group in loads[path]:
                found |= groups.get(group, set())
            return found | own.get(path.name, set())
        users = [words_of(user, seen | {path}) for user in importers[path] - seen]
        return set.intersection(*users) if users else set(groups[""])

    missing = [
        f"{path.name}: {key}"
        for path, text in texts.items()
        for key in ASKED.findall(text)
        if "element.js" in text and key not in words_of(path)
    ]
    assert_none(missing)
    assert script_phrases(language).keys() >= groups[""]
