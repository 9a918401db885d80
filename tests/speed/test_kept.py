"""What was made before is used where all that it was made of is the same, and nowhere else."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace as changed
from pathlib import Path
from typing import Any

import pytest

from nest_hub.checks import PAGE_CHECKS
from nest_hub.checks.of_pages import check_pages
from nest_hub.content.history import History
from nest_hub.content.hub import Hub
from nest_hub.content.load import load_hub
from nest_hub.pages.render import Renderer
from nest_hub.pages.to_html import ToHtml
from nest_hub.search_index import build_search_index
from nest_hub.speed import SETTING, kept
from nest_hub.speed.kept import FOLDER, Kept
from tests.small_hub import replace
from tests.test_search_index import write_page

STUDY = "case_studies/one-door/en.md"
FACTS = "case_studies/one-door/case_study.yml"
DOOR = "docs/en/principles/no-wrong-door.md"
PLACE = ("en", "case-studies/one-door.md")


class Skeleton:
    """Shows everything that it is given, and counts."""

    def __init__(self) -> None:
        self.made = 0

    def render(self, context: Mapping[str, Any]) -> str:
        """All of it as text."""
        self.made += 1
        view = {key: value for key, value in context["view"].items() if key != "t"}
        return f"{view} {context['page']}"


@pytest.fixture(autouse=True)
def few_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small hub's pages too."""
    monkeypatch.setattr(kept, "FEWEST", 0)


def page_of(root: Path, hub: Hub, skeleton: Skeleton, made_with: str, history: History) -> bytes:
    """The case study's page."""
    store = Kept(root, "pages", made_with, things=1)
    renderer = Renderer(hub, skeleton, ToHtml(["toc", "tables"], {}), history, store)
    return renderer.html(hub.pages["en", PLACE[1]])


def nothing(_: Path) -> None:
    """Changes no file."""


def test_the_same_is_made_once(small: Path) -> None:
    skeleton = Skeleton()
    pages = {page_of(small, load_hub(small), skeleton, "", History()) for _ in range(3)}
    assert (len(pages), skeleton.made) == (1, 1)


INGREDIENTS: dict[str, tuple[Callable[[Path], None], dict[str, Any]]] = {
    "text": (lambda root: replace(root, STUDY, "## What changed\n", "## What changed\n\nX\n"), {}),
    "title": (lambda root: replace(root, STUDY, "title: One door", "title: Two doors"), {}),
    "address": (lambda root: replace(root, STUDY, "title: ", "slug: other\ntitle: "), {}),
    "facts": (lambda root: replace(root, FACTS, "[education]", "[health]"), {}),
    "the address of a page that it names": (
        lambda root: replace(root, DOOR, "title: ", "slug: other-door\ntitle: "),
        {},
    ),
    "data": (
        lambda root: replace(root, "framework/help_lines.yml", "phone: ", "phone: 0"),
        {},
    ),
    "site": (nothing, {"site_url": "https://other.example/"}),
    "preview": (nothing, {"preview": True}),
    "day": (nothing, {"history": History(last={STUDY: datetime.date(2026, 1, 2)})}),
    "template or setting": (nothing, {"made_with": "another"}),
    "program": (nothing, {"program": "another"}),
}


@pytest.mark.parametrize("ingredient", INGREDIENTS)
def test_a_page_is_made_again_where_an_ingredient_is_another(
    ingredient: str, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change, other = INGREDIENTS[ingredient]
    replace(
        small, STUDY, "## What changed\n", "## What changed\n\n[A](/principles/no-wrong-door.md)\n"
    )
    skeleton = Skeleton()
    page_of(small, load_hub(small), skeleton, "", History())
    change(small)
    hub = load_hub(small)
    hub.site_url = other.get("site_url", "")
    hub.preview = other.get("preview", False)
    if "program" in other:
        monkeypatch.setattr(kept, "program", lambda: other["program"])
    history, made_with = other.get("history", History()), other.get("made_with", "")
    now = page_of(small, hub, skeleton, made_with, history)
    monkeypatch.setenv(SETTING, "plain")
    assert skeleton.made == 2
    assert now == page_of(small, hub, skeleton, made_with, history)
    assert skeleton.made == 3


def findings(root: Path) -> list[str]:
    """What the checks of pages find, as in a process of its own."""
    hub = load_hub(root)
    for place, page in hub.pages.items():
        hub.pages[place] = changed(page)  # it has forgotten what was found on it
    return [finding.plain() for finding in check_pages(hub, PAGE_CHECKS)]


def test_findings_are_the_same_when_they_are_kept(small: Path) -> None:
    replace(small, STUDY, "## What changed\n", "## What changed\n\nRing 07700 900123, pls.\n")
    first = findings(small)
    assert any("telephone" in finding for finding in first)
    assert findings(small) == first
    (small / "framework/words_en.txt").open("a", encoding="utf-8").write("pls\n")
    again = findings(small)
    assert again == [finding for finding in first if "pls" not in finding] != first


def test_the_index_of_the_same_articles_is_kept(tmp_path: Path) -> None:
    site = tmp_path / "site"

    def index() -> dict[str, bytes]:
        build_search_index(site, Kept(tmp_path, "index", things=1))
        folder = site / "pagefind"
        return {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    write_page(site, "en/door", "en", "No wrong door", "<p>A door.</p>")
    first = index()
    assert index() == first
    write_page(site, "en/door", "en", "No wrong door", "<p>A window.</p>")
    assert index() != first


def damage(path: Path) -> None:
    """Changes what is kept, in its midst."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


@pytest.mark.parametrize("harm", [damage, lambda path: path.write_bytes(b""), Path.unlink])
def test_what_is_damaged_counts_as_absent(harm: Callable[[Path], object], tmp_path: Path) -> None:
    store = Kept(tmp_path, "pages", things=1)
    store.put(store.key("a"), b"made of a" * 99)
    assert store.get(store.key("a")) == b"made of a" * 99
    harm(next(path for path in (tmp_path / FOLDER).rglob("*") if path.is_file()))
    assert store.get(store.key("a")) is None


def test_texts_that_are_divided_otherwise_are_others(tmp_path: Path) -> None:
    store = Kept(tmp_path, "pages", things=1)
    keys = [store.key("ab", "c"), store.key("a", "bc"), store.key("abc"), store.key("abc", "")]
    assert len(set(keys)) == 4


def test_only_so_much_is_kept(tmp_path: Path) -> None:
    store = Kept(tmp_path, "pages", things=1)
    for number in range(20):
        store.put(store.key(str(number)), b"made")
    store.prune(5)
    assert sum(path.is_file() for path in (tmp_path / FOLDER).rglob("*")) == 5


def test_a_build_goes_on_where_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file, where the folder should be", encoding="utf-8")
    store = Kept(tmp_path, "pages", things=1)
    store.put(store.key("a"), b"made")
    store.prune(0)
    assert store.get(store.key("a")) is None
