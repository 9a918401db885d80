"""The same words as a plain site of other generators, to build beside ours."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from nest_hub.content.hub import Hub

_MKDOCS = """\
site_name: Plain
docs_dir: {docs}
site_dir: site
theme: {{name: material, font: false}}
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {{locale: en, name: English, default: true}}
        - {{locale: cy, name: Cymraeg}}
nav: [index.md]
not_in_nav: "*"
markdown_extensions: [attr_list, md_in_html, tables]
"""
_HUGO = """\
baseURL = "https://example.org/"
title = "Plain"
defaultContentLanguage = "en"
defaultContentLanguageInSubdir = true
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
[languages.en]
contentDir = "docs/en"
[languages.cy]
contentDir = "docs/cy"
"""
_LAYOUT = """\
<!doctype html><html lang="{{ .Language.Lang }}"><head><title>{{ .Title }}</title></head>
<body><nav><a href="/">{{ site.Title }}</a></nav><main><h1>{{ .Title }}</h1>{{ .Content }}</main>
</body></html>
"""


def write_plain(hub: Hub, root: Path) -> None:
    """The title and the words of each page that somebody wrote, for MkDocs and for Hugo."""
    for page in hub.pages.values():
        if page.front:
            path = root / "docs" / page.language / page.uri
            path.parent.mkdir(parents=True, exist_ok=True)
            title = json.dumps(page.title, ensure_ascii=False)
            path.write_text(f"---\ntitle: {title}\n---\n\n{page.body}\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(_MKDOCS.format(docs="docs"), encoding="utf-8")
    (root / "hugo.toml").write_text(_HUGO, encoding="utf-8")
    layouts = root / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(_LAYOUT, encoding="utf-8")


def commands() -> dict[str, list[str]]:
    """How each builds it. Hugo is there only where it is installed."""
    found = {"MkDocs, plain": [sys.executable, "-m", "mkdocs", "build"]}
    if hugo := shutil.which("hugo"):
        found["Hugo, plain"] = [hugo, "--quiet"]
    return found
