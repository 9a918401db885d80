"""What a contribution may not hold, in each form; and what looks like it and is harmless."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath

import pytest

from nest_hub.checks.contributed import check_contributed
from nest_hub.checks.of_pages import check_pages
from nest_hub.checks.study_files import check_study_files
from nest_hub.content.contributed import is_web_address
from nest_hub.content.images import content_address, published_images
from nest_hub.content.load import load_hub
from tests.findings import findings
from tests.small_hub import accept_all, replace

STUDIES = "case_studies"
FOLDER = f"{STUDIES}/one-door"
RUNS = {
    "in mixed case": "[x](JaVaScRiPt:alert(1))",
    "by a number": "[x](&#106;avascript:alert(1))",
    "by a number in hexadecimal": "[x](&#x6a;avascript:alert(1))",
    "by a name": "[x](javascript&colon;alert(1))",
    "with a line end": "[x](java\nscript:alert(1))",
    "with a named line end": "[x](java&NewLine;script:alert(1))",
    "with a tab": "[x](java\tscript:alert(1))",
    "with percents": "[x](javascript%3Aalert(1))",
    "in pointed brackets": "[x](<javascript:alert(1)>)",
    "after a blank": "[x](  javascript:alert(1))",
    "by reference": "[x][r]\n\n[r]: javascript:alert(1)",
    "by reference on a later line": "[x][r]\n\n[r]:\n  javascript:alert(1)",
    "by reference within a paragraph": "Hello [x][r]\n[r]: javascript:alert(1)",
    "by itself": "<javascript:alert(1)>",
    "in another language": "[x](vbscript:msgbox(1))",
    "on a picture": "[![x](door.png)](javascript:alert(1))",
    "in a table": "| a |\n| - |\n| [x](javascript:alert(1)) |",
}
HOLDS = {
    "a link": "[x](data:text/html,%3Cscript%3E)",
    "in capitals": "[x](DATA:text/html,x)",
    "a picture": "![x](data:image/svg+xml;base64,PHN2Zy8+)",
    "by reference": "[x][r]\n\n[r]: data:text/html,x",
}
ATTRIBUTES = {
    "a paragraph": "Hello\n{: onclick=alert(1) }",
    "a paragraph without a colon": "Hello\n{ onclick=alert(1) }",
    "a class": "Hello\n{: .banner }",
    "a heading": "### Hello {: onclick=alert(1) }",
    "a heading with an id": "### Hello {#hello .banner}",
    "a heading with its line below": "Hello {: onclick=alert(1) }\n---",
    "emphasis": "*x*{onclick=alert(1)}",
    "emphasis with underscores": "_x_{: onclick=alert(1)}",
    "code": "`x`{onclick=alert(1)}",
    "a link": "[x](/values/values-led.md){: target=_top }",
    "a link by reference": "[x][r]{: onclick=alert(1) }\n\n[r]: https://example.org/",
    "an address": "<https://example.org/>{: onclick=alert(1) }",
    "a cell": "| a |\n| - |\n| b {: onclick=alert(1) } |",
    "an item": "- a\n  {: onclick=alert(1) }",
    "a quotation": "> a\n> {: onclick=alert(1) }",
    "a bracket more": "*x*{{x onclick=alert(1)}}",
    "a tab before": "### Hello\t{: onclick=alert(1) }",
}
HTML = {
    "in a fence": "~~~\n<script>alert(1)</script>\n~~~",
    "in an item": "- a\n\n      <img src=x onerror=alert(1)>",
    "in code": "`<img src=x onerror=alert(1)>`",
}
HARMLESS = [
    "What we did with the data: we listened.",
    "See [the data: a summary](/values/values-led.md).",
    "[A site](https://example.org/?next=javascript:x) and <https://example.org/>.",
    "[A letter](mailto:us) and [a line](tel:0000).",
    "### Hello {#hello}",
    "A set is written {a, b} in a lesson.",
    "Hello {{ name }}, they wrote to {name}",
    "{{ config }}\n\n{% include 'x' %}",
    "A set is {a,\nb} here.",
    "One < two, and three > two, and i<j.",
    "She said: *“Come in”* (and we did).",
    "1. One\n2. Two",
    "&lt;script&gt; and &amp; are words here.",
    '<span lang="cy">Bore da</span> and <abbr title="National Health Service">NHS</abbr>.',
    "/// note\nHello.\n///",
    "/// list | values\n///",
    "/// picture\n///",
]


def said(root: Path, text: str) -> list[str]:
    """What the check says of a case study with the text in it: each problem, with its line."""
    file = root / FOLDER / "en.md"
    file.write_text(f"---\ntitle: One\ndescription: Two.\n---\n{text}\n", encoding="utf-8")
    return [
        f"{found.line}: {found.problem}"
        for found in check_pages(load_hub(root), [check_contributed])
    ]


@pytest.fixture(scope="module")
def hub(small_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small hub in which each test of this file writes the English page anew."""
    root = tmp_path_factory.mktemp("contributed") / "hub"
    shutil.copytree(small_once, root)
    return root


