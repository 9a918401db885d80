"""The feed: any text, any date, and no more than fifty."""

from __future__ import annotations

import dataclasses
import shutil
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import feedparser

from nest_hub.content.history import History
from nest_hub.content.load import load_hub
from nest_hub.pages.feed import MOST, feed, feed_address
from tests.small_hub import page, replace

URL = "https://example.org/"
STUDY = "case_studies/one-door"


def with_index(root: Path) -> Path:
    for language in ("cy", "en"):
        folder = root / "docs" / language / "case-studies"
        folder.mkdir()
        text = page(language, "Arfer" if language == "cy" else "Practice", "arfer")
        (folder / "index.md").write_text(text, encoding="utf-8")
    return root


def items(text: str) -> list[ElementTree.Element]:
    assert not feedparser.parse(text.encode()).bozo
    return ElementTree.fromstring(text).findall("channel/item")


def test_without_an_index_there_is_no_feed(small: Path) -> None:
    assert feed_address(load_hub(small), "en") is None
    with_index(small)
    hub = load_hub(small)
    assert feed_address(hub, "en") == "en/case-studies/feed.xml"
    assert feed_address(hub, "cy") == "cy/arfer/ffrwd.xml"


def test_any_text_is_well_formed(small: Path) -> None:
    hub = load_hub(with_index(small))
    uri = "case-studies/one-door.md"
    hub.pages["en", uri] = dataclasses.replace(
        hub.pages["en", uri],
        title="]]> <b>Tea & cake</b> &amp; \x07\x00\ufffe\ud800‘🍰’ Ŵ",
        description="\x00\x0b<&>\"'\ud800\uffff]]>",
    )
    (item,) = items(feed(hub, "en", URL, History()))
    assert item.findtext("title") == "]]> <b>Tea & cake</b> &amp; ‘🍰’ Ŵ"
    assert item.findtext("description") == "Made-up illustration. <&>\"']]>"
    assert item.findtext("category") == "No wrong door"


def test_a_case_study_is_published_when_the_last_of_its_files_came(small: Path) -> None:
    hub = load_hub(with_index(small))
    first = {f"{STUDY}/{name}": date(2026, 5, 1) for name in ("case_study.yml", "en.md")}
    assert items(feed(hub, "en", URL, History(first)))[0].find("pubDate") is None
    first[f"{STUDY}/cy.md"] = date(2026, 6, 2)
    text = feed(hub, "en", URL, History(first, {f"{STUDY}/en.md": date(2026, 7, 3)}))
    assert items(text)[0].findtext("pubDate") == "Tue, 02 Jun 2026 00:00:00 GMT"
    built = ElementTree.fromstring(text).findtext("channel/lastBuildDate")
    assert built == "Fri, 03 Jul 2026 00:00:00 GMT"


def test_without_a_history_its_own_date_counts_if_it_is_a_day(small: Path) -> None:
    replace(small, f"{STUDY}/case_study.yml", "date: 2026", "date: 2022-03-29")
    hub = load_hub(with_index(small))
    text = feed(hub, "cy", URL, History())
    assert items(text)[0].findtext("pubDate") == "Tue, 29 Mar 2022 00:00:00 GMT"


def test_the_newest_stand_first_and_the_oldest_are_left_out(small: Path) -> None:
    first: dict[str, date] = {}
    for number in range(MOST + 5):
        folder = f"case_studies/door-{number}"
        shutil.copytree(small / STUDY, small / folder)
        replace(small, f"{folder}/cy.md", "slug: un-drws", f"slug: drws-{number}")
        day = date.fromordinal(date(2026, 1, 1).toordinal() + number)
        first |= {f"{folder}/{name}": day for name in ("case_study.yml", "en.md", "cy.md")}
    shutil.rmtree(small / STUDY)
    text = feed(load_hub(with_index(small)), "cy", URL, History(first))
    links = [item.findtext("link", "") for item in items(text)]
    assert links == [f"{URL}cy/arfer/drws-{n}/" for n in range(MOST + 4, 4, -1)]
