"""The pages for young people: their order, and the help that they lead to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nest_hub.content.hub import Hub
from nest_hub.content.load import load_hub
from nest_hub.languages import LANGUAGES, Language
from nest_hub.pages.context import Context
from nest_hub.pages.neighbours import neighbours
from nest_hub.pages.young_people import (
    HELP,
    ORDER,
    drawing,
    render_help_for_young,
    render_way_to_help,
    render_young_pages,
    young_pages,
)
from tests.small_hub import page, replace

LINE = """\
  - id: friends
    name:
      en: Friends
      cy: Ffrindiau
    for_whom:
      en: Anyone
      cy: Unrhyw un
    young_people:
      en: For you.
      cy: I chi.
    phone: 0800 1111
    text: '84001'
    hours:
      en: All day
      cy: Drwy’r dydd
    confidence:
      phone: confirmed
      hours: verify
    source: A page
    checked_on: 2026-11-22
"""


def add(root: Path, name: str, title: str) -> None:
    folder = root / "docs/en/young-people"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.md").write_text(page("en", title), encoding="utf-8")


def test_the_pages_follow_in_their_order(small: Path) -> None:
    for name in (*ORDER[::-1], "zebra", "apple"):
        add(small, name, name.capitalize())
    hub = load_hub(small)
    context = Context(hub, hub.pages["en", "young-people/apple.md"])
    names = [found.uri.removeprefix("young-people/")[:-3] for found in young_pages(context)]
    # What nobody has put in order comes before the help.
    assert names == [*ORDER[:-1], "apple", "zebra", ORDER[-1]]
    before, after = neighbours(context, young_pages(context))
    assert before and after
    assert (before["title"], after["title"]) == ("How-wales-is-doing", "Zebra")
    assert drawing(context.page) == "index"


def test_a_page_alone_leads_nowhere(small: Path) -> None:
    add(small, "index", "Young")
    hub = load_hub(small)
    context = Context(hub, hub.pages["en", "young-people/index.md"])
    assert neighbours(context, young_pages(context)) == (None, None)
    assert neighbours(context, []) == (None, None)
    assert render_young_pages(context) == render_way_to_help(context) == []


def of_lines(root: Path) -> str:
    hub = load_hub(root)
    return render_help_for_young(Context(hub, hub.pages["en", "everything.md"]))


def test_only_what_is_confirmed_of_a_help_line_is_shown(small: Path) -> None:
    path = small / "framework/help_lines.yml"
    path.write_text(path.read_text(encoding="utf-8") + LINE, encoding="utf-8")
    html = of_lines(small)
    assert "For you." in html
    assert "Anyone in danger" not in html  # no words for young people
    assert 'href="tel:08001111"' in html
    assert "84001" in html
    assert "All day" not in html
    assert "22 November 2026" in html
    assert 'class="status"' in html
    assert "nobody has rung" not in html
    replace(small, "framework/help_lines.yml", "phone: confirmed", "phone: verify")
    replace(small, "framework/help_lines.yml", "    text: '84001'\n", "")
    assert "Friends" not in of_lines(small)


def test_what_nobody_has_checked_is_said(small: Path) -> None:
    path = small / "framework/help_lines.yml"
    line = LINE.replace("    checked_on: 2026-11-22\n", "")
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
    assert "nobody has rung" in of_lines(small)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_hub_has_each_of_them_with_its_drawing(
    hub: Hub, root: Path, language: Language
) -> None:
    drawings = (root / "overrides/assets/images/young-people.svg").read_text(encoding="utf-8")
    assert re.findall(r'<symbol id="([^"]+)"', drawings) == list(ORDER)
    for name in ORDER:
        ours = hub.pages[language, f"young-people/{name}.md"]
        context = Context(hub, ours)
        assert render_young_pages(context)[0].count("<li>") == len(ORDER)
        assert bool(render_way_to_help(context)) == (ours.uri != HELP)
        # And in its own words too.
        leads = any(link.target == f"/{HELP}" for link in ours.document.links)
        assert leads == (ours.uri != HELP)
