"""A region's share kit: the code is the link, the poster is one sheet, and all can be copied."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from nest_hub.content.hub import Hub
from nest_hub.languages import LANGUAGES, PHRASES, Language
from tests.browser.axe import axe_context, in_every_mode
from tests.browser.learner import press
from tests.browser.listening import listen
from tests.browser.printing import printed
from tests.site.offenders import assert_none
from tests.site.pages import Site

"""In points."""
CHOICES = {"both": ["cy", "en"], "cy": ["cy"], "en": ["en"]}
_FREE = """
() => {
  const poster = document.querySelector(".poster").getBoundingClientRect();
  const band = document.querySelector(".poster-band").getBoundingClientRect();
  const wide = [...document.querySelectorAll(".poster > :not(.frame), .poster-address")]
    .map((part) => part.getBoundingClientRect())
    .some((part) => part.width && (part.left < poster.left || part.right > poster.right));
  return {below: poster.bottom - band.bottom, wide};
}
"""
_LOSE_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
_LOSE_ALL = f"{_LOSE_CLIPBOARD}; document.execCommand = () => false"

both = pytest.mark.parametrize("language", LANGUAGES)


def kits(hub: Hub, language: Language) -> list[str]:
    """The addresses of the kits."""
    return [hub.address(page) for page in hub.about("share", language).values()]


def kit(hub: Hub, language: Language, region: str = "north-wales") -> str:
    return hub.address(hub.about("share", language)[region])


def published_at(site: Site) -> str:
    return site.pages[""].links("canonical")[0]["href"]


def read_code(code: Locator) -> str:
    """What a reader of QR codes finds on the screen."""
    picture = Image.open(BytesIO(code.screenshot()))
    found = zxingcpp.read_barcodes(picture)
    assert len(found) == 1
    text: str = found[0].text
    return text


@pytest.fixture
def page(browser: Browser, root: Path) -> Iterator[Page]:
    """A page with axe in it."""
    context = axe_context(browser, root, 1280, 900)
    yield context.new_page()
    context.close()


@both
def test_each_code_is_the_link_beside_it(
    language: Language, hub: Hub, site: Site, site_url: str, page: Page
) -> None:
    heard = listen(page, site_url)
    links = set()
    assert len(kits(hub, language)) == len(hub.regions.by_id) == 7
    for ident in hub.regions.by_id:
        page.goto(site_url + kit(hub, language, ident))
        slugs = hub.regions.by_id[ident].slug
        expected = {code: f"{published_at(site)}{slugs[code]}/" for code in LANGUAGES}
        link = page.locator("#share-link")
        assert link.text_content() == link.get_attribute("href") == expected[language]
        assert read_code(page.locator(".share-link .qr")) == expected[language]
        for choice, shown in CHOICES.items():
            page.locator(f"#poster-in-{choice}").check()
            addresses = page.locator(".poster-address:visible").all_text_contents()
            assert addresses == [expected[code] for code in shown]
            code = page.locator(".poster .qr:visible")
            expect(code).to_have_count(1)
            assert read_code(code) == addresses[0]
            name = PHRASES[language].share_qr.replace("{link}", addresses[0])
            expect(code).to_have_attribute("aria-label", name)
        for code_of, address in expected.items():
            # What is printed beside the code leads to the region's page in both languages.
            assert site.holds(address.removeprefix(published_at(site)))
            assert address in page.locator(f"#email-{code_of}").input_value()
        links |= set(expected.values())
    assert len(links) == len({r.slug[c] for r in hub.regions.by_id.values() for c in LANGUAGES})
    assert_none(heard)


@both
def test_the_file_of_the_code_is_the_same_code(
    language: Language, hub: Hub, site_url: str, page: Page
) -> None:
    page.goto(site_url + kit(hub, language))
    link = page.locator("#share-link").text_content()
    page.locator(".share-link a[download]").evaluate("(a) => a.removeAttribute('download')")
    page.locator(".share-link a[href$='.svg']").click()
    assert page.url.endswith("/qr.svg")
    assert read_code(page.locator("svg")) == link


@both
@pytest.mark.parametrize("choice", CHOICES)
def test_the_poster_is_one_sheet(
    choice: str, language: Language, hub: Hub, site_url: str, page: Page
) -> None:
    for ident, region in hub.regions.by_id.items():
        page.goto(site_url + kit(hub, language, ident))
        if choice != "both":  # what is chosen from the start
            page.locator(f"#poster-in-{choice}").check()
        assert len(printed(page)) == 1, ident
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 794, "height": 1123})
        assert page.evaluate(_FREE)["below"] > 40, ident
        assert not page.evaluate(_FREE)["wide"], ident
        text = " ".join(page.locator("body").inner_text().split())
        for code in LANGUAGES:
            t, there = PHRASES[code], code in CHOICES[choice]
            # Where nothing is sent, how long it takes, what it is, and for whom.
            for said in ("poster_account", "poster_time", "poster_title", "poster_whom"):
                assert (t[said] in text) == there, said
            modules = [hub.pages[code, f"modules/{ident}/index.md"].title for ident in hub.modules]
            assert all((title in text) == there for title in modules)
            if there:
                assert t.poster_region.replace("{region}", region.short_name[code]) in text
        for other in (
            "Childline",
            PHRASES[language].share_email,
            PHRASES[language].share_link_text,
        ):
            assert other[:30] not in text
        page.emulate_media(media="null")
        page.set_viewport_size({"width": 1280, "height": 900})


@both
def test_the_texts_are_whole(language: Language, hub: Hub, site_url: str, page: Page) -> None:
    page.goto(site_url + kit(hub, language))
    for code in LANGUAGES:
        t, text = PHRASES[code], page.locator(f"#email-{code}").input_value()
        lines = text.split("\n")
        assert "" in lines, "paragraphs stay apart"
        assert "{" not in text
        for module in hub.modules:
            assert f"- {hub.pages[code, f'modules/{module}/index.md'].title}" in lines
        # The words of the buttons, as the learner will see them.
        for said in (t.record_file_save, t.menu_my_learning):
            assert f"“{said}”" in text
        assert f"3. {t.share_email_reply}" in lines
        expect(page.locator(f"#email-{code}-subject")).to_have_value(t.share_email_subject)


@both
@pytest.mark.parametrize("clipboard", ["allowed", "missing", "nothing"])
def test_the_texts_are_copied_by_keyboard(
    clipboard: str, language: Language, hub: Hub, site_url: str, page: Page
) -> None:
    t = PHRASES[language]
    if clipboard == "allowed":
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    else:
        page.add_init_script(_LOSE_CLIPBOARD if clipboard == "missing" else _LOSE_ALL)
    page.goto(site_url + kit(hub, language))
    texts = {code: page.locator(f"#email-{code}").input_value() for code in LANGUAGES}
    wanted = {
        "share-link": page.locator("#share-link").text_content() or "",
        "email-cy": texts["cy"],
        "email-en": texts["en"],
        "email-en-subject": PHRASES["en"].share_email_subject,
        "email-cy email-en": f"{texts['cy']}\n\n———\n\n{texts['en']}",
    }
    for source, text in wanted.items():
        button = page.locator(f"button[data-copy='{source}']")
        press(page, button)
        part = page.locator("[data-share]").filter(has=button)
        said = part.get_by_role("status")
        if clipboard == "nothing":
            expect(said).to_have_text(t.share_by_hand)
            first = wanted[source.split()[0]]
            marked = """() => {
              const field = document.activeElement;
              return "selectionStart" in field
                ? field.value.slice(field.selectionStart, field.selectionEnd)
                : String(getSelection());
            }"""
            assert page.evaluate(marked).replace("\n", "") == first.replace("\n", "")
            continue
        expect(said).to_have_text(t.share_copied)
        expect(button).to_be_focused()
        assert _pasted(page) == text, source
    assert_none(in_every_mode(page, "copied"))


def _pasted(page: Page) -> str:
    """What a person pastes next."""
    page.evaluate(
        """() => {
          const field = document.createElement("textarea");
          field.id = "pasted";
          document.body.append(field);
          field.dataset.before = "";
          window.before = document.activeElement;
          field.focus();
        }"""
    )
    page.keyboard.press("ControlOrMeta+V")
    text: str = page.evaluate(
        """() => {
          const field = document.querySelector("#pasted");
          const text = field.value;
          field.remove();
          window.before.focus();
          return text;
        }"""
    )
    return text


@both
def test_the_poster_is_printed_by_its_button(
    language: Language, hub: Hub, site_url: str, page: Page
) -> None:
    page.goto(site_url + kit(hub, language))
    press(page, page.get_by_role("button", name=PHRASES[language].share_poster_print))
    assert page.evaluate("window.printed")


@both
def test_a_choice_shows_one_language(
    language: Language, hub: Hub, site_url: str, page: Page
) -> None:
    page.goto(site_url + kit(hub, language))
    for choice, shown in CHOICES.items():
        page.locator(f"#email-in-{choice}").check()
        for code in LANGUAGES:
            expect(page.locator(f"#email-{code}")).to_be_visible(visible=code in shown)
        everything = page.locator("[data-copy='email-cy email-en']")
        expect(everything).to_be_visible(visible=choice == "both")
        # The poster has a choice of its own.
        expect(page.locator(".poster h3:visible")).to_have_count(2)
        assert_none(in_every_mode(page, choice))
        page.set_viewport_size({"width": 1280, "height": 900})


@both
def test_without_script_the_texts_can_be_selected(
    language: Language, hub: Hub, site_url: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + kit(hub, language))
    expect(page.locator("article button:visible")).to_have_count(0)
    page.locator("#email-in-en").check()
    expect(page.locator("#email-cy")).to_be_hidden()
    field = page.locator("#email-en")
    expect(field).to_have_attribute("readonly", "")
    field.focus()
    page.keyboard.press("ControlOrMeta+A")
    chosen = field.evaluate("(field) => field.selectionEnd - field.selectionStart")
    assert chosen == len(field.input_value()) > 300
    assert len(printed(page)) == 1
    context.close()


@both
def test_leads_find_their_kit(language: Language, hub: Hub, site: Site) -> None:
    leads = site.pages[hub.address(hub.pages[language, "regions/for-leads.md"])]
    assert set(kits(hub, language)) <= {leads.resolve(a["href"]) for a in leads.article.all("a")}
    for ident, page in hub.about("region", language).items():
        links = {
            site.pages[hub.address(page)].resolve(a["href"])
            for a in site.pages[hub.address(page)].article.all("a")
        }
        assert {kit(hub, language, ident), leads.address} <= links
    searched = site.pages[hub.address(hub.pages[language, "search.md"])]
    listed = {searched.resolve(a["href"]) for a in searched.article.all("a")}
    assert leads.address in listed
    assert not listed & set(kits(hub, language)), "a kit is found from its region"
    assert all("data-pagefind-body" not in site.pages[a].article for a in kits(hub, language))
