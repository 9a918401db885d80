"""A page after cleaning: nothing runs, and what Markdown makes stays as it was.

The checks are left out here on purpose: this has to hold where they are mistaken.
"""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from markdown import Markdown

from nest_hub.content.contributed import FRAME_IDS
from nest_hub.content.load import load_hub
from nest_hub.pages import GeneratedFile, generate_files
from nest_hub.pages.sanitise import Pieces, clean, clean_words, fill
from tests.conftest import ROOT
from tests.hostile import PAYLOADS
from tests.small_hub import replace

STUDY = "case_studies/one-door/en.md"
MAY_STAND = {
    **{
        tag: set()
        for tag in ("ul", "ol", "li", "strong", "em", "blockquote", "code", "pre", "hr", "br")
    },
    **{tag: set() for tag in ("table", "thead", "tbody", "tr", "td", "figure", "figcaption")},
    **{f"h{level}": {"id"} for level in range(2, 7)},
    "a": {"href"},
    "abbr": {"title"},
    "div": {"class"},
    "img": {"src", "alt", "width", "height", "loading"},
    "p": {"class"},
    "span": {"lang"},
    "th": {"scope"},
}
HARMLESS = """\
Hello **there**, *you* & `code` — “quoted”, 1 < 2.

## A heading {#own}

### A smaller one

A [page](../values/values-led.md), a [site](https://example.org/?a=1&b=2), \
a <https://example.org/>, a [line](tel:0000) and a [letter](mailto:us).

- One
    - within
- Two

Then:

3. Three
4. Four

> A quotation.

| Part | Number |
| ---- | ------ |
| One  | 1      |

<span lang="cy">Bore da</span>, <abbr title="National Health Service">NHS</abbr>.

<img src="../../../assets/content/door.png" alt="A door" loading="lazy">

<div class="example" markdown="1">

<p class="block-label">Made-up example: A &lt;visit&gt;</p>

Words.

</div>

First line\x20\x20
second line

* * *

{{ config }}
"""
CLEANED = """\
<p>Hello <strong>there</strong>, <em>you</em> &amp; <code>code</code> — “quoted”, 1 &lt; 2.</p>
<h2 id="own">A heading</h2>
<h3 id="a-smaller-one">A smaller one</h3>
<p>A <a href="../values/values-led.md">page</a>, \
a <a href="https://example.org/?a=1&amp;b=2">site</a>, \
a <a href="https://example.org/">https://example.org/</a>, a <a href="tel:0000">line</a> \
and a <a href="mailto:us">letter</a>.</p>
<ul>
<li>One<ul>
<li>within</li>
</ul>
</li>
<li>Two</li>
</ul>
<p>Then:</p>
<ol>
<li>Three</li>
<li>Four</li>
</ol>
<blockquote>
<p>A quotation.</p>
</blockquote>
<table>
<thead>
<tr>
<th>Part</th>
<th>Number</th>
</tr>
</thead>
<tbody>
<tr>
<td>One</td>
<td>1</td>
</tr>
</tbody>
</table>
<p><span lang="cy">Bore da</span>, <abbr title="National Health Service">NHS</abbr>.</p>
<p><img src="../../../assets/content/door.png" alt="A door" loading="lazy"></p>
<div class="example">
<p class="block-label">Made-up example: A &lt;visit&gt;</p>
<p>Words.</p>
</div>
<p>First line<br>
second line</p>
<hr>
<p>{{ config }}</p>"""


def rendered(text: str) -> str:
    """The HTML that the engine makes of Markdown."""
    return _markdown().convert(text)


def _markdown() -> Markdown:
    names, configs = _extensions()
    return Markdown(extensions=names, extension_configs=configs)


@cache
def _extensions() -> tuple[list[str], dict[str, dict[str, object]]]:
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    extensions = settings["markdown_extensions"]
    names = [name for item in extensions for name in ([item] if isinstance(item, str) else item)]
    configs = {name: item[name] for item in extensions if isinstance(item, dict) for name in item}
    return names, configs


