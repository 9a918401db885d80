"""The feed of each language: its case studies as RSS 2.0, those last published first."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from nest_hub.content.case_studies import CaseStudy
from nest_hub.content.history import History
from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page
from nest_hub.languages import LANGUAGES, PHRASES, Language

FILES: dict[Language, str] = {"cy": "ffrwd.xml", "en": "feed.xml"}
"""The feed's file, beside the index of case studies."""
CODES: dict[Language, str] = {"cy": "cy", "en": "en-gb"}
"""The languages by the names that RSS knows."""
MOST = 50
"""How many case studies a feed holds."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_address(hub: Hub, language: Language) -> str | None:
    """Where the feed lies, from the site's root; none where there is no index."""
    index = hub.page(language, "case-studies/index.md")
    return hub.address(index) + FILES[language] if index else None


def feed(hub: Hub, language: Language, site_url: str, history: History) -> str:
    """The feed; there must be an index of case studies, to which it belongs."""
    index = hub.page(language, "case-studies/index.md")
    address = feed_address(hub, language)
    assert index and address, "a feed without its index"
    phrases = PHRASES[language]
    newest = sorted(
        hub.studies(language).studies,
        key=lambda study: (str(_published(study, history) or study.data.date), study.data.date),
        reverse=True,
    )[:MOST]
    items = [
        (hub.pages[language, f"case-studies/{study.id}.md"], study, _published(study, history))
        for study in newest
    ]
    changed = [
        day
        for _, study, published in items
        for day in (published, *(history.last.get(path) for path in _files(study)))
        if day
    ]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
        "<channel>",
        _element("title", f"{index.title} – {phrases.site_name}"),
        _element("link", site_url + hub.address(index)),
        _element("description", index.description),
        _element("language", CODES[language]),
        f'<atom:link rel="self" type="application/rss+xml" href={quoteattr(site_url + address)}/>',
        *([_element("lastBuildDate", _moment(max(changed)))] if changed else []),
    ]
    for page, study, published in items:
        lines += _item(hub, page, study, published, site_url)
    return "\n".join([*lines, "</channel>", "</rss>", ""])


def _item(
    hub: Hub, page: Page, study: CaseStudy, published: date | None, site_url: str
) -> list[str]:
    principles = hub.framework.of("principle")
    kind = PHRASES[page.language][f"kind_{study.data.kind}"]
    link = site_url + hub.address(page)
    return [
        "<item>",
        _element("title", page.title),
        _element("link", link),
        f'<guid isPermaLink="true">{escape(link)}</guid>',
        # First of all, what is real and what is made up.
        _element("description", f"{kind}. {page.description}"),
        *(
            _element("category", principles[ident].name[page.language])
            for ident in dict.fromkeys(study.data.principles)
            if ident in principles
        ),
        *([_element("pubDate", _moment(published))] if published else []),
        "</item>",
    ]


def _files(study: CaseStudy) -> list[str]:
    folder = f"case_studies/{study.id}"
    return [f"{folder}/case_study.yml", *(f"{folder}/{language}.md" for language in LANGUAGES)]


def _published(study: CaseStudy, history: History) -> date | None:
    """The day on which the last of its files came; else its own date, if that is a day."""
    days = [history.first.get(path) for path in _files(study)]
    known = [day for day in days if day]
    if len(known) == len(days):
        return max(known)
    return date.fromisoformat(study.data.date) if len(study.data.date) == 10 else None


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(_NOT_XML.sub('', text))}</{name}>"


def _moment(day: date) -> str:
    """A day as RFC 822 writes it."""
    return format_datetime(datetime.combine(day, time(), UTC), usegmt=True)
