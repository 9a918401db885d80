"""A preview shows what is not ready, and no page of it can be taken for a published one."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tools import link_files
from tools.link_files import name_files

from nest_hub.languages import PHRASES
from nest_hub.pages.service_worker import WORKER
from tests.preview import build, unready_hub
from tests.site.build import contents
from tests.site.offenders import assert_none
from tests.site.pages import Page, Site
from tests.small_hub import accept_all


@pytest.fixture(scope="module")
def unready(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A hub of these tests' own, which some of them change for a while."""
    return unready_hub(tmp_path_factory.mktemp("unready") / "hub", root)


@pytest.fixture(scope="module")
def preview(built_preview: Path) -> Site:
    return Site(built_preview)


def mark(page: Page) -> tuple[str, str, bool]:
    """What stands where the other language is: its text, its language, and whether it leads on."""
    items = [item for nav in page.root.with_class("languages") for item in nav.all("a", "span")]
    other = next(item for item in items if "aria-current" not in item)
    return other.text, other["lang"], other.tag == "a"


def test_what_is_not_ready_is_there(preview: Site) -> None:
    assert {
        "en/draft/",
        "cy/drafft/",
        "en/case-studies/two-doors/",
        "cy/unig/",
        "en/themes/safe/",
        "en/case-studies/one-door/",
    } <= set(preview.pages)


def test_every_page_says_that_it_is_a_preview(preview: Site) -> None:
    assert len(preview.in_a_language) > 40
    assert_none(
        f"{page}: {said}"
        for page in preview.in_a_language
        if (said := [found.text for found in page.root.with_class("preview")])
        != [PHRASES["cy" if page.language == "cy" else "en"].preview]
    )
    for address in ("", "404.html", "powys/"):
        (found,) = preview.pages[address].root.with_class("preview")
        assert [part["lang"] for part in found.all("span")] == ["cy", "en"]
        assert found.text == f"{PHRASES['cy'].preview} / {PHRASES['en'].preview}"


def test_no_page_may_be_listed(preview: Site) -> None:
    assert_none(
        page
        for page in preview.pages.values()
        if [meta["content"] for meta in page.meta(name="robots")] != ["noindex"]
    )


def test_a_missing_language_is_marked_and_no_link(preview: Site) -> None:
    pages = preview.pages
    assert mark(pages["en/case-studies/two-doors/"]) == (
        "Cymraeg: heb ei chyfieithu eto",
        "cy",
        False,
    )
    assert mark(pages["cy/unig/"]) == ("English: not translated yet", "en", False)
    assert mark(pages["en/themes/safe/"]) == ("Cymraeg: ni ellir ei dangos", "cy", False)
    assert mark(pages["en/draft/"]) == ("Cymraeg", "cy", True)
    assert mark(pages["cy/drafft/"]) == ("English", "en", True)


def test_a_missing_language_is_no_alternate(preview: Site) -> None:
    links = preview.pages["en/case-studies/two-doors/"].links("alternate")
    assert {link["hreflang"] for link in links} == {"en", "x-default"}


def test_what_changed_in_the_original_is_named(preview: Site) -> None:
    noted = {page.address: page.root.with_class("outdated") for page in preview.pages.values()}
    assert [address for address, notes in noted.items() if notes] == ["cy/case-studies/un-drws/"]
    (note,) = noted["cy/case-studies/un-drws/"]
    assert note.all("p")[0].text == PHRASES["cy"].outdated
    assert [(item.text, item["lang"]) for item in note.all("li")] == [
        (PHRASES["cy"].outdated_opening, ""),
        ("What changed", "en"),
    ]


def test_no_browser_keeps_it(preview: Site) -> None:
    worker = (preview.folder / WORKER).read_text(encoding="utf-8")
    assert "(null)" in worker.replace(" ", "")
    assert '{"version":' not in worker


def test_what_is_published_is_no_preview_whatever_is_asked(
    unready: Path, tmp_path: Path, root: Path
) -> None:
    refused = build(unready, tmp_path / "refused", "--strict")
    assert refused.returncode == 1
    assert not (tmp_path / "refused").exists()
    hub = unready_hub(tmp_path / "hub", root)
    (hub / "docs/cy/only.md").unlink()
    shutil.rmtree(hub / "case_studies/two-doors")
    safe = hub / "docs/cy/themes/safe.md"
    safe.write_text(safe.read_text(encoding="utf-8").replace("titel:", "title:"), encoding="utf-8")
    accept_all(hub)
    built = build(hub, tmp_path / "published", "--strict")
    assert built.returncode == 0, built.stderr[-4000:]
    published = Site(tmp_path / "published")
    assert "en/draft/" not in published.pages
    for page in published.pages.values():
        for name in ("preview", "missing", "outdated"):
            assert not page.root.with_class(name), page
    assert not [page for page in published.in_a_language if page.meta(name="robots")]
    assert '{"version":' in (published.folder / WORKER).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path", ["framework/framework.yml", "framework/regions.yml", "docs/cy/index.md"]
)
def test_what_cannot_be_shown_at_all_is_said(unready: Path, tmp_path: Path, path: str) -> None:
    file = unready / path
    whole = file.read_bytes()
    file.write_text("themes: [", encoding="utf-8")
    try:
        failed = build(unready, tmp_path / "preview")
    finally:
        file.write_bytes(whole)
    assert failed.returncode == 1
    assert path in failed.stderr
    assert (
        "No page can be shown without the framework, the regions and a home page" in failed.stderr
    )
    assert "Traceback" not in failed.stderr
    assert not (tmp_path / "preview").exists()


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ('<a class="x" href="../">', '<a class="x" href="../index.html">'),
        ('<a href="..">', '<a href="../index.html">'),
        ('<a href=".">', '<a href="./index.html">'),
        ('<a href="a/b/?region=x#part">', '<a href="a/b/index.html?region=x#part">'),
        (
            '<form action="../search/" method="get">',
            '<form action="../search/index.html" method="get">',
        ),
        ('<a href="#part">', '<a href="#part">'),
        ('<a href="?x=1">', '<a href="?x=1">'),
        ('<a href="assets/x.pdf">', '<a href="assets/x.pdf">'),
        ('<a href="/cy/">', '<a href="/cy/">'),
        ('<a href="https://example.org/">', '<a href="https://example.org/">'),
        ('<a href="mailto:a@example.org">', '<a href="mailto:a@example.org">'),
        ('<link href="../">', '<link href="../">'),
        ("<p>href=&quot;a/&quot;</p>", "<p>href=&quot;a/&quot;</p>"),
    ],
)
def test_a_preview_can_be_read_from_a_folder(written: str, named: str) -> None:
    assert name_files(written) == named
    assert name_files(named) == named


def test_every_link_of_it_leads_to_a_file(preview: Site, tmp_path: Path) -> None:
    folder = shutil.copytree(preview.folder, tmp_path / "preview")
    link_files.main(folder)
    files = set(contents(folder))
    elsewhere = ("http://", "https://", "tel:", "sms:", "mailto:")
    assert_none(
        f"{page}: {link['href']}"
        for page in Site(folder).in_a_language
        for link in page.all("a")
        if not link["href"].startswith(elsewhere)
        and re.split(r"[?#]", page.resolve(link["href"]))[0] not in {*files, page.address}
    )
