"""Pages reload while they are edited, and their content security policy stays in force."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

import live_reload

PAGE = """<html><head><meta content="default-src 'none'; script-src 'self'"></head>
<body><script>alert(1)</script></body></html>
"""


@pytest.fixture
def ask(tmp_path: Path) -> Any:
    """Asks the engine's server for one path: the status, the headers and the body."""
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "style.css").write_text("a { color: red }", encoding="utf-8")
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    server.watch(str(tmp_path))
    live_reload.on_serve(server, MkDocsConfig(), builder=print)

    def ask(path: str) -> tuple[str, dict[str, str], bytes]:
        answer: list[Any] = []
        body = server.get_app()({"PATH_INFO": path}, lambda *given: answer.extend(given))
        return answer[0], dict(answer[1]), b"".join(body)

    yield ask
    server.server_close()


def test_only_the_engines_script_is_let_in(ask: Any) -> None:
    status, headers, body = ask("/page.html")
    added = body.rpartition(b"<script>")[2].partition(b"</script>")[0]
    digest = b64encode(sha256(added).digest()).decode()
    assert status == "200 OK"
    assert b"livereload(" in added
    assert f"script-src 'self' 'sha256-{digest}'\"" in body.decode()
    assert body.count(b"sha256-") == 1
    assert headers["Content-Length"] == str(len(body))


def test_other_files_pass_unchanged(ask: Any) -> None:
    status, headers, body = ask("/style.css")
    assert (status, headers["Content-Type"], body) == ("200 OK", "text/css", b"a { color: red }")


def test_a_missing_page_stays_missing(ask: Any) -> None:
    status, _, body = ask("/nowhere/")
    assert (status, body) == ("404 Not Found", b"404 Not Found")
