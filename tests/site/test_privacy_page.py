"""The page on privacy names everything that a script keeps, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

from nest_hub.languages import LANGUAGES
from tests.site.pages import Site

_KEY = re.compile(r'(?:KEY|ASIDE|UNWANTED) = "(nest-hub-[a-z-]+)"')
_STORES = re.compile(r"\b(?:localStorage|sessionStorage)\.setItem\(\s*([^,]+),")
KNOWN = {"KEY", "UNWANTED", "`${ASIDE}${Date.now()}`"}


def test_every_key_is_named(site: Site, root: Path) -> None:
    scripts = root / "overrides" / "assets" / "javascripts"
    texts = {path: path.read_text(encoding="utf-8") for path in scripts.rglob("*.js")}
    keys = {key for text in texts.values() for key in _KEY.findall(text)}
    assert len(keys) >= 6
    for language in LANGUAGES:
        slug = {"cy": "cy/preifatrwydd/", "en": "en/privacy/"}[language]
        named = set(re.findall(r"<code>([^<]+)</code>", site.pages[slug].html))
        assert keys <= named, keys - named


def test_nothing_is_kept_under_another_name_or_elsewhere(root: Path) -> None:
    scripts = root / "overrides" / "assets" / "javascripts"
    for path in scripts.rglob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert set(_STORES.findall(text)) <= KNOWN, path
        assert not re.search(r"sessionStorage|indexedDB|document\.cookie|caches\.open", text), path
