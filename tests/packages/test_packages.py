"""What is in a package: its manifest, every file, every reference, and the words of the site."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import normpath
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
import xmlschema

from nest_hub.cli import main
from nest_hub.content.hub import Hub
from nest_hub.packages import FORMATS, Format
from tests.packages.making import CHOICES, MODULES, packed, packed_anew, unzipped
from tests.site.pages import Site
from tests.site.test_html import RULES, VALIDATE

SCHEMAS = {
    "scorm12": ("imscp_rootv1p1p2.xsd", "adlcp_rootv1p2.xsd"),
    "scorm2004": (
        "imscp_v1p1.xsd",
        "adlcp_v1p3.xsd",
        "imsss_v1p0.xsd",
        "adlseq_v1p3.xsd",
        "adlnav_v1p3.xsd",
    ),
}
CMI5 = {"": "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"}
MOVE_ON = {"Passed", "Completed", "CompletedAndPassed", "CompletedOrPassed", "NotApplicable"}
ADDRESSES = {"href", "src", "poster"}
VOID = {"link", "meta", "input", "br", "img", "use", "source", "track", "hr"}


@cache
def schema(form: str) -> xmlschema.XMLSchema10:
    folder = (Path(__file__).parent / "schemas").resolve()
    return xmlschema.XMLSchema10([str(folder / name) for name in SCHEMAS[form]])


@pytest.fixture(scope="module", params=[(f, m) for f in FORMATS for m in MODULES], ids="-".join)
def made(request: pytest.FixtureRequest, hub: Hub) -> tuple[Format, str, dict[str, bytes]]:
    form, module = request.param
    return form, module, unzipped(packed(hub, module, form))


class Read(HTMLParser):
    """The addresses and ids of a page, and the words of its article."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.to: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self.words: list[str] = []
        self._depth = 0
        self._hidden = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.to += [(tag, given[name] or "") for name in ADDRESSES & set(given)]
        self.ids.add(given.get("id") or "")
        if tag == "article" or (self._depth and tag not in VOID):
            self._depth += 1
        if self._depth and given.get("class") == "hidden" and tag == "span":
            self._hidden = self._depth

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.to += [(tag, given[name] or "") for name in ADDRESSES & set(given)]

    def handle_endtag(self, tag: str) -> None:
        if self._depth and tag not in VOID:
            if self._hidden == self._depth:
                self._hidden = 0
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._depth and not self._hidden:
            self.words += data.split()


def test_the_manifest_is_valid(made: tuple[Format, str, dict[str, bytes]], hub: Hub) -> None:
    form, module, files = made
    if form == "cmi5":
        root = ElementTree.fromstring(files["cmi5.xml"])
        unit = root.find("au", CMI5)
        assert root.tag == f"{{{CMI5['']}}}courseStructure"
        assert [child.tag.split("}")[1] for child in root] == ["course", "au"]
        assert unit is not None
        assert [c.tag.split("}")[1] for c in unit] == ["title", "description", "url"]
        assert unit.get("moveOn") in MOVE_ON
        assert float(unit.get("masteryScore") or "") == 0.8
        assert (unit.findtext("url", "", CMI5)) in files
        identifiers = [unit.get("id"), root.find("course", CMI5).get("id")]
        assert len(set(identifiers)) == 2
        assert all(re.match(r"https://\S+$", ident or "") for ident in identifiers)
        for text in root.iter(f"{{{CMI5['']}}}langstring"):
            assert text.get("lang") in {"cy-GB", "en-GB"}
            assert (text.text or "").strip()
        return
    text = files["imsmanifest.xml"].decode()
    assert list(map(str, schema(form).iter_errors(text))) == []
    assert str(hub.modules[module].data.quiz.pass_mark) == "80"
    assert ("<adlcp:masteryscore>80<" if form == "scorm12" else ">0.8</imsss:minNorm") in text


@pytest.mark.parametrize("form", sorted(SCHEMAS))
def test_the_schemas_would_say_so(hub: Hub, form: Format) -> None:
    text = unzipped(packed(hub, "nest", form))["imsmanifest.xml"].decode()
    wrong = re.sub(r'(adlcp:scorm[tT]ype)="sco"', r'\1="book"', text)
    assert wrong != text
    assert list(schema(form).iter_errors(wrong))


def test_every_file_is_listed_and_there(made: tuple[Format, str, dict[str, bytes]]) -> None:
    form, _, files = made
    if form == "cmi5":
        return
    listed = re.findall(r'<file href="([^"]*)"/>', files["imsmanifest.xml"].decode())
    assert sorted(listed) == sorted(set(files) - {"imsmanifest.xml"})


