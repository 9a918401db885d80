"""Images on pages: their address and size, their words, and a caption below them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from markdown import markdown

from nest_hub.content.load import load_hub
from nest_hub.content.markdown import read_markdown
from nest_hub.pages.context import Context
from nest_hub.pages.images import show_images
from tests.pictures import picture

SOURCE = 'src="../../../assets/content/case_studies/one-door/{}"'


@pytest.fixture(scope="module")
def context(small_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Context:
    """A case study with a picture in each way of being turned."""
    root = tmp_path_factory.mktemp("pictures") / "hub"
    shutil.copytree(small_once, root)
    folder = root / "case_studies/one-door"
    for name in ("jpeg-clean", "jpeg-rotated", "avif-rotated", "png-cut-off"):
        (folder / f"{name}.{name.split('-')[0]}").write_bytes(picture(name))
    hub = load_hub(root)
    page = hub.page("en", "case-studies/one-door.md")
    assert page
    return Context(hub, page)


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("jpeg-clean.jpeg", ' width="320" height="240"'),
        ("jpeg-rotated.jpeg", ' width="240" height="320"'),
        ("avif-rotated.avif", ' width="240" height="320"'),
        ("png-cut-off.png", ""),
        ("none.png", ""),
    ],
)
def test_the_page_keeps_a_place_for_it(context: Context, name: str, size: str) -> None:
    assert show_images(context, f"![A door]({name})") == (
        f'<img {SOURCE.format(name)} alt="A door"{size} loading="lazy">'
    )


IMAGE = f'<img {SOURCE.format("a.png")} alt="A door" loading="lazy">'
FIGURE = f"<figure>{IMAGE}<figcaption>{{}}</figcaption></figure>"


@pytest.mark.parametrize(
    ("written", "caption"),
    [
        ('![A door](a.png "Half open")', "Half open"),
        ("![A door](a.png 'Half open')", "Half open"),
        ('![A door](a.png "It said \\"in\\"")', "It said &quot;in&quot;"),
        ('![A door](a.png "A & B &lt; C")', "A &amp; B &lt; C"),
        ('![A door](a.png "<script>alert(1)</script>")', "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('![A door](a.png "*Not* `code`")', "&#42;Not&#42; &#96;code&#96;"),
        (
            '![A door](a.png "[in](/a.md) {: onload=x}")',
            "&#91;in&#93;(/a.md) &#123;: onload=x&#125;",
        ),
    ],
)
def test_a_caption_is_plain_words(context: Context, written: str, caption: str) -> None:
    assert show_images(context, written) == FIGURE.format(caption)


@pytest.mark.parametrize(
    "around",
    ["{}", "Before.\n\n{}\n\nAfter.", "/// example | A visit\n{}\n///", "Before.\n \n  {} \n\t\n"],
)
def test_a_caption_stands_below_an_image_that_stands_alone(context: Context, around: str) -> None:
    shown = show_images(context, around.format('![A door](a.png "Half open")'))
    assert FIGURE.format("Half open") in shown
    assert "<p><figure" not in markdown(shown)


@pytest.mark.parametrize(
    "around",
    ["See {} there.", "Before.\n{}", "{}\nAfter.", "- {}", "> {}", "| {} |", "[{}](/a.md)"],
)
def test_an_image_within_text_is_an_image(context: Context, around: str) -> None:
    shown = show_images(context, around.format('![A door](a.png "Half open")'))
    assert shown == around.format(IMAGE)


def test_what_is_alone_is_the_same_for_the_check_and_the_page(context: Context) -> None:
    image = '![A door](a.png "Half open")'
    for around in ("{}", "A\n\n{}\n\nB", "See {}", "A\n{}", "{}\nB", "- {}", "> {}", "## {}"):
        body = around.format(image)
        [link] = read_markdown(body, 1).links
        assert link.alone == ("<figure>" in show_images(context, body)), around
