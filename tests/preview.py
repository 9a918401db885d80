"""The small hub with all that is not ready, the style page, and its preview."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from nest_hub.languages import LANGUAGES
from tests.small_hub import accept_all, page, replace, write_small_hub


def unready_hub(folder: Path, root: Path) -> Path:
    """A draft, a page in each language alone, one that cannot be read, two out of date."""
    hub = write_small_hub(folder)
    for name in ("hooks", "overrides", "mkdocs.yml"):
        source = root / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, hub / name)
    for language, title in (("en", "Draft"), ("cy", "Drafft")):
        text = page(language, title, "drafft").replace("---\n", "---\ndraft: true\n", 1)
        (hub / f"docs/{language}/draft.md").write_text(text, encoding="utf-8")
    shutil.copytree(hub / "case_studies/one-door", hub / "case_studies/two-doors")
    add_style_page(hub, root)
    accept_all(hub)
    (hub / "case_studies/two-doors/cy.md").unlink()
    (hub / "docs/cy/only.md").write_text(page("cy", "Cymraeg yn unig", "unig"), encoding="utf-8")
    replace(hub, "docs/cy/themes/safe.md", "title:", "titel:")
    replace(
        hub, "case_studies/one-door/en.md", "## What changed\n\nWe", "## What changed\n\nNow we"
    )
    replace(hub, "case_studies/one-door/en.md", "title: One door", "title: The one door")
    return hub


def add_style_page(hub: Path, root: Path) -> None:
    """The project's style page, with what the small hub has; and a glossary, for its words."""
    replace(hub, "framework/glossary.csv", "a page,,", "a page,Where people live.,Lle i fyw.")
    for path in ("framework/style.yml", "framework/words_cy.txt"):
        shutil.copy(root / path, hub / path)
    for language in LANGUAGES:
        path = f"docs/{language}/style.md"
        shutil.copy(root / path, hub / path)
        slug = "geirfa" if language == "cy" else ""
        glossary = page(language, slug.capitalize() or "Glossary", slug, "/// glossary\n///")
        (hub / f"docs/{language}/glossary.md").write_text(glossary, encoding="utf-8")
        replace(hub, path, "glossary:co-regulation", "glossary:door")
        replace(hub, path, "mark | trusted-adults", "mark | no-wrong-door")


def build(hub: Path, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Builds the hub as `make preview` does."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder), *options],
        cwd=hub,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "NEST_HUB_PREVIEW": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
