"""The search index: one for each language, made by Pagefind from the finished site."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = "pagefind"
"""Where the index lies in the site; `search-index.js` reads it from there."""

_ARTICLE = re.compile(r"<[a-z]+\b[^>]*\sdata-pagefind-body\b")
_LISTING = re.compile(r'<[a-z]+\b[^>]*\sclass="(?:a-to-z|coverage)"')
"""Pages that only list the others would be found by every page's name."""

_LEFT_OUT = "details.answer"
"""A search must not give away the answer to a question."""

_GLUED = re.compile(r"(?=</(?:dt|dd|th|td|caption|label|legend|option)>)")
"""Pagefind joins the words of neighbours such as `<dt>` and `<dd>` into one."""

_USED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.*.pagefind", "*/*.pf_*")
"""The rest is Pagefind's own interface, which the site does not use."""


def build_search_index(site: Path) -> None:
    """Indexes the articles of the pages below `site` into `site/pagefind/`.

    Raises RuntimeError where there is nothing to index, or with Pagefind's words where it fails.
    """
    pages = sorted(indexed_pages(site))
    if not pages:
        raise RuntimeError(
            "The search index would be empty: no page has an article to search.\n"
            "  Mark the article with `data-pagefind-body` in overrides/base.html."
        )
    with TemporaryDirectory(prefix="nest-hub-search-") as scratch:
        chosen, made = Path(scratch, "pages"), Path(scratch, "index")
        for page in pages:
            copy = chosen / page.relative_to(site)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(_GLUED.sub(" ", page.read_text(encoding="utf-8")), encoding="utf-8")
        _run_pagefind(chosen, made)
        _keep_used(made, site / FOLDER)


def indexed_pages(site: Path) -> Iterator[Path]:
    """The pages below `site` that hold an article and do not merely list other pages."""
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        if _ARTICLE.search(html) and not _LISTING.search(html):
            yield path


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
