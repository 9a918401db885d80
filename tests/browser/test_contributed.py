"""Hostile contributions in a browser: none of them runs, asks elsewhere, or breaks the policy.

The site is built although the check refuses it. The pages are opened without the policy, when
there must be nothing that it would have stopped; and some with it, when it has nothing to forbid.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from nest_hub.checks.contributed import check_contributed
from nest_hub.checks.of_pages import check_pages
from nest_hub.checks.study_files import check_study_files
from nest_hub.content.hub import Hub
from nest_hub.content.load import load_hub
from nest_hub.content.pages import Page as SitePage
from tests.browser.serving import Served, serving
from tests.browser.watching import Watched
from tests.hostile import PAYLOADS
from tests.payloads.everywhere import fill_everything
from tests.site.build import build_site
from tests.small_hub import accept_all, replace

STUDIES = "case_studies"
PATTERN = f"{STUDIES}/one-door"
RUN = '<img src=x onerror="alert(1)">'
HEAD = f"'<script>alert(1)</script>{RUN}'"
WATCH = """
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    watched(`the policy forbids ${violatedDirective} ${blockedURI}`));
  for (const name of ["alert", "confirm", "prompt", "open"])
    window[name] = () => watched(`${name} was called`);
"""
LEFT = """
  () => [...document.querySelectorAll("main *")].flatMap((element) => [
    ...[...element.attributes]
      .filter(({ name }) => name.startsWith("on") || ["style", "srcdoc"].includes(name))
      .map(({ name }) => `<${element.localName} ${name}>`),
    ...["href", "src", "action", "formAction"]
      .filter((name) => element.hasAttribute(name.toLowerCase()))
      .map((name) => new URL(element[name]?.baseVal ?? element[name], document.baseURI).protocol)
      .filter((protocol) => !["https:", "http:", "mailto:", "tel:"].includes(protocol)),
  ])
"""
"""What a browser, which reads HTML and addresses in its own way, finds in the page."""


@pytest.fixture(scope="module")
def hostile(small_once: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small hub with a case study for each attempt, and with attempts wherever people write."""
    hub = tmp_path_factory.mktemp("hostile") / "hub"
    shutil.copytree(small_once, hub)
    for name in ("hooks", "overrides", "mkdocs.yml"):
        source = root / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, hub / name)
    assert fill_everything(hub) > 300
    for number, payload in enumerate(PAYLOADS.values()):
        _study(hub, f"attempt-{number}", f"{payload}\n")
    data = _study(
        hub, "in-the-data", f'/// example | {RUN}\n![{RUN}" onerror=alert(1)](door.png)\n///\n'
    )
    replace(hub, f"{data}/case_study.yml", "en: A school", f"en: {HEAD}")
    replace(hub, f"{data}/en.md", "title: One door", f"title: {HEAD}")
    replace(hub, f"{data}/en.md", "description: We", f"description: {HEAD}\nslug: x\n#")
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script>{RUN}</svg>'
    (hub / data / "drawing.svg").write_text(drawing, encoding="utf-8")
    (hub / data / "page.html").write_text(RUN, encoding="utf-8")
    shutil.copy(root / "overrides/assets/images/icon-180.png", hub / data / "door.png")
    accept_all(hub)
    build_site(hub, hub / "site", strict=False)
    return hub


def _study(hub: Path, name: str, text: str) -> str:
    study = f"{STUDIES}/{name}"
    shutil.copytree(hub / PATTERN, hub / study)
    replace(hub, f"{study}/cy.md", "slug: un-drws", f"slug: {name}")
    replace(hub, f"{study}/en.md", "## What was done", f"{text}\n## What was done")
    return study


def pages_with(hub: Hub) -> list[SitePage]:
    """All pages, those of contributors last."""
    return sorted(hub.in_language("en"), key=lambda page: page.contributed)


