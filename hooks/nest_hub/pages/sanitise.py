"""What the Markdown of a page became is made safe, and our own markup put in after.

The checks refuse what is unsafe before it comes here. This holds where a check is mistaken, and
where a page is shown although it has faults. What stands in a page's text cannot be told from
our own once Markdown has made HTML of both, so ours waits outside: a marker holds its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from urllib.parse import urlsplit

import nh3

from nest_hub.content.blocks import WRAPPERS
from nest_hub.content.contributed import FRAME_IDS, SCHEMES

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_ATTRIBUTES = {
    "*": set[str](),  # else some are allowed everywhere
    "a": {"href"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height", "loading"},
    "span": {"lang"},
    "th": {"scope"},
    **{heading: {"id"} for heading in _HEADINGS},
}
_PLAIN = (
    *("p", "ul", "ol", "li", "strong", "em", "blockquote", "code", "pre", "hr", "br", "div"),
    *("table", "thead", "tbody", "tr", "td", "figure", "figcaption"),
)
_WITH_CONTENT = {"script", "style", "svg", "math", "iframe", "object", "template", "noscript"}
"""Taken out with all that they hold; of other elements the words stay."""
_ID = re.compile(r"[\w-]+")
_BEGINS = re.compile(r"([^/?#]*?):")
_MARKER = re.compile(r"<p>(piece-[0-9a-f]{64}-[0-9]+)</p>")


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Judges a value where the name alone does not say whether it is harmless."""
    if name == "id" and (value in FRAME_IDS or not _ID.fullmatch(value)):
        return None
    if name == "src" and not _is_ours(value):
        return None
    if name == "href" and (begins := _BEGINS.match(value)) and begins[1].lower() not in SCHEMES:
        return None
    return value


def _is_ours(address: str) -> bool:
    """Whether an image comes from this site, by a path relative to the page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not (parts.scheme or parts.netloc or address.startswith(("/", "\\")))


def _cleaner(more: Mapping[str, set[str]]) -> nh3.Cleaner:
    """One that also passes `more` elements, each with these classes."""
    return nh3.Cleaner(
        tags={*_ATTRIBUTES, *_PLAIN, *more} - {"*"},
        clean_content_tags=_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        allowed_classes={
            "div": {*WRAPPERS.values(), "video"},
            "h2": {"handout-answers"},
            "p": {"block-label"},
            **more,
        },
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


_CONTRIBUTED = _cleaner({})
_TEAM = _cleaner({"details": {"transcript"}, "summary": set()})
"""In modules the transcript of a film is Markdown within an element of ours."""
_WORDS_ONLY = nh3.Cleaner(tags=set(), clean_content_tags=_WITH_CONTENT, attributes={})


def clean(html: str, *, contributed: bool = True) -> str:
    """The HTML with nothing but what Markdown makes and the page may show."""
    return (_CONTRIBUTED if contributed else _TEAM).clean(html)


def clean_words(html: str) -> str:
    """A heading's HTML for the page's list of contents: its words, without any element."""
    return _WORDS_ONLY.clean(html)


class Pieces(dict[str, str]):
    """The HTML that we add to a page, by the marker that holds its place.

    A marker holds a digest of the page's text, so no text can hold a marker of its own.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._digest = sha256(text.encode()).hexdigest()

    def put(self, html: str) -> str:
        """The marker, a paragraph of Markdown, for a piece of HTML."""
        marker = f"piece-{self._digest}-{len(self)}"
        self[marker] = html
        return marker


def made_safe(html: str, pieces: Mapping[str, str], *, contributed: bool) -> str:
    """What Markdown made of a page, cleaned, with our own markup in its place."""
    return fill(clean(html, contributed=contributed), pieces)


def fill(html: str, pieces: Mapping[str, str]) -> str:
    """The cleaned page with each piece in its place; one that lost its place comes last."""
    waiting = dict(pieces)
    filled = _MARKER.sub(lambda found: waiting.pop(found[1], ""), html)
    return "\n".join([filled, *waiting.values()])
