"""MkDocs hook: puts the hub's pages into the site, in both languages, at their own addresses.

mkdocs-static-i18n keeps only files whose path lies in `docs_dir`, and rebuilds each from its
path alone. So pages are announced early under such a path, and filled in late.
"""

from __future__ import annotations

import os

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from nest_hub.content.hub import Hub
from nest_hub.languages import LANGUAGES
from nest_hub.pages import GeneratedFile, generate_files

BEFORE_I18N, AFTER_I18N = 0, -110
"""mkdocs-static-i18n handles `on_files` at priority -100."""

_generated: dict[str, GeneratedFile] = {}
_authored_nav: list | None = None


@event_priority(BEFORE_I18N)
def _announce_files(files: Files, config: MkDocsConfig) -> Files:
    hub: Hub = config.extra["hub"]
    if not config.plugins["i18n"].building:
        _generated.clear()
        _generated.update({file.uri: file for file in generate_files(hub)})
    for file in list(files):
        theirs = file.src_uri.startswith(("assets/javascripts/", "assets/stylesheets/"))
        if theirs and not _ours(file, config):
            files.remove(file)
        elif file.is_documentation_page() and file.src_uri not in _generated:
            files.remove(file)
    known = {file.src_uri for file in files}
    for uri in _generated:
        if uri not in known:
            files.append(File(uri, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


def _ours(file: File, config: MkDocsConfig) -> bool:
    return bool(file.abs_src_path) and file.abs_src_path.startswith(str(config.theme.custom_dir))


@event_priority(AFTER_I18N)
def _fill_in_files(files: Files, config: MkDocsConfig) -> Files:
    global _authored_nav
    for file in files.documentation_pages():
        for version in {id(f): f for f in (file, *file.alternates.values())}.values():
            _place(version, config)
    _authored_nav = config.nav
    return files


def _place(file: File, config: MkDocsConfig) -> None:
    """Gives a file its content, and its address in its own language."""
    hub: Hub = config.extra["hub"]
    generated = _generated.get(file.src_uri)
    if generated is None:
        return
    file.content_string = generated.text
    file.generated_by = "nest_hub"
    file.edit_uri = None
    file.dest_uri = f"{hub.address(generated.page)}index.html"
    file.abs_dest_path = os.path.normpath(os.path.join(config.site_dir, file.dest_uri))
    file.url = file._get_url(config.use_directory_urls)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Both languages are built from one config object, so what was changed is put back."""
    config.nav = _authored_nav
    return nav


on_files = CombinedEvent(_announce_files, _fill_in_files)
__all__ = ["LANGUAGES", "on_files", "on_nav"]
