"""A film in a section, in a hub of its own: no module has one yet."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import SCRIPT, in_every_mode
from tests.browser.listening import listen
from tests.browser.opening import open_details
from tests.browser.serving import serving
from tests.site.build import build_site
from tests.site.offenders import assert_none
from tests.small_hub import SAID, write_small_hub

SECTIONS = {"en": "en/modules/nest/first/", "cy": "cy/modules/modiwl/cyntaf/"}
NAMES = {"en": "English", "cy": "Cymraeg"}
TRACKS = "video => [...video.textTracks].map(({language, label, mode}) => [language, label, mode])"
PLAY = """
// Plays it to its end, and says which captions were seen.
async (video) => {
  video.muted = true;
  const seen = new Set();
  const look = () => {
    for (const {mode, activeCues} of video.textTracks) {
      if (mode === "showing") for (const {text} of activeCues) seen.add(text);
    }
  };
  const looking = setInterval(look, 20);
  const ended = new Promise((done) => video.addEventListener("ended", done));
  await video.play();
  await ended;
  clearInterval(looking);
  return [...seen];
}
"""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[str]:
    """The address of a small hub whose first section has a film."""
    hub = write_small_hub(tmp_path_factory.mktemp("video") / "hub")
    for name in ("hooks", "overrides", "mkdocs.yml"):
        source = root / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, hub / name)
    with serving(build_site(hub, hub / "site")) as server:
        yield server.url


@pytest.fixture
def page(browser: Browser, root: Path) -> Iterator[Page]:
    """A page with axe in it."""
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(path=root / SCRIPT)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", ["cy", "en"])
def test_a_film_plays_with_captions_in_the_language_of_the_page(
    language: str, url: str, page: Page
) -> None:
    heard, asked = listen(page, url), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url + SECTIONS[language])
    video = page.locator("video")
    assert [address for address in asked if address.endswith(".webm")] == []
    assert sorted(video.evaluate(TRACKS)) == [
        [code, NAMES[code], "showing" if code == language else "disabled"] for code in ("cy", "en")
    ]
    assert video.evaluate(PLAY) == [SAID[language]]
    expect(video).to_have_js_property("error", None)
    assert_none(heard)


def test_captions_can_be_had_in_the_other_language(url: str, page: Page) -> None:
    page.goto(url + SECTIONS["en"])
    video = page.locator("video")
    video.evaluate(
        """video => {
          for (const track of video.textTracks) {
            track.mode = track.language === "cy" ? "showing" : "disabled";
          }
        }"""
    )
    assert video.evaluate(PLAY) == [SAID["cy"]]


@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_transcript_opens_and_nothing_is_wrong_with_the_page(
    language: str, url: str, page: Page
) -> None:
    page.goto(url + SECTIONS[language])
    transcript = page.locator(".transcript")
    said = transcript.get_by_text(SAID[language])
    expect(said).to_be_hidden()
    transcript.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(said).to_be_visible()
    open_details(page)
    assert_none(in_every_mode(page, "with a film"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_handout_of_the_module_says_what_the_film_says(url: str, page: Page) -> None:
    page.goto(f"{url}en/modules/nest/handout/")
    expect(page.locator("video")).to_have_count(0)
    expect(page.get_by_text(SAID["en"])).to_be_visible()