@pytest.mark.parametrize("name", RUNS)
def test_an_address_that_runs_a_script(name: str, hub: Path) -> None:
    found = said(hub, RUNS[name])
    assert len(found) == 1, found
    assert "runs a script in the browser" in found[0]


@pytest.mark.parametrize("name", HOLDS)
def test_an_address_that_holds_a_file(name: str, hub: Path) -> None:
    found = said(hub, HOLDS[name])
    assert len(found) == 1, found
    assert "holds a file" in found[0]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "blob:x", "sms:0000", "x:y"])
def test_an_address_of_another_kind(address: str, hub: Path) -> None:
    found = said(hub, f"[x]({address})")
    assert len(found) == 1, found
    assert f"begins with '{address.partition(':')[0]}:'" in found[0]


@pytest.mark.parametrize("name", ATTRIBUTES)
def test_attributes(name: str, hub: Path) -> None:
    found = said(hub, ATTRIBUTES[name])
    assert len(found) == 1, found
    assert "Curly brackets add attributes" in found[0]


@pytest.mark.parametrize("name", HTML)
def test_html_that_looks_like_code(name: str, hub: Path) -> None:
    found = said(hub, HTML[name])
    assert len(found) == 1, found
    assert "HTML where code would stand" in found[0]


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless(text: str, hub: Path) -> None:
    assert said(hub, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](data:text/html,x)",
        "*x*{: onclick=alert(1)}",
        HTML["in code"],
    ],
)
def test_no_page_of_ours_may_hold_it_either(text: str, small: Path) -> None:
    replace(small, "docs/en/values/values-led.md", "\n\nWe listen", f"\n\n{text} We listen")
    assert len(check_pages(load_hub(small), [check_contributed])) == 1


@pytest.mark.parametrize("written", ["&#8238;", "&#x202e;", "&rlo;", "&ZeroWidthSpace;", "&#0007;"])
def test_a_character_that_nobody_sees(written: str, hub: Path) -> None:
    said_of = [] if written == "&rlo;" else [f"7: `{written}` writes a character that nobody sees."]
    assert said(hub, f"One\n\nHello{written} there") == said_of


def test_a_fault_is_said_once(small: Path) -> None:
    """The check of links leaves to this one what this one says better."""
    for language, heading in (("en", "What was done"), ("cy", "Beth wnaed")):
        text = "[x](javascript:alert(1)) ![x](https://example.org/door.png)\n\n"
        replace(small, f"{FOLDER}/{language}.md", f"## {heading}", f"{text}## {heading}")
    assert [text for text in findings(small) if "'javascript" in text or "'https" in text] == [
        text for text in findings(small) if "runs a script" in text or "own folder" in text
    ]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "https:", "https:///x", "//example.org", "https://example.org/ x", ""],
)
def test_what_is_no_web_address(address: str) -> None:
    assert not is_web_address(address)
    assert is_web_address("https://example.org/x")


def problems(root: Path) -> dict[str, str]:
    """What is said of the files, by their path below the case studies."""
    found = check_study_files(load_hub(root))
    return {str(f.path.relative_to(STUDIES)): f.problem for f in found}


def test_a_sound_folder(small: Path) -> None:
    (small / FOLDER / "open-door_1.JPG").write_bytes(b"")
    (small / FOLDER / "telephone.heic").write_bytes(b"")  # said by the check of pictures
    assert problems(small) == {}


