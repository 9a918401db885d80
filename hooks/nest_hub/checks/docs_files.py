"""`docs/` holds pages and pictures, and nothing that the engine would publish as it is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from nest_hub.content.hub import Hub
from nest_hub.content.images import IMAGE_TYPES
from nest_hub.diagnostics import Diagnostic, shown
from nest_hub.languages import LANGUAGES

DOCS = "docs"
PICTURES = PurePosixPath(DOCS, "images")
_BELONGS = "Pages are .md files in docs/en/ and docs/cy/; pictures are in docs/images/."


def check_docs_files(hub: Hub) -> Iterator[Diagnostic]:
    """Whatever lies below `docs/` and is neither a page nor a picture."""
    for folder, folders, names in os.walk(hub.root / DOCS):
        here = PurePosixPath(shown(Path(folder).relative_to(hub.root).as_posix()))
        links = [name for name in folders if Path(folder, name).is_symlink()]
        for name in sorted([*names, *links]):
            if Path(folder, name).is_symlink():
                problem = "This is a link to another place, and no link is followed."
                yield Diagnostic(
                    here / shown(name), 0, problem, "Delete it, or put the file itself there."
                )
            elif not _belongs(here / name):
                problem = "The file has no place in docs/, and is not published."
                yield Diagnostic(
                    here / shown(name), 0, problem, f"{_BELONGS} Move it or delete it."
                )


def _belongs(path: PurePosixPath) -> bool:
    if path.parent == PICTURES:
        return path.suffix.lower() in IMAGE_TYPES
    return path.suffix == ".md" and len(path.parts) > 2 and path.parts[1] in LANGUAGES
