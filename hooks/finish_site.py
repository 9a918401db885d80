"""MkDocs hook: what is written once, after both languages: `/`, the sitemap, the search index."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from rcssmin import cssmin
from rjsmin import jsmin

from nest_hub.content.images import content_address, published_images, published_media
from nest_hub.languages import LANGUAGES
from nest_hub.pages.both import landing_view, region_view
from nest_hub.pages.inline import inline_parts
from nest_hub.pages.record_schema import SCRIPT
from nest_hub.pages.served import ServedFolder
from nest_hub.pages.site_files import site_files
from nest_hub.search_index import build_search_index
from nest_hub.speed.kept import Kept

log = get_plugin_logger("nest_hub")
_environment: Environment | None = None


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Keeps the engine's template environment for the page at `/`."""
    global _environment
    _environment = env
    return env


@event_priority(-120)
def on_post_build(config: MkDocsConfig) -> None:
    """mkdocs-static-i18n builds the other language at priority -100; ours comes after both."""
    i18n: Any = config.plugins["i18n"]
    served: ServedFolder | None = config.extra.get("served")
    if i18n.building or _environment is None or (served and served.only_texts):
        return
    site = Path(config.site_dir)
    hub = config.extra["hub"]
    landing = _environment.get_template("landing.html")
    context = {"config": config, "base_url": ".", "view": landing_view(hub)}
    (site / "index.html").write_text(landing.render(context) + "\n", encoding="utf-8")
    arrival = _environment.get_template("both.html")
    for region in hub.regions.by_id.values():
        context = {"config": config, "base_url": "..", "view": region_view(hub, region)}
        for language in LANGUAGES:  # the same page at an address in each
            page = site / region.slug[language] / "index.html"
            page.parent.mkdir(exist_ok=True)
            page.write_text(arrival.render(context) + "\n", encoding="utf-8")
    # A saved file does not wait for all pages to be looked through again.
    for finding in [] if served and served.holds_site else inline_parts(site):
        log.warning(finding.plain())  # which stops a strict build
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    script = (site / SCRIPT).read_text(encoding="utf-8")
    files = site_files(hub, config.site_url or "", config.extra["history"], script)
    for address, text in files.items():
        (site / address).parent.mkdir(parents=True, exist_ok=True)
        (site / address).write_text(text, encoding="utf-8", newline="")
    # Where a person edits, scripts stay as they are written, and a saved file waits for no index.
    if served is None:
        _minify(site / "assets")
    for source in published_images(hub) | published_media(hub):
        target = site / content_address(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(hub.root / source, target)
    if served and served.holds_site:
        return
    try:
        build_search_index(site, Kept(hub.root, "index", things=len(hub.pages)))
    except RuntimeError as error:
        raise PluginError(str(error)) from error


def _minify(assets: Path) -> None:
    """Takes comments and blanks out of scripts and styles: half of what a phone would fetch."""
    for endings, minify in (("*.js", jsmin), ("*.css", cssmin)):
        for path in assets.rglob(endings):
            path.write_text(minify(path.read_text(encoding="utf-8")) + "\n", encoding="utf-8")
