"""The search index is made of articles, and the same articles give the same bytes."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from nest_hub.search_index import build_search_index, indexed_pages


def write_page(
    site: Path, address: str, language: str, title: str, article: str, mark: str = ""
) -> None:
    """A page with a heading, an article and a footer."""
    path = site / address / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'<!doctype html>\n<html lang="{language}"><head><title>{title}</title></head>\n'
        f"<body><nav>Navigation</nav><h1>{title}</h1>\n"
        f"<article {mark or 'data-pagefind-body'}>{article}</article>\n"
        "<footer>Footer</footer></body></html>\n",
        encoding="utf-8",
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site: a page in each language, and pages that are not searched."""
    site = tmp_path / "site"
    answer = '<details class="answer"><summary>Answer</summary>Secret</details>'
    facts = "<dl><dt>Council</dt><dd>Powys</dd></dl>"
    write_page(site, "en/door", "en", "No wrong door", f"<p>A door.</p>{answer}{facts}")
    write_page(site, "cy/drws", "cy", "Dim drws anghywir", "<p>Drws.</p>")
    write_page(site, "en/search", "en", "Search", '<div class="a-to-z">A door.</div>')
    write_page(site, "en/coverage", "en", "Coverage", '<table class="coverage"></table>')
    write_page(site, "404", "cy", "404", "<p>A door.</p>", mark="id=article")
    return site


def fragments(site: Path) -> dict[str, str]:
    """What the index holds of each page, by its address."""
    found = {}
    for path in (site / "pagefind" / "fragment").iterdir():
        text = gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")
        page = json.loads(text)
        found[page["url"]] = f"{page['meta']['title']}: {page['content']}"
    return found


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_only_articles_are_indexed(site: Path) -> None:
    build_search_index(site)
    assert fragments(site) == {
        "/cy/drws/": "Dim drws anghywir: Drws.",
        "/en/door/": "No wrong door: A door. Council Powys",
    }


def test_listings_are_left_out(site: Path) -> None:
    names = sorted(str(path.relative_to(site)) for path, _ in indexed_pages(site))
    assert names == ["cy/drws/index.html", "en/door/index.html"]


def test_what_the_site_does_not_use_is_not_published(site: Path) -> None:
    build_search_index(site)
    suffixes = sorted({name.rpartition(".")[2] for name in contents(site / "pagefind")})
    assert suffixes == ["js", "json", "pagefind", "pf_fragment", "pf_index", "pf_meta"]
    assert [path.name for path in site.glob("pagefind/*.js")] == ["pagefind.js"]


def test_the_same_site_gives_the_same_bytes(site: Path) -> None:
    build_search_index(site)
    first = contents(site / "pagefind")
    (site / "pagefind" / "left-over.pf_meta").touch()
    build_search_index(site)
    assert contents(site / "pagefind") == first


def test_a_theme_without_an_article_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>Words", encoding="utf-8")
    with pytest.raises(RuntimeError) as error:
        build_search_index(tmp_path)
    assert str(error.value) == (
        "The search index would be empty: no page has an article to search.\n"
        "  Mark the article with `data-pagefind-body` in overrides/base.html."
    )
    assert not (tmp_path / "pagefind").exists()
