"""MkDocs hook: puts the hub's pages into the site, in both languages, at their own addresses.

mkdocs-static-i18n keeps only files whose path lies in `docs_dir`, and rebuilds each from its
path alone. So pages are announced early under such a path, and filled in late.

The engine's way is slow for a page, and slower the more there are: so it gets the homes, and
write_pages.py makes the others. With NEST_HUB_SPEED=plain it gets all.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files

from nest_hub.content.hub import Hub
from nest_hub.pages import GeneratedFile, generate_files
from nest_hub.pages.served import HOMES, ServedFolder
from nest_hub.speed import is_plain

BEFORE_I18N, AFTER_I18N = 0, -110
"""mkdocs-static-i18n handles `on_files` at priority -100."""

_generated: dict[str, GeneratedFile] = {}


@event_priority(BEFORE_I18N)
def _announce_files(files: Files, config: MkDocsConfig) -> Files:
    i18n: Any = config.plugins["i18n"]
    if not i18n.building:  # the other language is built within this one's build
        hub: Hub = config.extra["hub"]
        served: ServedFolder | None = config.extra.get("served")
        places = served.lacks(hub) if served else dict.fromkeys(hub.pages)
        _generated.clear()
        for_engine = places if is_plain() else {p: places[p] for p in places if p in HOMES}
        _generated.update({file.uri: file for file in generate_files(hub, for_engine)})
        config.extra["places"] = {p: places[p] for p in places if p not in for_engine}
    config.extra["generated"] = _generated
    for file in list(files):
        written = (file.abs_src_path or "").startswith(config.docs_dir)
        # A draft; or what is no page, and has no place there.
        left_out = written and file.src_uri not in _generated
        if left_out or _is_theme_asset(file, config):
            files.remove(file)
    known = {file.src_uri for file in files}
    for uri in _generated:
        if uri not in known:
            files.append(File(uri, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


def _is_theme_asset(file: File, config: MkDocsConfig) -> bool:
    """Whether it is script or style of the theme below ours, which the site does not use."""
    ours = str(config.theme.custom_dir)
    return file.src_uri.startswith(("assets/javascripts/", "assets/stylesheets/")) and not (
        file.abs_src_path or ""
    ).startswith(ours)


@event_priority(AFTER_I18N)
def _fill_in_files(files: Files, config: MkDocsConfig) -> Files:
    for file in files.documentation_pages():
        alternates: dict[str, File] = getattr(file, "alternates", {})
        for version in {id(f): f for f in (file, *alternates.values())}.values():
            _place(version, config)
    return files


def _place(file: File, config: MkDocsConfig) -> None:
    """Gives a file its content, and its address in its own language."""
    hub: Hub = config.extra["hub"]
    generated = _generated[file.src_uri]
    file.content_string = generated.text
    file.generated_by = "nest_hub"
    file.edit_uri = None
    file.dest_uri = f"{hub.address(generated.page)}index.html"
    file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))
    file.url = file._get_url(config.use_directory_urls)


on_files = CombinedEvent(_announce_files, _fill_in_files)
