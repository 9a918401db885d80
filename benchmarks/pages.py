"""Opens pages of a built site as a telephone on a slow network does, and measures the first view.

Usage: python benchmarks/pages.py SITE [ADDRESS …]   (SITE is the folder that `make build` wrote)

The network is what Lighthouse calls slow 3G, as Chromium's own throttling makes it: 400 ms for each
answer and 400 kbit/s, with a screen of 412 by 823. The server packs texts with gzip.
"""

from __future__ import annotations

import os
import sys
import threading
from gzip import compress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.site.pages import Site  # noqa: E402  after its path

KINDS = ("home", "section", "quiz", "module", "case-studies", "region", "search", "case-study")
RATE = 50_000
"""Bytes a second."""
SLOW_3G = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": RATE,
    "uploadThroughput": RATE,
}
PACKED = {".css", ".html", ".js", ".json", ".svg", ".webmanifest", ".xml"}
SCREEN: Any = {
    "viewport": {"width": 412, "height": 823},
    "device_scale_factor": 1.75,
    "is_mobile": True,
}
WATCH = """
window.seen = { paint: 0, shift: 0 };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.seen.paint = entry.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const { hadRecentInput, value } of list.getEntries()) {
    if (!hadRecentInput) window.seen.shift += value;
  }
}).observe({ type: "layout-shift", buffered: true });
"""


class _Packing(SimpleHTTPRequestHandler):
    """Sends what lies in the folder of its server, and texts packed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in PACKED:
            body = compress(body, 9, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Says nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that is left breaks its connections. That is no fault."""


def main(folder: Path, addresses: list[str]) -> None:
    """Prints one row for each page."""
    server = _Server(("127.0.0.1", 0), lambda *args: _Packing(*args, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"
    heads = ("requests", "bytes", "page", "style", "script", "style used", "paint s", "shift")
    print(f"| address | {' | '.join(heads)} |\n| --- |{' ---: |' * len(heads)}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"))
        for address in addresses or _samples(Site(folder)):
            print(f"| /{address} | {_row(browser, url, address)} |", flush=True)


def _samples(site: Site) -> list[str]:
    pages = {(page.kind, page.language): page for page in site.samples()}
    return [pages[kind, language].address for kind in KINDS for language in ("cy", "en")]


def _row(browser: Browser, url: str, address: str) -> str:
    context = browser.new_context(**SCREEN)
    context.add_init_script(WATCH)
    page = context.new_page()
    tools = context.new_cdp_session(page)
    used = _Used(tools)
    asked: dict[str, dict[str, Any]] = {}
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", SLOW_3G)
    tools.on("Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event}))
    tools.on(
        "Network.loadingFinished",
        lambda event: asked[event["requestId"]].update(bytes=event["encodedDataLength"]),
    )
    page.goto(url + address)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)  # what script still moves
    files = [event for event in asked.values() if event["request"]["url"].startswith(url)]

    def sent(*kinds: str) -> int:
        return sum(e.get("bytes", 0) for e in files if not kinds or e["type"] in kinds)

    seen = page.evaluate("() => window.seen")
    cells = [
        str(len(files)),
        *(f"{sent(*kinds):,}" for kinds in ((), ("Document",), ("Stylesheet",), ("Script",))),
        f"{used.share():.0%}",
        f"{seen['paint'] / 1000:.2f}",
        f"{seen['shift']:.4f}",
    ]
    context.close()
    return " | ".join(cells)


class _Used:
    """How much of a page's style some element uses."""

    def __init__(self, tools: CDPSession) -> None:
        self._tools, self._sheets = tools, dict[str, float]()
        tools.on("CSS.styleSheetAdded", self._note)
        for command in ("DOM.enable", "CSS.enable", "CSS.startRuleUsageTracking"):
            tools.send(command)

    def _note(self, event: dict[str, Any]) -> None:
        header = event["header"]
        if header["sourceURL"].endswith(".css"):
            self._sheets[header["styleSheetId"]] = header["length"]

    def share(self) -> float:
        rules = self._tools.send("CSS.stopRuleUsageTracking")["ruleUsage"]
        used = sum(
            rule["endOffset"] - rule["startOffset"]
            for rule in rules
            if rule["used"] and rule["styleSheetId"] in self._sheets
        )
        return used / sum(self._sheets.values())


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
