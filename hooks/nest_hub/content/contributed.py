"""What people outside the team may send: the shape of a case study's folder, and what is in it."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from nest_hub.languages import LANGUAGES

STUDIES = PurePosixPath("case_studies")
STUDY = "case_study.yml"
FILES = (STUDY, *(f"{language}.md" for language in LANGUAGES))
"""What each folder holds, besides pictures."""
BLOCKS = ("example", "list", "note", "picture")
"""The blocks that a case study may place. The others do what only pages of the hub do."""
SCHEMES = ("https", "http", "mailto", "tel")
"""How an address may begin that does not lead to a page of the hub."""
FRAME_IDS = frozenset({"main", "menu", "toc-title", "site-search", "footer-help", "footer-site"})
"""Ids in the frame around each page: a heading that had one of them would take its place."""
_BLANK = re.compile(r"[\s\x00-\x1f]")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_folder_name(name: str) -> bool:
    """Whether a folder's name can be an id, and an address."""
    return _NAME.fullmatch(name) is not None


def is_web_address(address: str) -> bool:
    """Whether it leads to a page of the web, and is whole."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"https", "http"} and bool(parts.netloc) and not _BLANK.search(address)


def is_own_file(path: Path) -> bool:
    """Whether it is a file, and no link to one: a link could show what nobody contributed."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def study_folders(root: Path) -> list[PurePosixPath]:
    """The folders of case studies that may be read. `checks/contributed.py` reports the others."""
    try:
        with os.scandir(root / STUDIES) as entries:
            names = sorted(
                entry.name
                for entry in entries
                if entry.is_dir(follow_symlinks=False) and is_folder_name(entry.name)
            )
    except FileNotFoundError:
        return []
    return [STUDIES / name for name in names if is_own_file(root / STUDIES / name / STUDY)]
