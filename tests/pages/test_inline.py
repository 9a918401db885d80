"""Script and style in a finished page are found, unless its policy names them."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from nest_hub.pages.headers import page_policy
from nest_hub.pages.inline import inline_parts

HEAD = '<!DOCTYPE html>\n<meta http-equiv="Content-Security-Policy" content="{}">\n'


def found(folder: Path, body: str, policy: str = "") -> list[str]:
    (folder / "index.html").write_text(HEAD.format(policy or page_policy()) + body, "utf-8")
    return [f"{finding.line}: {finding.problem}" for finding in inline_parts(folder)]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("<script>go()</script>", "Between <script> and </script> stands what"),
        ("<SCRIPT type=module>go()</SCRIPT>", "Between <script> and </script> stands what"),
        ("<script>go()", "Between <script> and </script> stands what"),
        ("<style>a { color: red }</style>", "Between <style> and </style> stands what"),
        ('<p style="color: red">', "The policy forbids `style` of <p>."),
        ("<p title='a>b'style=x>", "The policy forbids `style` of <p>."),
        ("<img/onerror = go()>", "The policy forbids `onerror` of <img>."),
        ('<iframe srcdoc="x">', "The policy forbids `srcdoc` of <iframe>."),
        ('<a href=" javascript:go()">', "The policy forbids `href` of <a>."),
    ],
)
def test_what_the_policy_stops_is_found_with_its_line(
    body: str, problem: str, tmp_path: Path
) -> None:
    (only,) = found(tmp_path, f"<p>\n{body}")
    assert only.startswith(f"4: {problem}")


@pytest.mark.parametrize(
    "body",
    [
        '<script type="module" src="main.js"></script><link rel="stylesheet" href="hub.css">',
        "<p data-style='x' data-on=y>the style = mine, onset=1, &lt;script&gt; and javascript:</p>",
        "<!-- <script>go()</script> <p style='x'> -->",
        '<p title="<script>go()</script>">',
    ],
)
def test_what_runs_nothing_is_left_alone(body: str, tmp_path: Path) -> None:
    assert found(tmp_path, body) == []


def test_what_the_policy_names_may_stand_there(tmp_path: Path) -> None:
    digest = b64encode(sha256(b"go()").digest()).decode()
    policy = page_policy().replace("script-src", f"script-src 'sha256-{digest}'")
    assert found(tmp_path, "<script>go()</script>", policy) == []
    assert len(found(tmp_path, "<script>went()</script>", policy)) == 1


def test_a_page_without_a_policy_is_found(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/index.html").write_text("<p>Good morning.</p>", encoding="utf-8")
    (finding,) = inline_parts(tmp_path)
    assert finding.plain() == (
        "deep/index.html: The page has no content security policy.\n"
        "  Its template needs the `<meta>` that `overrides/base.html` has."
    )
