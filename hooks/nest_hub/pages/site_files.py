"""What is in the site beside its pages: sitemap, feeds, words of scripts, servers’ headers."""

from __future__ import annotations

from collections.abc import Iterable

from nest_hub.content.history import History
from nest_hub.content.hub import Hub
from nest_hub.content.question_banks import ADDRESS as BANKS
from nest_hub.content.question_banks import banks_json
from nest_hub.languages import LANGUAGES, Language
from nest_hub.pages.calendar_file import calendar_files
from nest_hub.pages.feed import feed, feed_address
from nest_hub.pages.headers import host_files
from nest_hub.pages.make_a_report import report_words
from nest_hub.pages.record_schema import ADDRESS as SCHEMA
from nest_hub.pages.record_schema import record_schema
from nest_hub.pages.share import qr_files
from nest_hub.pages.sitemap import sitemap
from nest_hub.pages.tools import panel_words
from nest_hub.pages.words import script_words


def site_files(hub: Hub, site_url: str, history: History, record_script: str) -> dict[str, str]:
    """Each file by its address. `record_script` is the script that holds the record's schema."""
    files = {"sitemap.xml": sitemap(hub, site_url, history.last)}
    for language in LANGUAGES:
        if address := feed_address(hub, language):
            files[address] = feed(hub, language, site_url, history)
        for folder, scripts in _words(language).items():
            for name, text in scripts:
                files[f"assets/javascripts/{folder}/{name}"] = text
    data = {SCHEMA: record_schema(record_script, site_url), BANKS: banks_json(hub)}
    return {**files, **qr_files(hub), **calendar_files(hub), **data, **host_files()}


def _words(language: Language) -> dict[str, Iterable[tuple[str, str]]]:
    return {
        "report": [report_words(language)],
        "tools": [panel_words(language)],
        "learning": script_words(language),
    }
