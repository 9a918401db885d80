"""A page's Markdown as HTML, as the engine makes it, with one reader of Markdown for all pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor

_BEGINS_INLINE = re.compile(r"[`\\\[<&*_]|  \n")
"""What every inline pattern's match holds: a text without any of it holds no match."""

_PATTERNS = {
    *(r"(?:(?<!\\)((?:\\{2})+)(?=`+)|(?<!\\)`)", r"\\(.)", r"(?<!\!)\[", r"\!\["),
    *(r"<([A-Za-z][A-Za-z0-9+.-]*://[^<>]*)>", r"<([^<> !]+@[^@<> ]+)>", r"  \n"),
    *(r"(&(?:\#[0-9]+|\#x[0-9a-fA-F]+|[a-zA-Z0-9]+);)", r"\*|_"),
}
"""The patterns for which that was seen, and one more that begins with `(<`."""


@dataclass(frozen=True)
class Heading:
    """A heading of the second level, for the page's own list of contents."""

    title: str
    url: str


class ToHtml:
    """Reads Markdown with the engine's extensions.

    The engine makes a reader for each page, and lets it look for each pattern in each text. One is
    kept here, and a text without any sign of a pattern is left as it is.
    """

    def __init__(self, extensions: Sequence[str | Extension], configs: Mapping[str, Any]) -> None:
        self._markdown = markdown.Markdown(
            extensions=list(extensions), extension_configs=dict(configs)
        )
        patterns = {pattern.pattern for pattern in self._markdown.inlinePatterns}
        if all(known in _PATTERNS or known.startswith("(<") for known in patterns):
            self._markdown.treeprocessors.register(_Inline(self._markdown), "inline", 20)

    def __call__(self, text: str) -> tuple[str, list[Heading]]:
        """The HTML, and the headings."""
        self._markdown.reset()
        html = self._markdown.convert(text)
        tokens: list[dict[str, Any]] = getattr(self._markdown, "toc_tokens", [])
        return html, [Heading(token["name"], f"#{token['id']}") for token in tokens]


class _Inline(InlineProcessor):
    """Passes over texts that no pattern can match. Elsewhere it is what it inherits from."""

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        if not _BEGINS_INLINE.search(data):
            return data
        handled: str = super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc]  # its name is private
        return handled
