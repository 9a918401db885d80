"""The search index: one for each language, made by Pagefind from the finished site."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from nest_hub.speed.kept import Kept

FOLDER = "pagefind"
"""Where the index lies in the site; `search-index.js` reads it from there."""

_LANGUAGE = re.compile(r"<html\b[^>]*>")
_TITLE = re.compile(r"<h1\b.*?</h1>", re.DOTALL)
_ARTICLE = re.compile(r"<article\b[^>]*\sdata-pagefind-body\b.*</article>", re.DOTALL)
_LISTING = re.compile(r'<[a-z]+\b[^>]*\sclass="(?:a-to-z|coverage)"')
"""Pages that only list the others would be found by every page's name."""

_LEFT_OUT = "details.answer"
"""A search must not give away the answer to a question."""

_GLUED = re.compile(r"(?=</(?:dt|dd|th|td|caption|label|legend|option)>)")
"""Pagefind joins the words of neighbours such as `<dt>` and `<dd>` into one."""

_USED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.*.pagefind", "*/*.pf_*")
"""The rest is Pagefind's own interface, which the site does not use."""


def build_search_index(site: Path, kept: Kept | None = None) -> None:
    """Indexes the articles of the pages below `site` into `site/pagefind/`.

    The index of the same articles is taken from what was `kept`.

    Raises RuntimeError where there is nothing to index, or with Pagefind's words where it fails.
    """
    pages = {path.relative_to(site).as_posix(): html for path, html in indexed_pages(site)}
    if not pages:
        raise RuntimeError(
            "The search index would be empty: no page has an article to search.\n"
            "  Mark the article with `data-pagefind-body` in overrides/base.html."
        )
    key = kept.key(*(part for page in pages.items() for part in page)) if kept else ""
    packed = kept.get(key) if kept else None
    if packed is None:
        _make(pages, site)
        if kept:
            kept.put(key, _pack(site / FOLDER))
            kept.prune(3)
        return
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    with ZipFile(BytesIO(packed)) as archive:
        archive.extractall(site / FOLDER)


def _make(pages: Mapping[str, str], site: Path) -> None:
    with TemporaryDirectory(prefix="nest-hub-search-") as scratch:
        chosen, made = Path(scratch, "pages"), Path(scratch, "index")
        for page, html in pages.items():
            copy = chosen / page
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(html, encoding="utf-8")
        _run_pagefind(chosen, made)
        _keep_used(made, site / FOLDER)


def _pack(folder: Path) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, path.relative_to(folder))
    return packed.getvalue()


def indexed_pages(site: Path) -> Iterator[tuple[Path, str]]:
    """The pages below `site` that hold an article and do not merely list other pages.

    With what of each is searched and shown: its language, its title and its article. Reading the
    same frame again on each page would take Pagefind twice as long.
    """
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        article = _ARTICLE.search(html)
        if article and not _LISTING.search(html):
            head = [found[0] for part in (_LANGUAGE, _TITLE) if (found := part.search(html))]
            yield path, _GLUED.sub(" ", "\n".join([*head, article[0]]))


def _run_pagefind(site: Path, output: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(output)]
    command += ["--exclude-selectors", _LEFT_OUT]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        words = "\n".join(part.strip() for part in (result.stdout, result.stderr) if part.strip())
        raise RuntimeError(f"Pagefind could not make the search index:\n{words}")


def _keep_used(made: Path, folder: Path) -> None:
    """Moves what the site uses to `folder`, in place of what was there."""
    if folder.exists():
        shutil.rmtree(folder)
    for path in sorted({path for pattern in _USED for path in made.glob(pattern)}):
        target = folder / path.relative_to(made)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    # Pagefind writes the languages in no fixed order; the same site must give the same bytes.
    entry = folder / "pagefind-entry.json"
    facts = json.loads(entry.read_text(encoding="utf-8"))
    entry.write_text(json.dumps(facts, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
