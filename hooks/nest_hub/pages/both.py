"""What the pages show that belong to both languages: `/`, the 404, and each region's short link."""

from __future__ import annotations

from typing import Any

from nest_hub.content.hub import Hub
from nest_hub.content.regions import Region
from nest_hub.languages import LANGUAGES, NAMES, PHRASES
from nest_hub.pages.headers import REFERRER, page_policy
from nest_hub.pages.view import ARRIVAL

View = dict[str, Any]
"""`homes` holds what is said in each language, Welsh first: `title`, `text`, and a `door` with its
address from the root and its name; `about`, another link, and `last_time`, where they are shown.
`preview` says that this is not what is published; `policy` and `referrer` go into the head."""


def landing_view(hub: Hub) -> View:
    """The page at `/`: a door to each language, named in it."""
    view = _both(hub)
    for home in view["homes"]:
        home["title"], home["text"] = home["t"].site_name, home["t"].site_description
        home["last_time"] = True
    return view


def lost_view(hub: Hub) -> View:
    """The 404."""
    view = _both(hub)
    for home in view["homes"]:
        home["title"], home["text"] = home["t"].not_found, home["t"].not_found_text
        home["door"]["title"] = home["t"].to_home
    return view


def region_view(hub: Hub, region: Region) -> View:
    """A region's short link: doors to the modules, for that region."""
    view = _both(hub)
    for home in view["homes"]:
        language, phrases = home["code"], home["t"]

        def named(phrase: str, name: str = region.short_name[language]) -> str:
            return phrase.replace("{region}", name)

        home["title"] = named(phrases.region_arrival)
        home["text"] = named(phrases.region_arrival_text)
        if modules := hub.page(language, ARRIVAL):
            home["door"]["url"] = f"{hub.address(modules)}?region={region.id}"
        if page := hub.page(language, f"regions/{region.id}.md"):
            home["about"] = _link(named(phrases.region_arrival_page), hub.address(page))
    return view


def _both(hub: Hub) -> View:
    homes = []
    for language in LANGUAGES:
        page = hub.page(language, "index.md")
        help_now = hub.page(language, "help-now.md")
        if page:
            homes.append(
                {
                    "code": language,
                    "door": _link(NAMES[language], hub.address(page)),
                    "about": None,
                    "last_time": False,
                    "help": _link(help_now.title, hub.address(help_now)) if help_now else None,
                    "t": PHRASES[language],
                }
            )
    return {
        "homes": homes,
        "preview": hub.preview,
        "policy": page_policy(),
        "referrer": REFERRER,
    }


def _link(title: str, url: str) -> dict[str, str]:
    return {"title": title, "url": url}
