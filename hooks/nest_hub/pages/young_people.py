"""What the pages for young people have of their own: the way from one to the next, and to help."""

from __future__ import annotations

from pathlib import PurePosixPath

from nest_hub.content.help_lines import HelpLine
from nest_hub.content.pages import Page
from nest_hub.languages import sort_key
from nest_hub.pages.context import Context

FOLDER = "young-people"
ORDER = ("index", "your-rights", "six-ideas", "how-wales-is-doing", "get-help")
"""The order in which the pages are read, each with a drawing of its name. A page that is not
named stands before the last, under its title, and has the first one’s drawing."""
HELP = f"{FOLDER}/get-help.md"
WAYS = ("phone", "text", "email", "address")
"""The ways to reach a help line."""


def young_pages(context: Context) -> list[Page]:
    """The pages of this version of the hub, in the order in which they are read."""
    pages = [p for p in context.hub.in_language(context.language) if p.kind == FOLDER]
    return sorted(pages, key=lambda page: (_place(page), sort_key(page.title, page.language)))


def _place(page: Page) -> float:
    name = PurePosixPath(page.uri).stem
    return ORDER.index(name) if name in ORDER else len(ORDER) - 1.5


def drawing(page: Page) -> str:
    """The drawing at the head of a page."""
    name = PurePosixPath(page.uri).stem
    return name if name in ORDER else ORDER[0]


def render_way_to_help(context: Context) -> list[str]:
    """The link to help at the head of each page but the one that it leads to."""
    page = context.hub.page(context.language, HELP)
    if page is None or context.page is page:
        return []
    return [context.render("young_people_help.html", page=page)]


def render_young_pages(context: Context) -> list[str]:
    """All of the pages, this one named without a link."""
    pages = [(page, drawing(page)) for page in young_pages(context)]
    return [context.render("young_people_pages.html", pages=pages)] if len(pages) > 1 else []


def render_help_for_young(context: Context) -> str:
    """The help lines that have words for young people, with only what is confirmed of each."""
    lines = [line for line in context.hub.help_lines if line.young_people and _reachable(line)]
    return context.render("young_people_help_lines.html", lines=lines)


def _reachable(line: HelpLine) -> bool:
    return any(line.sure(way) for way in WAYS)
