"""What every browser test is watched for is seen: each test here does it, and takes the report.

The server sends what the site's own `_headers` says; so this also shows that those headers hold.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.browser.headers import Headers
from tests.browser.opening import visit
from tests.browser.serving import serving
from tests.browser.watching import Watched
from tests.site.pages import Site

ELSEWHERE = "https://elsewhere.example/"
HEAD = "<!DOCTYPE html><title>x</title>"


@pytest.fixture
def folder(built_site: Path, tmp_path: Path) -> Path:
    """A site that has our headers and no page of ours."""
    (tmp_path / "_headers").write_bytes((built_site / "_headers").read_bytes())
    return tmp_path


@pytest.mark.parametrize("script", [True, False])
def test_a_style_in_a_page_is_seen(
    script: bool, folder: Path, browser: Browser, reported: Watched
) -> None:
    (folder / "index.html").write_text(f"{HEAD}<p style='color: red'>x", encoding="utf-8")
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    with serving(folder) as server:
        with context.expect_console_message(lambda it: "violates" in it.text):
            page.goto(server.url)
        told, said = sorted(reported.take(2), key=lambda it: "Applying" in it)
    context.close()
    assert "Applying inline style violates" in said
    assert told.endswith(": style-src-attr stopped inline")


def test_what_a_worker_may_not_do_is_seen(folder: Path, page: Page, reported: Watched) -> None:
    (folder / "index.html").write_text(f"{HEAD}<script src=page.js></script>", encoding="utf-8")
    (folder / "page.js").write_text("new Worker('worker.js');", encoding="utf-8")
    (folder / "worker.js").write_text(f"fetch('{ELSEWHERE}').catch(() => 0);", encoding="utf-8")
    with serving(folder) as server:
        page.goto(server.url)
        (told,) = reported.take(1)
    assert told.endswith(f"worker.js: connect-src stopped {ELSEWHERE}")


@pytest.mark.parametrize("address", [ELSEWHERE, ELSEWHERE.replace("https", "http")])
def test_another_host_is_never_asked_unseen(address: str, page: Page, reported: Watched) -> None:
    try:
        page.goto(address)
    except Error as error:
        assert "ERR_TUNNEL_CONNECTION_FAILED" in str(error)
    (asked,) = reported.take()
    assert asked.startswith("another host was asked: ")
    assert "elsewhere.example" in asked


def test_only_search_may_use_webassembly(
    site: Site, site_url: str, page: Page, reported: Watched
) -> None:
    """The header allows it, because of search; the policy in each other page does not."""
    empty = "() => WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).then(String)"
    for ours in site.in_language("en"):
        if ours.kind == "search":
            visit(page, site_url, ours)
            assert page.evaluate(empty) == "[object WebAssembly.Module]"
            assert reported.take() == []
        elif ours.kind == "quiz":
            visit(page, site_url, ours)
            with pytest.raises(Error, match="Content Security Policy"):
                page.evaluate(empty)
            assert all("WebAssembly" in told for told in reported.take(1))


def test_every_answer_has_the_headers(built_site: Path, page: Page, site_url: str) -> None:
    expected = {name.lower(): value for name, value in Headers(built_site).of("/")}
    assert {"content-security-policy", "permissions-policy"} < expected.keys()
    for address in ("", "en/", "assets/javascripts/main.js", "service-worker.js", "en/nothing/"):
        answer = page.request.get(site_url + address)
        assert answer.status == (404 if "nothing" in address else 200)
        given = {name: answer.headers[name].partition("; report-uri")[0] for name in expected}
        assert given == expected, address
    assert page.request.get(f"{site_url}_headers").status == 404


def test_no_other_site_can_frame_ours(
    site_url: str, folder: Path, page: Page, reported: Watched
) -> None:
    frame = f'<iframe title="x" src="{site_url}en/"></iframe>'
    (folder / "index.html").write_text(HEAD + frame, encoding="utf-8")
    (folder / "_headers").unlink()
    with serving(folder) as server:
        page.goto(server.url)
        expect(page.frame_locator("iframe").locator("h1")).to_have_count(0)
        assert all("frame-ancestors" in told for told in reported.take(1))


def test_no_other_site_learns_where_a_reader_came_from(
    site_url: str, folder: Path, page: Page
) -> None:
    with serving(folder) as other:
        (folder / "index.html").write_text(HEAD, encoding="utf-8")
        page.goto(f"{site_url}en/")
        with page.expect_request(other.url) as asked:
            page.evaluate("(address) => { location.href = address; }", other.url)
        page.wait_for_url(other.url)
        assert "referer" not in asked.value.all_headers()
