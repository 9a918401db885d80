"""The sitemap: every page in both languages, with each page's twin."""

from __future__ import annotations

from datetime import date
from xml.sax.saxutils import escape, quoteattr

from nest_hub.content.hub import Hub
from nest_hub.pages.view import alternates

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(hub: Hub, site_url: str, changes: dict[str, date]) -> str:
    """`sitemap.xml`: absolute addresses, `hreflang` for both languages and `x-default`."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<urlset xmlns="{_SITEMAP}" xmlns:xhtml="{_XHTML}">',
    ]
    for page in sorted(hub.pages.values(), key=hub.address):
        lines.append(f"<url><loc>{escape(site_url + hub.address(page))}</loc>")
        if day := changes.get(str(page.source)):
            lines.append(f"<lastmod>{day.isoformat()}</lastmod>")
        for link in alternates(hub, page, site_url):
            lines.append(
                f'<xhtml:link rel="alternate" hreflang={quoteattr(link["hreflang"])} '
                f"href={quoteattr(link['url'])}/>"
            )
        lines.append("</url>")
    return "\n".join([*lines, "</urlset>", ""])
