"""The findings as a page of Markdown: whole, and safe from what a contributor wrote."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from markdown_it import MarkdownIt

from nest_hub.cli import main
from nest_hub.commands import summary as module
from nest_hub.commands.codes import DONE, FAULTY
from nest_hub.commands.summary import plain_text, summary
from nest_hub.diagnostics import Diagnostic
from tests.small_hub import replace

PAGE = PurePosixPath("docs/cy/themes/safe.md")
ERROR = Diagnostic(PAGE, 4, "The link '/x.md' leads to no page.", "Did you mean `/y.md`?")
OTHER = Diagnostic(PurePosixPath("framework/regions.yml"), 0, "The file is missing.", "Write it.")
WARNING = Diagnostic(PAGE, 2, "It is old.", "Read it.", "warning")

HOSTILE = """\
a | b </td></tr></table><script>alert(1)</script><img src=x onerror=alert(1)>
# A heading
![picture](https://evil.example/p.png) [link](javascript:alert(1)) <https://evil.example>
https://evil.example/?q=1 www.evil.example me@evil.example @someone @org/team #12 GH-1 owner/name#3
**bold** _it_ ~~gone~~ `code` ``` $\\frac{1}{2}$ ^1 [^1] <!-- <details> &lt;b&gt; &#64;x
::error::here\u202eturned\u200bhidden\x00"""


def html(markdown: str) -> str:
    """What a reader of Markdown as GitHub’s makes of it."""
    return MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(markdown)


def test_errors_come_first_and_each_page_has_its_title() -> None:
    assert summary([WARNING, ERROR, OTHER], {PAGE: "Diogel a|b"}) == (
        "**2 errors and 1 warning.** ❌ Errors stop publication. Beside the changed lines GitHub "
        "shows only the first ten of each kind; here they all are.\n"
        "\n"
        "### Errors\n"
        "\n"
        "| Page | File | Line | What is wrong | How to mend it |\n"
        "| --- | --- | ---: | --- | --- |\n"
        "| Diogel a&#124;b | docs/cy/themes/safe.md | 4 | The link '/x.md' leads to no page. | "
        "Did you mean &#96;/y.md&#96;? |\n"
        "|  | framework/regions.yml |  | The file is missing. | Write it. |\n"
        "\n"
        "### Warnings\n"
        "\n"
        "| Page | File | Line | What is wrong | How to mend it |\n"
        "| --- | --- | ---: | --- | --- |\n"
        "| Diogel a&#124;b | docs/cy/themes/safe.md | 2 | It is old. | Read it. |\n"
    )


def test_warnings_alone_stop_nothing() -> None:
    said = summary([WARNING], {})
    assert said.startswith("**No errors and 1 warning.** ⚠️ Warnings do not stop publication. ")
    assert "### Errors" not in said


def test_nothing_wrong_is_one_green_sentence() -> None:
    assert summary([], {}) == "✅ **Nothing is wrong with the content.**\n"


def test_what_a_contributor_wrote_stays_text() -> None:
    finding = Diagnostic(PurePosixPath("docs/en/@a|b.md"), 1, HOSTILE, HOSTILE)
    shown = html(summary([finding], {finding.path: HOSTILE}))
    table = shown[shown.index("<tbody>") :]
    assert table.count("<tr>") == 1
    assert table.count("<td") == 5
    for tag in ("<a", "<img", "<script", "<strong", "<em", "<code", "<s>", "<h1", "<details"):
        assert tag not in table
    assert "alert(1)" in table  # as words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@someone", "@&#8203;someone"),
        ("see #12", "see &#35;&#8203;12"),
        ("https://x.example", "https:&#8203;//x.example"),
        ("WWW.x.example", "WWW&#8203;.x.example"),
        ("a\r\n\x1b[1m b\u2028\u202ec", "a &#91;1m b c"),
        ("Rhan o’r *tŷ* & <b>", "Rhan o’r &#42;tŷ&#42; &#38; &#60;b&#62;"),
    ],
)
def test_signs_that_github_would_read(text: str, shown: str) -> None:
    assert plain_text(text) == shown


def test_a_summary_is_never_too_long_for_github(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT", 400)
    said = summary([ERROR, *[WARNING] * 9], {})
    assert len(said.encode()) < 1000
    assert said.count("| docs/cy") == 6
    assert said.endswith("\nThere is no room here for 4 more: `make check` lists them all.\n")


def test_the_command_writes_it(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(small), "check", "--format", "summary"]) == DONE
    assert capsys.readouterr().out == "✅ **Nothing is wrong with the content.**\n\n"
    replace(small, "case_studies/one-door/case_study.yml", "[powys]", "[powis]")
    replace(small, "docs/en/index.md", "title: Home\n", "")
    assert main(["--root", str(small), "check", "--format", "summary"]) == FAULTY
    said = capsys.readouterr().out
    assert "| One door | case&#95;studies/one-door/case&#95;study.yml | 5 | " in said
    assert "|  | docs/en/index.md | 2 | The file has no &#96;title&#96;. | " in said
