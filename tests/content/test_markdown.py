"""What a page holds, and on which line."""

from __future__ import annotations

from nest_hub.content.markdown import Block, Heading, Link, Prose, read_markdown

BODY = """\
Opening text with [a link](/a.md) in
a paragraph, <span lang="cy">nyth</span> and ![a door](door.png).

/// example | A visit

## Inside {#own}

/// check | hold-on
///

| a | b |
|---|---|
| one | two |

///

- item
"""


def test_everything_with_its_line() -> None:
    document = read_markdown(BODY, 10)
    assert document.headings == [Heading(2, "Inside", 15)]
    assert document.links == [
        Link("/a.md", "a link", 10),
        Link("door.png", "a door", 11, image=True),
    ]
    assert document.blocks == [Block("example", "A visit", 13), Block("check", "hold-on", 17)]
    assert document.unclosed is None
    assert [prose.text for prose in document.prose] == [
        "A visit",
        "a door",
        "Opening text with a link in\na paragraph,  ·  and .",
        "Inside",
        "a",
        "b",
        "one",
        "two",
        "item",
    ]
    assert document.prose[-1] == Prose("item", 26)


def test_a_block_that_does_not_end() -> None:
    assert read_markdown("/// note\n\ntext\n", 1).unclosed == Block("note", "", 1)


def test_words_in_another_language_are_not_counted() -> None:
    assert read_markdown('one <span lang="cy">dau tri</span> four', 1).words == 3


def test_a_caption_counts_as_prose() -> None:
    document = read_markdown('![A door](door.png "Half open")\n\n[there](/a.md "A page")', 4)
    assert document.links == [
        Link("door.png", "A door", 4, image=True, title="Half open", alone=True),
        Link("/a.md", "there", 6, title="A page"),
    ]
    assert [prose.text for prose in document.prose] == ["A door", "Half open", "A page", "there"]


def test_an_image_stands_alone_between_empty_lines_only() -> None:
    for body in ("a\n![b](c.png)", "![b](c.png)\na", "- ![b](c.png)", "![b](c.png)\n## a"):
        assert [link.alone for link in read_markdown(body, 1).links] == [False]
    for body in ("a\n\n![b](c.png)\n\na", "/// note\n![b](c.png)\n///"):
        assert [link.alone for link in read_markdown(body, 1).links] == [True]
