"""The page on privacy names everything that a script keeps, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

from nest_hub.languages import LANGUAGES
from tests.site.pages import Site

_OURS = re.compile(r'["`](nest-hub-[a-z-]+)')
_STORES = re.compile(r"\b(?:localStorage|sessionStorage)\.setItem\(\s*([^,]+),")
KEPT = {
    "nest-hub-aside-",
    "nest-hub-language",
    "nest-hub-offline",
    "nest-hub-record",
    "nest-hub-tools",
    "nest-hub-tools-aside-",
}
# What is only written into files that the reader saves: their formats and their names.
SAVED = {
    "nest-hub-assessments",
    "nest-hub-damaged",
    "nest-hub-damaged-",
    "nest-hub-readiness-",
    "nest-hub-report",
    "nest-hub-tool",
}
# In learning/store.js the key is one of a Kind, above.
STORED_AS = {"KEY", "UNWANTED", "key"}


def _scripts(root: Path) -> dict[Path, str]:
    paths = (root / "overrides" / "assets" / "javascripts").rglob("*.js")
    return {path: path.read_text(encoding="utf-8") for path in paths}


def test_every_key_is_named(site: Site, root: Path) -> None:
    names = {name for text in _scripts(root).values() for name in _OURS.findall(text)}
    assert names == KEPT | SAVED
    for language in LANGUAGES:
        slug = {"cy": "cy/preifatrwydd/", "en": "en/privacy/"}[language]
        named = set(re.findall(r"<code>([^<]+)</code>", site.pages[slug].html))
        assert named >= KEPT, KEPT - named


def test_nothing_is_kept_under_another_name_or_elsewhere(root: Path) -> None:
    for path, text in _scripts(root).items():
        own = STORED_AS if path.parts[-2:] == ("learning", "store.js") else STORED_AS - {"key"}
        assert set(_STORES.findall(text)) <= own, path
        assert not re.search(r"sessionStorage|indexedDB|document\.cookie|caches\.open", text), path