def test_files_that_have_no_place(small: Path) -> None:
    for name in ("x.html", "x.js", "x.svgz", "x.pdf", ".x.png", "a door.png", "drŵs.png", "x"):
        (small / FOLDER / name).write_bytes(b"")
    (small / FOLDER / "Door.png").write_bytes(b"")
    (small / FOLDER / "door.png").write_bytes(b"")
    (small / STUDIES / "readme.md").write_bytes(b"")
    found = problems(small)
    assert {name: problem.split(" ", 3)[2] for name, problem in found.items()} == {
        "one-door/.x.png": "a",
        "one-door/a door.png": "name",
        "one-door/door.png": "differs",
        "one-door/drŵs.png": "name",
        "one-door/x": "has",
        "one-door/x.html": "has",
        "one-door/x.js": "has",
        "one-door/x.pdf": "has",
        "one-door/x.svgz": "picture",
        "readme.md": "lies",
    }


def test_folders_that_cannot_be_case_studies(small: Path) -> None:
    (small / STUDIES / "One Door").mkdir()
    (small / FOLDER / "more").mkdir()
    (small / STUDIES / "empty").mkdir()
    assert problems(small) == {
        "One Door": "The folder has no case_study.yml, so nothing of it is shown.",
        "empty": "The folder has no case_study.yml, so nothing of it is shown.",
        "one-door/more": "This is a folder within the case study's folder.",
    }


def test_a_folder_whose_name_is_no_address_is_not_read(small: Path) -> None:
    (small / FOLDER).rename(small / STUDIES / "One Door")
    hub = load_hub(small)
    assert hub.case_studies == {}
    assert [f.problem for f in check_study_files(hub)] == [
        "The folder's name 'One Door' cannot be used as an address."
    ]


SECRET = "---\ntitle: Secret\ndescription: Secret.\n---\n\nSecret\n"


@pytest.mark.parametrize("name", ["en.md", "case_study.yml", "door.png"])
def test_a_link_to_a_file_is_not_followed(name: str, small: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(SECRET, encoding="utf-8")
    (small / FOLDER / name).unlink(missing_ok=True)
    (small / FOLDER / name).symlink_to(tmp_path / "secret")
    text = "![A door](door.png)\n\n## "
    if name == "door.png":
        replace(small, f"{FOLDER}/en.md", "## ", text)
    hub = load_hub(small)
    assert "Secret" not in repr(hub)
    assert published_images(hub) == set()
    assert problems(small) == {
        f"one-door/{name}": "This is a link to another place, and no link is followed."
    }


def test_a_link_is_said_once(small: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(SECRET, encoding="utf-8")
    (small / FOLDER / "en.md").unlink()
    (small / FOLDER / "en.md").symlink_to(tmp_path / "secret")
    assert "\n".join(findings(small)) == (
        f"{FOLDER}/en.md: This is a link to another place, and no link is followed.\n"
        "  Delete it, and put the file itself there if it belongs here."
    )


def test_a_link_to_a_folder_is_not_followed(small: Path, tmp_path: Path) -> None:
    (small / FOLDER).rename(tmp_path / "elsewhere")
    (small / FOLDER).symlink_to(tmp_path / "elsewhere")
    hub = load_hub(small)
    assert hub.case_studies == {}
    assert not any(page.contributed for page in hub.pages.values())
    assert set(problems(small)) == {"one-door"}


@pytest.mark.parametrize(
    "name", ["../../../secret.png", "{root}/secret.png", "../../secret.png", "door.svg", "x/y.png"]
)
def test_no_image_is_published_from_outside_the_folder(name: str, small: Path) -> None:
    for place in (small, small.parent, small / FOLDER):
        for file in ("secret.png", "door.svg", "door.png"):
            (place / file).write_bytes(b"Secret")
    text = f"![A door]({name.format(root=small)})\n\n![A door](door.png)\n\n## "
    replace(small, f"{FOLDER}/en.md", "## ", text)
    assert published_images(load_hub(small)) == {PurePosixPath(FOLDER, "door.png")}
    assert content_address(PurePosixPath(FOLDER, "door.png")) == f"assets/content/{FOLDER}/door.png"


def test_a_case_study_may_explain_a_word_of_the_glossary(small: Path) -> None:
    replace(small, f"{FOLDER}/en.md", "\n\nWe listen", "\n\n[We](glossary:door) listen")
    accept_all(small)
    assert findings(small) == []
