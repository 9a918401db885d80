"""What is passed over in reading Markdown holds nothing that any pattern could match."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from mkdocs.config import load_config

from nest_hub.pages.to_html import ToHtml, _Inline

TEXTS = [
    "plain words",
    "*both* _kinds_ **of** __stress__",
    "`code` and ``more ` code``",
    r"a \* star",
    "[a](b.md) [c][d] [d]\n\n[d]: e.md",
    "![a](b.png) ![c][d]\n\n[d]: e.png",
    "<https://example.org/> <a@example.org> <b>bold</b> <!-- no -->",
    "&amp; &#65; &#x41; &",
    "one  \ntwo\nthree",
    "## Heading {: #own }\n\ntext\n\n### Below\n\n## Heading",
    "| a | b |\n|---|---|\n| *c* | d |",
    '<div markdown="1">\n\n*inside*\n\n</div>',
    "```\ncode *here*\n```",
    "1. one\n2. two\n    - *three*\n    - four\n\n> quoted  \n> _twice_",
]


@pytest.fixture(scope="module")
def settings(root: Path) -> tuple[list[str], dict[str, dict[str, object]]]:
    """The engine's extensions and their settings."""
    config = load_config(str(root / "mkdocs.yml"))
    return config["markdown_extensions"], config["mdx_configs"]


def test_the_patterns_are_those_that_were_looked_at(
    settings: tuple[list[str], dict[str, dict[str, object]]],
) -> None:
    """If this fails, Markdown has other patterns, and texts are no longer passed over."""
    to_html = ToHtml(*settings)
    assert isinstance(to_html._markdown.treeprocessors["inline"], _Inline)


def test_one_reader_reads_as_a_new_one(
    settings: tuple[list[str], dict[str, dict[str, object]]],
) -> None:
    """Also after another text: nothing of it is left."""
    extensions, configs = settings
    to_html = ToHtml(extensions, configs)
    for text in [*TEXTS, *reversed(TEXTS)]:
        fresh = markdown.Markdown(extensions=extensions, extension_configs=configs)
        html, headings = to_html(text)
        assert html == fresh.convert(text)
        tokens = getattr(fresh, "toc_tokens", [])
        assert [(h.title, h.url) for h in headings] == [(t["name"], f"#{t['id']}") for t in tokens]


def test_a_pattern_that_was_not_looked_at_is_asked_everywhere() -> None:
    """Such as that of an extension: its texts are not passed over."""

    class Arrow(markdown.inlinepatterns.InlineProcessor):
        def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:
            return "→", m.start(0), m.end(0)

    class Arrows(markdown.extensions.Extension):
        def extendMarkdown(self, md: markdown.Markdown) -> None:
            md.inlinePatterns.register(Arrow("=>", md), "arrow", 200)

    to_html = ToHtml([Arrows()], {})
    assert to_html("here => there")[0] == "<p>here → there</p>"
