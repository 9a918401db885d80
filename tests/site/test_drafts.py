"""A draft is not published: no page, no place in a list, no address, no word in the search."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.build import build_site, contents
from tests.site.offenders import assert_none
from tests.site.pages import Site
from tests.small_hub import accept_all, page, replace

WORDS = {"en": "Xylophone", "cy": "Seiloffon"}
"""A word in each language that nothing else says."""
SLUG = "seiloffon"


@pytest.fixture
def hub(small: Path, root: Path) -> Path:
    """The small hub with pages that list others, a page, and a second case study."""
    for language in ("en", "cy"):
        folder = small / "docs" / language
        welsh = language == "cy"
        lists = {
            "search": page(
                language, "Chwilio" if welsh else "Search", "chwilio", "/// a-to-z\n///"
            ),
            "case-studies/index": page(
                language, "Arfer" if welsh else "Practice", "arfer", "/// case-studies\n///"
            ),
        }
        (folder / "case-studies").mkdir()
        for name, text in lists.items():
            (folder / f"{name}.md").write_text(text, encoding="utf-8")
        (folder / "xylophone.md").write_text(
            page(language, WORDS[language], SLUG), encoding="utf-8"
        )
    shutil.copytree(small / "case_studies/one-door", small / "case_studies/xylophone-door")
    for language, title in (("en", "One door"), ("cy", "Un drws")):
        path = f"case_studies/xylophone-door/{language}.md"
        replace(small, path, f"title: {title}", f"title: {title} {WORDS[language]}")
    replace(small, "case_studies/xylophone-door/cy.md", "slug: un-drws", f"slug: un-drws-{SLUG}")
    for name in ("hooks", "overrides", "mkdocs.yml"):
        source = root / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, small / name)
    return small


def words_in(folder: Path) -> list[str]:
    """Every file of the site that holds one of the words, in its path or in itself."""
    found = []
    for path, data in contents(folder).items():
        text = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
        whole = path.encode() + text
        if any(word.lower().encode() in whole.lower() for word in (*WORDS.values(), SLUG)):
            found.append(path)
    return found


def test_a_page_and_a_case_study_are_published_until_they_are_drafts(hub: Path) -> None:
    accept_all(hub)
    published = build_site(hub, hub / "published")
    found = words_in(published)
    assert {path for path in found if path.endswith(".html")} == {
        "cy/arfer/index.html",
        "cy/arfer/un-drws-seiloffon/index.html",
        *(f"cy/arfer/yn-ol-{name}/index.html" for name in ("egwyddor", "gwerth", "math")),
        *(f"cy/arfer/yn-ol-{name}/index.html" for name in ("oedran", "rhanbarth", "sector")),
        "cy/chwilio/index.html",
        "cy/egwyddorion/no-wrong-door-cy/index.html",
        "cy/gwerthoedd/values-led-cy/index.html",
        "cy/popeth/index.html",
        "cy/regions/powys/index.html",
        "cy/seiloffon/index.html",
        "en/case-studies/index.html",
        "en/case-studies/xylophone-door/index.html",
        *(f"en/case-studies/by-{name}/index.html" for name in ("age", "kind", "principle")),
        *(f"en/case-studies/by-{name}/index.html" for name in ("region", "sector", "value")),
        "en/everything/index.html",
        "en/principles/no-wrong-door/index.html",
        "en/regions/powys/index.html",
        "en/search/index.html",
        "en/values/values-led/index.html",
        "en/xylophone/index.html",
    }
    assert {"sitemap.xml", "cy/arfer/ffrwd.xml", "en/case-studies/feed.xml"} <= {*found}
    assert [path for path in found if path.startswith("pagefind/")]

    # One language that is not ready keeps both back.
    for path in ("docs/cy/xylophone.md", "case_studies/xylophone-door/en.md"):
        replace(hub, path, "---\ntitle", "---\ndraft: true\ntitle")
    kept_back = build_site(hub, hub / "kept-back")
    assert_none(words_in(kept_back))
    before, after = Site(published), Site(kept_back)
    assert len(before.pages) - len(after.pages) == 4


_AS_SERVED = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config("mkdocs.yml", site_dir=sys.argv[1])
config.plugins.on_startup(command="serve", dirty=False)
build(config, serve_url="/")
"""


def test_what_is_not_ready_is_shown_while_it_is_written(hub: Path) -> None:
    """`make serve` shows drafts, and pages that are in one language only."""
    replace(hub, "docs/en/xylophone.md", "---\ntitle", "---\ndraft: true\ntitle")
    one_language = ("docs/cy/xylophone.md", "docs/en/values/values-led.md")
    for path in (*one_language, "modules/nest/cy/index.md"):
        (hub / path).unlink()
    folder = hub / "preview"
    result = subprocess.run(
        [sys.executable, "-c", _AS_SERVED, str(folder)],
        cwd=hub,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr[-4000:]
    assert "docs/cy/values/values-led.md:1: The page has no English version." in result.stderr
    draft = (folder / "en/xylophone/index.html").read_text(encoding="utf-8")
    assert "<h1>Xylophone</h1>" in draft
    assert '<span class="missing" lang="cy">Cymraeg: heb ei chyfieithu eto</span>' in draft
    everything = (folder / "cy/popeth/index.html").read_text(encoding="utf-8")
    assert '<span lang="en">Xylophone</span>' in everything
