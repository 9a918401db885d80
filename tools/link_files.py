"""Lets a built site be read from a folder: `python tools/link_files.py FOLDER`.

A web server answers `about/` with `about/index.html`; a browser that opens a file does not. So
each link within the site is given the file's name. Scripts still need a server, and every page
is whole without them.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

_TAG = re.compile(r"<(?:a|form)\s[^>]*>")
_ADDRESS = re.compile(r'(?<=\s)(href|action)="([^"]*)"')


def main(folder: Path) -> None:
    """Rewrites each page below the folder."""
    for page in folder.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        page.write_text(name_files(html), encoding="utf-8", newline="\n")


def name_files(html: str) -> str:
    """The page with the file's name in each link to a folder of the same site."""
    return _TAG.sub(lambda tag: _ADDRESS.sub(_named, tag[0]), html)


def _named(match: re.Match[str]) -> str:
    parts = urlsplit(match[2])
    path = parts.path
    if parts.scheme or parts.netloc or not path or path.startswith("/"):
        return match[0]
    if path.split("/")[-1] in {".", ".."}:
        path += "/"
    if path.endswith("/"):
        path += "index.html"
    return f'{match[1]}="{urlunsplit(parts._replace(path=path))}"'


if __name__ == "__main__":
    main(Path(sys.argv[1]))