class _Wrong(HTMLParser):
    """Names whatever may not stand in a page. Knows nothing of the sanitiser's own list."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in MAY_STAND:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            text = value or ""
            if name not in MAY_STAND.get(tag, set()):
                self.found.append(f"<{tag} {name}>")
            elif name == "class" and text not in {"", "example", "note", "block-label"}:
                self.found.append(f"class={text}")
            elif name == "id" and text in FRAME_IDS:
                self.found.append(f"id={text}")
            elif name in {"href", "src"}:
                self._address(name, "".join(text.split()))

    def _address(self, name: str, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"", "https", "http", "mailto", "tel"}:
            self.found.append(address)
        if name == "src" and (parts.scheme or parts.netloc or address.startswith(("/", "\\"))):
            self.found.append(address)

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"<?{data}>")


def left_in(html: str) -> list[str]:
    """What stands in the HTML and may not stand in a page."""
    return _Wrong(html).found


def test_the_payloads_are_dangerous_before_they_are_cleaned() -> None:
    """Else the test below could pass with no cleaning at all."""
    harmless = {name for name, text in PAYLOADS.items() if not _Wrong(rendered(text)).found}
    assert harmless == {
        # Of other engines or extensions, and plain words in ours.
        *("fence of a drawing", "fence with a language", "footnote", "footnote with a script link"),
        *("formula", "icon", "include", "snippet", "snippets", "template words"),
        # What Markdown itself makes harmless.
        *("alternative text", "character data", "label of a heading"),
        # Harmless until what they imitate is put in their place.
        *("marker", "marker in a block", "marker in html"),
    }


@pytest.mark.parametrize("name", PAYLOADS)
def test_nothing_dangerous_is_left(name: str) -> None:
    around = "Before\n\n{}\n\nAfter".format
    for text in (PAYLOADS[name], around(PAYLOADS[name]), f"- {PAYLOADS[name]}"):
        cleaned = clean(rendered(text))
        assert _Wrong(cleaned).found == [], cleaned
        assert clean(cleaned) == cleaned


def test_harmless_markdown_stays_as_it_is() -> None:
    assert clean(rendered(HARMLESS)) == CLEANED


def test_a_heading_in_the_contents_is_its_words() -> None:
    markdown = _markdown()
    text = (
        '## A <img src=x onerror=alert(1)> & *b* {: data-toc-label="<script>x</script> &amp; b" }'
    )
    markdown.convert(f"{text}\n\n## C &lt;script&gt;\n\n## D & `e`")
    names = [clean_words(token["name"]) for token in markdown.toc_tokens]
    assert not any("<" in name for name in names)
    assert names[1:] == ["C &lt;script&gt;", "D &amp; e"]


def test_ours_is_put_where_its_marker_stands() -> None:
    pieces = Pieces("Hello")
    text = "\n\n".join(
        [pieces.put("<nav onclick='ours()'>1</nav>"), "Hello", pieces.put("<b>2</b>")]
    )
    assert fill(clean(rendered(text)), pieces) == (
        "<nav onclick='ours()'>1</nav>\n<p>Hello</p>\n<b>2</b>"
    )


def test_ours_comes_last_where_its_marker_is_lost() -> None:
    pieces = Pieces("<!-- Hello")
    text = f"{pieces.put('<b>1</b>')}\n\n<!-- Hello\n\n{pieces.put('<b>2</b>')}"
    filled = fill(clean(rendered(text)), pieces)
    assert filled.startswith("<b>1</b>")
    assert filled.count("<b>2</b>") == 1
    assert "piece-" not in filled


def test_no_text_can_hold_its_own_marker() -> None:
    """A marker holds a digest of the text, and a text with that digest in it has another."""
    first = Pieces("Hello").put("<b>1</b>")
    pieces = Pieces(f"Hello\n\n{first}")
    assert first not in {pieces.put("<b>1</b>"), pieces.put("<b>2</b>")}
    # One of another page, or of an earlier text, leads to nothing at all.
    assert fill(clean(rendered(first)), pieces).count("<b>1</b>") == 1
    assert fill(f"<p>{first}</p>", {}).strip() == ""


def test_a_marker_within_ours_is_no_marker() -> None:
    """A name in case_study.yml can hold the digest of the text, for it is no part of the text."""
    pieces = Pieces("Hello")
    forged = f"<p>{pieces.put('<b>1</b>')}</p>"
    text = f"{pieces.put(forged)}\n\nHello"
    assert fill(clean(rendered(text)), pieces).count("<b>1</b>") == 1


def generated(root: Path, language: str = "en") -> GeneratedFile:
    """The page of the small hub's case study."""
    files = {file.uri: file for file in generate_files(load_hub(root))}
    return files[f"{language}/case-studies/one-door.md"]


def test_of_a_case_study_only_headings_and_its_own_words_are_markdown(small: Path) -> None:
    replace(small, STUDY, "## What was done", "/// list | values\n///\n\n## What was done")
    file = generated(small)
    assert len(file.pieces) >= 3
    assert all(html.startswith("<") for html in file.pieces.values())
    assert not re.search(r"<(?!/?div|p class=\"block-label\")", file.text)
    page = fill(clean(rendered(file.text.split("---\n", 2)[2])), file.pieces)
    for html in file.pieces.values():
        assert page.count(html) == 1
    assert "piece-" not in page
    # The list comes between the headings where its author placed it.
    before, after = page.index('id="what-was-the-need"'), page.index('id="what-was-done"')
    assert before < page.index('class="cards') < after


def test_its_place_makes_a_page_a_contribution(small: Path) -> None:
    """Not its kind: a contributor could else name a principle, and be the page of one."""
    replace(small, STUDY, "title: One door", "title: One door\nprinciple: no-wrong-door")
    file = generated(small)
    assert file.page.contributed
    assert file.page.kind == "case-study"


@pytest.mark.parametrize("title", ['A "door" \\ ---', "One\n---\ntwo: 3", "{{ x }} <b>"])
def test_a_title_stays_in_the_front_matter(small: Path, title: str) -> None:
    quoted = title.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    replace(small, STUDY, "title: One door", f'title: "{quoted}"')
    file = generated(small)
    front = file.text.removeprefix("---\n").partition("\n---\n")[0]
    assert yaml.safe_load(front) == {"title": title}


def test_every_id_of_the_frame_is_known(root: Path) -> None:
    frame = "".join(path.read_text(encoding="utf-8") for path in root.glob("overrides/*.html"))
    assert set(re.findall(r'\sid="([\w-]+)"', frame)) == FRAME_IDS
