"""What stands in a finished page and its own policy would stop: script and style within it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

from nest_hub.diagnostics import Diagnostic

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_SUSPECT = re.compile(
    r"<style|<script(?![^>]*\ssrc=)|[\s\"'/](?:on[a-z]+|style|srcdoc)\s*=|javascript:",
    re.IGNORECASE,
)
"""Pages without it are not read further. It may also stand in their text."""
_FORBIDDEN = re.compile(r"on[a-z]+|style|srcdoc")
_UNNAMED = "Between <{0}> and </{0}> stands what the page's policy does not name."
_MEND = (
    "Put it into a file below `overrides/assets/` and load that: a policy that allowed it would "
    "allow what others slip in."
)


def inline_parts(site: Path) -> list[Diagnostic]:
    """A finding for each, in every page of a finished site."""
    return [finding for page in sorted(site.rglob("*.html")) for finding in _in_page(page, site)]


def _in_page(path: Path, site: Path) -> Iterator[Diagnostic]:
    place = PurePosixPath(path.relative_to(site).as_posix())
    html = path.read_text(encoding="utf-8")
    policy = _POLICY.search(html)
    if not policy:
        mend = "Its template needs the `<meta>` that `overrides/base.html` has."
        yield Diagnostic(place, 0, "The page has no content security policy.", mend)
    if _SUSPECT.search(html):
        reader = _Reader(policy[1] if policy else "")
        reader.feed(html)
        reader.close()
        for line, problem in reader.stopped:
            yield Diagnostic(place, line, problem, _MEND)


class _Reader(HTMLParser):
    """Collects what the policy stops, each with its line."""

    def __init__(self, policy: str) -> None:
        super().__init__()
        self.stopped: list[tuple[int, str]] = []
        self._policy = policy
        self._inline = ""
        self._line = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        if tag == "style" or (tag == "script" and "src" not in dict(attrs)):
            self._inline, self._line, self._text = tag, line, ""
        for name, value in attrs:
            runs = "".join((value or "").split()).lower().startswith("javascript:")
            if runs or _FORBIDDEN.fullmatch(name):
                self.stopped.append((line, f"The policy forbids `{name}` of <{tag}>."))

    def handle_data(self, data: str) -> None:
        if self._inline:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inline:
            digest = b64encode(sha256(self._text.encode()).digest()).decode()
            if f"'sha256-{digest}'" not in self._policy:
                self.stopped.append((self._line, _UNNAMED.format(tag)))
            self._inline = ""

    def close(self) -> None:
        """What no end tag closes counts too."""
        super().close()
        if self._inline:
            self.handle_endtag(self._inline)
