"""The service worker of a finished site: what can be kept for use offline, and its version."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from nest_hub.content.films import FILM_TYPES
from nest_hub.content.hub import Hub
from nest_hub.languages import LANGUAGES
from nest_hub.pages.headers import HOST_FILES
from nest_hub.pages.sheets import joined_sheet
from nest_hub.pages.view import page_styles

WORKER = "service-worker.js"
CORE, REST = "core", "rest"
"""What is kept with any module, and what is kept only with everything."""
CORE_PAGES = (
    "index.md",
    "help-now.md",
    "modules/index.md",
    "my-learning/index.md",
    "my-learning/certificate.md",
)

_PLACE = "/** @type {Site | null} */ (null)"


def complete_worker(hub: Hub, site: Path) -> None:
    """Writes into the site's worker every file that can be kept, with its digest and its size.

    Films are too large; their transcripts stand in the pages. What is written for servers, most of
    them give to nobody. The version hangs on every published file, films and the worker too; so the
    same site has the same version.
    """
    files = sorted(path for path in site.rglob("*") if path.is_file())
    addresses = {path: path.relative_to(site).as_posix() for path in files}
    digests = {path: sha256(path.read_bytes()).hexdigest() for path in files}
    whole = "".join(f"{addresses[path]} {digests[path]}\n" for path in files)
    places = [*_places(hub)]
    groups: dict[str, list[tuple[str, str, int]]] = {CORE: [], **{m: [] for m in hub.modules}}
    groups[REST] = []
    # A page stands after what it loads: what is kept in this order is whole at each moment.
    for path in sorted(files, key=lambda path: path.suffix == ".html"):
        address = addresses[path].removesuffix("index.html")
        if address not in {WORKER, *HOST_FILES} and path.suffix not in FILM_TYPES:
            group = next(group for place, group in places if _lies_in(address, place))
            groups[group].append((address, digests[path], path.stat().st_size))
    facts = {"version": sha256(whole.encode()).hexdigest()[:12], "groups": groups}
    worker = site / WORKER
    source = worker.read_text(encoding="utf-8")
    assert source.count(_PLACE) == 1, f"{WORKER} has no place for the list of files."
    text = json.dumps(facts, separators=(",", ":"))
    worker.write_text(source.replace(_PLACE, _PLACE.replace("null)", f"{text})")), "utf-8")


def _lies_in(address: str, place: str) -> bool:
    """Whether an address is the page or file `place`, or lies in the folder `place/*`."""
    return address.startswith(place[:-1]) if place.endswith("*") else address == place


def _places(hub: Hub) -> Iterator[tuple[str, str]]:
    """Pages, files and folders (with `*`) with their groups. The first that fits counts."""
    yield "", CORE
    for language in LANGUAGES:
        for uri in CORE_PAGES:
            if page := hub.page(language, uri):
                yield hub.address(page), CORE
        for module in hub.modules:
            if page := hub.page(language, f"modules/{module}/index.md"):
                yield f"{hub.address(page)}*", module
    for module in hub.modules:
        yield f"assets/content/modules/{module}/*", module
    yield "assets/content/*", REST
    yield "assets/images/icon-*", REST  # the device keeps its own
    yield "assets/javascripts/report/*", REST
    yield "assets/javascripts/share.js", REST
    yield "assets/javascripts/style.js", REST
    yield "assets/javascripts/tools/tool-file.js", CORE  # My learning lists what they keep
    yield "assets/javascripts/tools/*", REST
    for sheet in sorted(_sheets_kept(hub)):
        yield sheet, CORE
    yield "assets/stylesheets/*", REST
    yield "assets/*", CORE
    yield "*", REST


def _sheets_kept(hub: Hub) -> set[str]:
    """The stylesheets of the pages that are kept with a module."""
    kept = (p for p in hub.pages.values() if p.uri in CORE_PAGES or p.uri.startswith("modules/"))
    return {sheet for page in kept for sheet in joined_sheet(page_styles(page))}