def watched(
    hub: Hub, pages: list[SitePage], browser: Browser, server: Served, *, policy: bool
) -> list[str]:
    """What happens, and is left, on the pages."""
    seen: list[str] = []
    context = browser.new_context(service_workers="block", bypass_csp=not policy)
    page = context.new_page()
    address = ""

    def see(what: str) -> None:
        seen.append(f"{address}: {what}")

    def judge_request(request: Any) -> None:
        if urlsplit(request.url).netloc != urlsplit(server.url).netloc:
            see(f"asked for {request.url}")

    page.expose_function("watched", see)
    page.add_init_script(WATCH)
    page.on("dialog", lambda dialog: (see(f"a dialog: {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: see(f"an error: {error}"))
    page.on("request", judge_request)
    page.on("popup", lambda popup: see(f"opened {popup.url}"))
    for ours in pages:
        address = hub.address(ours)
        page.goto(server.url + address)
        for left in page.evaluate(LEFT):
            see(f"left: {left}")
        if ours.contributed:
            _touch(page)
        if page.url != server.url + address:
            see(f"went to {page.url}")
    context.close()
    return seen


def _touch(page: Page) -> None:
    """Does to each element of the article what would set off a handler on it."""
    page.evaluate(
        """
        () => {
          for (const element of document.querySelectorAll("article, article *:not(a[href])"))
            for (const type of ["click", "mouseover", "focus", "toggle", "load", "error"])
              element.dispatchEvent(new Event(type));
        }
        """
    )


def test_nothing_of_a_contribution_runs(hostile: Path, browser: Browser) -> None:
    hub = load_hub(hostile)
    with serving(hostile / "site") as server:
        assert watched(hub, pages_with(hub), browser, server, policy=False) == []


def test_the_policy_has_nothing_to_forbid(hostile: Path, browser: Browser) -> None:
    hub = load_hub(hostile)
    pages = [page for page in pages_with(hub) if not page.key.startswith("attempt-")]
    assert "in-the-data" in {page.key for page in pages}
    with serving(hostile / "site") as server:
        assert watched(hub, pages, browser, server, policy=True) == []


def test_what_is_watched_for_would_be_seen(
    hostile: Path, browser: Browser, tmp_path: Path, reported: Watched
) -> None:
    """A page with what was written there, so that the tests above cannot pass in vain."""
    hub = load_hub(hostile)
    site = tmp_path / "site"
    shutil.copytree(hostile / "site", site)
    pages = [page for page in hub.in_language("en") if page.key == "attempt-0"]
    file = site / hub.address(pages[0]) / "index.html"
    html = file.read_text(encoding="utf-8")
    raw = f'<article>{RUN}<a href="java&#9;script:x">x</a><img src="//other.invalid/x">'
    file.write_text(html.replace("<article data-pagefind-body>", raw), encoding="utf-8")
    with serving(site) as server:
        reported.ignore(server.url)
        reported.ignore("other.invalid")
        with_policy = "\n".join(watched(hub, pages, browser, server, policy=True))
        without = "\n".join(watched(hub, pages, browser, server, policy=False))
    assert "the policy forbids img-src" in with_policy
    assert "the policy forbids script-src" in with_policy
    for seen in ("alert was called", "asked for http://other.invalid/x", "left: javascript:"):
        assert seen in without
    assert "left: <img onerror>" in without


def test_what_is_attempted_in_the_data_is_refused(hostile: Path) -> None:
    """Of each attempt in the text, tests/payloads/test_refused.py holds what is said."""
    hub = load_hub(hostile)
    found = [*check_pages(hub, [check_contributed]), *check_study_files(hub)]
    said = {str(finding.path) for finding in found}
    data = f"{STUDIES}/in-the-data"
    assert {f"{data}/en.md", f"{data}/drawing.svg", f"{data}/page.html"} <= said


def test_no_file_is_published_that_could_run(hostile: Path) -> None:
    site = hostile / "site"
    published = [path.name for path in (site / "assets/content").rglob("*") if path.is_file()]
    assert "door.png" in published
    assert {"drawing.svg", "page.html"}.isdisjoint(published)
    assert not list(site.rglob("drawing.svg"))
