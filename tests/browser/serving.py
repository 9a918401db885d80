"""A web server for a built site, with the headers that the site asks for.

It can be stopped, and its folder can be exchanged.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.browser.headers import FILE, Headers
from tests.browser.watching import REPORT_TO, WATCHED


class _Handler(SimpleHTTPRequestHandler):
    """Serves files as a host does, with the site's own headers and its page for lost addresses."""

    protocol_version = "HTTP/1.1"
    server: Served

    def translate_path(self, path: str) -> str:
        # A connection outlives an exchange of the folder.
        self.directory = str(self.server.folder)
        return super().translate_path(path)

    def parse_request(self) -> bool:
        """A server that was stopped breaks off what it is asked on connections still open."""
        self.close_connection = True
        return not self.server.stopped and super().parse_request()

    def end_headers(self) -> None:
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        for name, value in Headers(self.server.folder).of(urlsplit(self.path).path):
            reported = f"; report-uri {REPORT_TO}" if name == "Content-Security-Policy" else ""
            if name not in self.server.headers:
                self.send_header(name, value + reported)
        super().end_headers()

    def do_POST(self) -> None:
        """What a browser stopped, because the headers say so."""
        WATCHED.read_report(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(HTTPStatus.NO_CONTENT)
        super().end_headers()

    def send_head(self) -> Any:
        """The file with the headers is for the host, which gives it to nobody."""
        if self.path == f"/{FILE}":
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lost = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not lost.exists():
            super().send_error(code, message, explain)
            return
        body = lost.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Says nothing."""


class Served(ThreadingHTTPServer):
    """The server; `folder` may be exchanged for another site while it runs."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        self.folder, self.stopped = folder, False
        self.headers: dict[str, str] = {}
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def url(self) -> str:
        """The site's address, which ends with `/`."""
        return f"http://127.0.0.1:{self.server_port}/"

    def stop(self) -> None:
        """From now on nobody answers."""
        self.stopped = True
        self.shutdown()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that is left while it loads breaks its connections. That is no fault."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """Serves a folder while the block runs."""
    with Served(folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