def test_no_reference_leads_nowhere(made: tuple[Format, str, dict[str, bytes]]) -> None:
    _, _, files = made
    pages = {name: Read(text.decode()) for name, text in files.items() if name.endswith(".html")}
    used = {"index.html", "imsmanifest.xml", "cmi5.xml"}
    lost = []
    for name, page in pages.items():
        for tag, to in page.to:
            if re.match(r"(https?|tel|mailto|sms):", to):
                continue
            path, _, place = to.partition("#")
            target = normpath(PurePosixPath(name).parent / path) if path else name
            used.add(target)
            ids = pages[target].ids if target in pages else {place}
            svg = f'id="{place}"' in files.get(target, b"").decode() if tag == "use" else True
            if target not in files or (place and place not in ids) or not svg:
                lost.append(f"{name}: {to}")
    for name, text in files.items():
        if name.endswith(".js"):
            for to in re.findall(r"""["'](\.{1,2}/[\w./-]+\.js)["']""", text.decode()):
                used.add(target := normpath(PurePosixPath(name).parent / to))
                if target not in files:
                    lost.append(f"{name}: {to}")
    assert lost == []
    assert {n for n in set(files) - used if "/words-" not in n} == set()


def test_pages_ask_nothing_of_others(made: tuple[Format, str, dict[str, bytes]]) -> None:
    _, _, files = made
    for name, text in files.items():
        if name.endswith(".html"):
            html = text.decode()
            assert "default-src 'none'; script-src 'self'; style-src 'self'" in html
            outside = [(t, to) for t, to in Read(html).to if to.startswith("http") and t != "a"]
            assert [tag for tag, _ in outside] == (["link"] if "/" in name else []), name
            assert not re.search(r"<script(?![^>]* src=)| style=| on\w+=", html)


def test_pages_leave_out_what_only_the_site_keeps(
    made: tuple[Format, str, dict[str, bytes]],
) -> None:
    _, _, files = made
    for name, text in files.items():
        if name.endswith(".html"):
            said = text.decode().lower()
            assert not re.search(r"this device|y ddyfais hon|/my-learning/|/fy-nysgu/", said), name


@pytest.mark.parametrize("module", MODULES)
def test_every_page_is_valid_html(hub: Hub, root: Path, tmp_path: Path, module: str) -> None:
    for name, text in unzipped(packed(hub, module, "scorm12")).items():
        if name.endswith(".html"):
            (tmp_path / name.replace("/", "-")).write_bytes(text)
    command = ["node", root / VALIDATE, "--config", RULES, tmp_path]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (0, "")


@pytest.mark.parametrize("language", sorted(CHOICES))
@pytest.mark.parametrize("form", FORMATS)
def test_the_same_content_gives_the_same_bytes(hub: Hub, form: Format, language: str) -> None:
    one = packed(hub, "nest", form, language)
    assert one == packed_anew(hub, "nest", form, language)
    wanted = set(CHOICES[language])
    assert {n.split("/")[0] for n in unzipped(one) if n.endswith(".html") and "/" in n} == wanted


def test_one_language_offers_no_other(hub: Hub) -> None:
    files = unzipped(packed(hub, "nest", "scorm12", "cy"))
    assert b"hreflang" not in files["cy/index.html"]
    assert not [name for name in files if name.endswith("-en.js")]


def test_a_package_says_what_the_site_says(hub: Hub, site: Site, built_site: Path) -> None:
    """All but the paragraphs on what the device keeps."""
    for module in MODULES:
        files = unzipped(packed(hub, module, "scorm12"))
        for language in ("cy", "en"):
            for name in [n for n in files if n.startswith(f"{language}/")]:
                uri = f"modules/{module}/{PurePosixPath(name).stem}.md"
                page = hub.page(language, uri)
                assert page is not None
                html = (built_site / hub.address(page) / "index.html").read_text(encoding="utf-8")
                ours, theirs = Read(files[name].decode()).words, Read(html).words
                assert len(theirs) - 45 <= len(ours) <= len(theirs), name
                rest = iter(theirs)
                assert all(word in rest for word in ours), name


def test_the_command(
    hub: Hub, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "nest.zip"
    arguments = ["--root", str(root), "package"]
    assert main([*arguments, "nest", "--language", "cy", "-o", str(target)]) == 0
    assert target.read_bytes() == packed(hub, "nest", "scorm12", "cy")
    assert ZipFile(target).testzip() is None
    assert main([*arguments, "nests", "-o", str(target)]) == 2
    assert "The modules are: childrens-rights, nest." in capsys.readouterr().err
    assert main([*arguments, "nest", "-o", str(tmp_path / "no" / "nest.zip")]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["nest.zip"]
