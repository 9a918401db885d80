"""What no page may do, whatever a test does with it: break the policy, or ask another host.

What breaks the policy is told twice: to the console, for pages whose script may not run; and to the
server that sent the policy, for workers, which have no console that a test can read. Whatever is
asked of another host comes to a proxy, which is asked for nothing else and answers nothing.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ProxySettings

REPORT_TO = "/policy-reports"
"""Where a browser tells our server what it stopped."""
_OURS = "127.0.0.1,localhost"


class Watched:
    """What was seen since the last look."""

    def __init__(self) -> None:
        self._seen: dict[str, None] = {}
        self._known: list[str] = []
        self._more = threading.Condition()  # a server and a proxy tell it too

    def take(self, at_least: int = 0) -> list[str]:
        """What was seen, each once; waited for. From now on it counts as known."""
        with self._more:
            self._more.wait_for(lambda: len(self._seen) >= at_least, timeout=20)
            seen, self._seen = sorted(self._seen), {}
        return seen

    def ignore(self, address: str) -> None:
        """From now on: what is done there is done on purpose, and may be told late."""
        self._known.append(address)

    def note(self, what: str) -> None:
        if any(address in what for address in self._known):
            return
        with self._more:
            self._seen[what] = None
            self._more.notify_all()

    def listen(self, message: ConsoleMessage) -> None:
        """The browser's own words; `console.error` of a page is not about this."""
        if "violates the following Content Security Policy" in message.text:
            self.note(f"{message.location['url']}: {message.text}")

    def read_report(self, body: bytes) -> None:
        report = json.loads(body)["csp-report"]
        self.note(
            f"{report['document-uri']}: {report['violated-directive']} stopped "
            f"{report['blocked-uri']}"
        )


WATCHED = Watched()
"""One for all: a page of one test can outlive it, in another test's browser."""


@contextmanager
def elsewhere() -> Iterator[ProxySettings]:
    """A browser with this proxy finds no host but ours, and asks none unseen."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Elsewhere) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield {"server": f"http://127.0.0.1:{server.server_port}", "bypass": _OURS}
        server.shutdown()


def listened(context: BrowserContext) -> BrowserContext:
    """A context that tells what its pages say of the policy."""
    context.on("console", WATCHED.listen)
    return context


def listen_in_each_context(browser: Browser) -> Browser:
    """The same for every context that will be made in a browser."""
    new_context, new_page = browser.new_context, browser.new_page

    def new_listened_page(**options: Any) -> Page:
        page = new_page(**options)
        listened(page.context)
        return page

    vars(browser).update(
        new_context=lambda **options: listened(new_context(**options)), new_page=new_listened_page
    )
    return browser


class _Elsewhere(BaseHTTPRequestHandler):
    """Stands for every other host, and gives nothing."""

    def _refuse(self) -> None:
        WATCHED.note(f"another host was asked: {self.command} {self.path}")
        self.send_error(HTTPStatus.BAD_GATEWAY)

    do_CONNECT = do_GET = do_HEAD = do_OPTIONS = do_POST = _refuse

    def log_message(self, *args: Any) -> None:
        """Says nothing."""
