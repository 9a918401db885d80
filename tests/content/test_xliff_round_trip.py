"""Every page of the hub goes out as XLIFF and comes back whole, whichever language is first."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from nest_hub.checks.accessibility import check_accessibility
from nest_hub.checks.links import check_links
from nest_hub.checks.references import check_references
from nest_hub.checks.translations import check_translations
from nest_hub.content.hub import Hub
from nest_hub.content.load import load_hub
from nest_hub.content.markdown import Document
from nest_hub.content.pages import Page
from nest_hub.content.translations import accept, translation_states
from nest_hub.content.xliff.reading import read_xliff
from nest_hub.content.xliff.returning import Taken, take_back
from nest_hub.content.xliff.units import known_targets, read_units
from nest_hub.content.xliff.writing import write_xliff
from tests.cat_tool import translate

CONTENT = ("docs", "modules", "case_studies", "framework")


@pytest.fixture(scope="module", params=["as it is", "with the original in Welsh"])
def both_ways(
    request: pytest.FixtureRequest, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Hub:
    """The hub's own content, and the same with each Welsh page as the original."""
    copy = tmp_path_factory.mktemp("content")
    for folder in CONTENT:
        shutil.copytree(root / folder, copy / folder)
    shutil.copy(root / "mkdocs.yml", copy)
    if request.param != "as it is":
        _make_welsh_the_original(copy)
    hub = load_hub(copy)
    for state in translation_states(hub):  # those that are being worked on count as done
        if state.original is not None and state.state != "done":
            text = accept(hub, state.page, state.original)
            (copy / state.page.source).write_text(text, encoding="utf-8")
    return load_hub(copy)


def _make_welsh_the_original(root: Path) -> None:
    hub = load_hub(root)
    for page in hub.in_language("cy"):
        if page.front:
            path = root / page.source
            text = path.read_text(encoding="utf-8")
            mark = re.compile(r"^(?:translation:\n(?:[ \t].*\n)+|reviewed:.*\n)", re.MULTILINE)
            path.write_text(mark.sub("", text), encoding="utf-8")
    hub = load_hub(root)
    for page in hub.in_language("en"):
        if page.front and (original := hub.page("cy", page.uri)):
            text = accept(hub, page, original)
            (root / page.source).write_text(text, encoding="utf-8")


def pairs(hub: Hub) -> Iterator[tuple[Page, Page]]:
    """Each original with its translation."""
    for state in translation_states(hub):
        if state.original is not None:
            yield state.original, state.page


def returned(hub: Hub, data: bytes) -> Taken:
    """The page that a sound file gives."""
    came, findings = read_xliff(PurePosixPath("page.xlf"), data)
    assert came is not None, findings
    taken, findings = take_back(hub, came)
    assert taken is not None, [finding.plain() for finding in findings]
    return taken


def test_an_existing_translation_fills_every_unit(both_ways: Hub) -> None:
    empty = [
        f"{translation.source}: {unit.place}"
        for original, translation in pairs(both_ways)
        for known in [known_targets(original, translation)]
        for unit in read_units(original)
        if unit.id not in known
    ]
    assert empty == []


def test_what_goes_out_translated_comes_back_byte_for_byte(both_ways: Hub) -> None:
    seen = 0
    for original, translation in pairs(both_ways):
        taken = returned(both_ways, write_xliff(both_ways, original).encode())
        before = (both_ways.root / translation.source).read_text(encoding="utf-8")
        unreviewed = before.replace("\nreviewed: true\n", "\n", 1)
        assert taken.text == unreviewed, translation.source
        assert str(taken.path) == str(translation.source)
        seen += 1
    assert seen >= 50


def _leads(document: Document) -> list[tuple[str, bool]]:
    """Where its links lead within the hub. The subject of an e-mail is in each language's own."""
    links = (link for link in document.links if "http" not in link.target)
    return [(link.target.partition("?")[0], link.image) for link in links]


def test_every_page_newly_translated_has_the_structure_of_its_original(
    both_ways: Hub, tmp_path: Path
) -> None:
    for folder in CONTENT:
        shutil.copytree(both_ways.root / folder, tmp_path / folder)
    for original, _ in pairs(both_ways):
        taken = returned(both_ways, translate(write_xliff(both_ways, original)))
        (tmp_path / taken.path).write_text(taken.text, encoding="utf-8")
    hub = load_hub(tmp_path)
    assert hub.diagnostics == load_hub(both_ways.root).diagnostics
    new = {str(translation.source) for _, translation in pairs(hub)}
    assert [
        finding.plain()
        for check in (check_translations, check_links, check_accessibility, check_references)
        for finding in check(hub)
        if str(finding.path) in new and "words, more than" not in finding.problem
    ] == []
    for original, translation in pairs(hub):
        here, there = translation.document, original.document
        assert [h.level for h in here.headings] == [h.level for h in there.headings]
        assert _leads(here) == _leads(there)
        assert [(b.name) for b in here.blocks] == [(b.name) for b in there.blocks]


def test_the_same_page_always_gives_the_same_file(hub: Hub, root: Path) -> None:
    again = load_hub(root)
    for original, _ in pairs(hub):
        twin = again.page(original.language, original.uri)
        assert twin is not None
        assert write_xliff(hub, original) == write_xliff(again, twin)
