"""What no page may hold: what a browser could run. And what a contribution may not: what is ours.

`nest_hub.pages.sanitise` takes out of a contribution whatever is overlooked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from markdown.extensions.toc import slugify

from nest_hub.checks.of_pages import PageCheck
from nest_hub.content.blocks import MODULE_BLOCKS, NAMES
from nest_hub.content.contributed import BLOCKS, FRAME_IDS, SCHEMES
from nest_hub.content.framework import FOLDERS
from nest_hub.content.glossary import SCHEME
from nest_hub.content.hub import Hub
from nest_hub.content.markdown import Link
from nest_hub.content.pages import Page
from nest_hub.diagnostics import Diagnostic
from nest_hub.source import INVISIBLE

_BRACKETS = re.compile(r"\{[^\n]*?\}+")
_ENDS_LINE = re.compile(r"[ \t]*(?:\||$)", re.MULTILINE)
_BEGINS_LINE = re.compile(r"[ \t>*+\d.-]*")
_UNDERLINE = re.compile(r"[^\n]*\n {0,3}(?:-+|=+)[ \t]*$", re.MULTILINE)
_ID_ALONE = re.compile(r"\{:?[ ]*#[A-Za-z][\w-]*[ ]*\}")
_ADDRESS = re.compile(
    # What follows `](`, `]:` and `<` and does not begin as most addresses do.
    r"(?:\]\(|\]:|<)\s*<?(?!/|#|https?://|mailto:|tel:)([^)>\"|]{2,200})"
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)")
_BLANKS = re.compile(r"[\s\x00-\x20]+")
_ENTITY = re.compile(r"&#?\w{1,32};")
_TAG = re.compile(r"<(?:[/!?]|[A-Za-z][\w:.-]*(?=[\s/>]))[^>]*>")
_NO_FAULT = re.compile(
    r"""</?(?:span|abbr)(?:\s+(?:lang|title)="[^"<>]*")*\s*>  # what may stand
      | <[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*> | <[^\s<>@]+@[^\s<>]+>  # an address as a link""",
    re.VERBOSE,
)
_RUN = {"javascript", "vbscript", "livescript"}


def check_contributed(_: Hub) -> PageCheck:
    """Attributes, dangerous addresses, HTML that looks like code; blocks of the hub's own."""
    return _page


def _page(page: Page) -> Iterator[Diagnostic]:
    yield from _whatever_runs(page)
    if page.contributed:
        yield from _part(page)
        yield from _head(page)
        yield from _blocks(page)
        yield from _headings(page)


def _whatever_runs(page: Page) -> Iterator[Diagnostic]:
    if "{" in page.body:
        yield from _attributes(page)
    yield from _links(page)
    if "<" in page.body:
        yield from _hidden_html(page)
    for match in _ENTITY.finditer(page.body) if "&" in page.body else ():
        written = unescape(match[0])
        if not written or INVISIBLE.search(written):
            yield Diagnostic(
                page.source,
                page.line_at(match.start()),
                f"`{match[0]}` writes a character that nobody sees.",
                "Take it out.",
            )


def _part(page: Page) -> Iterator[Diagnostic]:
    assert page.front is not None
    for kind, folder in FOLDERS.items():
        if getattr(page.front, kind):
            yield page.front.finding(
                kind,
                f"`{kind}` makes this the page of a {kind}, and it is a case study.",
                f"Leave it out, and name the {kind} in case_study.yml under `{folder}`.",
            )


def _head(page: Page) -> Iterator[Diagnostic]:
    """HTML in what is also read outside the hub, in the feed and by search engines."""
    assert page.front is not None
    for key in ("title", "description"):
        text = getattr(page.front, key)
        if "<" in text and (match := _TAG.search(text)):
            yield page.front.finding(
                key,
                f"The {key} holds HTML: `{match[0]}`.",
                "Take it out: a title and a description are plain words.",
            )


def _blocks(page: Page) -> Iterator[Diagnostic]:
    for block in page.document.blocks:
        # Those of a module, and those that do not exist, are reported wherever they stand.
        if block.name in NAMES and block.name not in {*BLOCKS, *MODULE_BLOCKS}:
            yield Diagnostic(
                page.source,
                block.line,
                f"The block `/// {block.name}` has no place in a case study.",
                f"Take it out. A case study can use: {', '.join(BLOCKS)}.",
            )


def _headings(page: Page) -> Iterator[Diagnostic]:
    own_ids = _own_ids(page) if "{" in page.body else {}
    for heading in page.document.headings:
        ident = own_ids.get(heading.line) or _slug(heading.text)
        if ident in FRAME_IDS:
            yield Diagnostic(
                page.source,
                heading.line,
                f"The heading '{heading.text}' would have the address '#{ident}', "
                "which the page needs for itself.",
                f"Write another heading, or give it another address: {{#the-{ident}}}.",
            )


def _own_ids(page: Page) -> dict[int, str]:
    """The ids in curly brackets, by their line."""
    lines = enumerate(page.body.split("\n"), page.body_line)
    return {line: own[0].strip("{}: #") for line, text in lines if (own := _ID_ALONE.search(text))}


@lru_cache(maxsize=1024)
def _slug(text: str) -> str:
    """The id that a heading has of itself. Most case studies have the same headings."""
    return slugify(text, "-")


def _attributes(page: Page) -> Iterator[Diagnostic]:
    for match in _BRACKETS.finditer(page.body):
        before = page.body[page.body.rfind("\n", 0, match.start()) + 1 : match.start()]
        on_heading = before.lstrip(" ").startswith("##") and before.endswith((" ", "\t"))
        if on_heading and _ID_ALONE.fullmatch(match[0]):
            continue
        if match[0].startswith(("{:", "{#", "{.")) or _adds_attributes(page.body, match, before):
            yield Diagnostic(
                page.source,
                page.line_at(match.start()),
                f"Curly brackets add attributes to what stands before them: `{match[0]}`.",
                "Take them out. Only `{#name}` after a heading may stand.",
            )


def _adds_attributes(body: str, brackets: re.Match[str], before: str) -> bool:
    """Whether they stand where Markdown looks for attributes: `before` begins their line."""
    if before.endswith((")", "]", "*", "_", "`", ">")):
        return True  # a link, a picture, or words in italics, bold or code
    if not _ENDS_LINE.match(body, brackets.end()):
        return False
    if _BEGINS_LINE.fullmatch(before):
        above = body[: brackets.start() - len(before)].removesuffix("\n").rpartition("\n")[2]
        return bool(above.strip())  # alone on the last line of a paragraph
    heading = before.lstrip(" ").startswith("#") or _UNDERLINE.match(body, brackets.end())
    return bool(heading) or "|" in before  # or in a table


def _links(page: Page) -> Iterator[Diagnostic]:
    said: set[tuple[int, str]] = set()
    for link in page.document.links:
        if found := refused_link(page, link):
            said.add((link.line, _scheme(link.target)))
            yield Diagnostic(page.source, link.line, *found)
    # What one reader of Markdown takes for a link, another need not.
    for match in _ADDRESS.finditer(page.body):
        line = page.line_at(match.start(1))
        scheme = _scheme(match[1])
        # The address of a reference was said where the reference stands.
        here = {word for at, word in said if abs(at - line) <= 1 or match[0].startswith("]:")}
        if _is_dangerous(scheme, match[0]) and scheme not in here:
            said.add((line, scheme))
            yield Diagnostic(page.source, line, *_refused(scheme, match[1].strip()))


def _is_dangerous(scheme: str, text: str) -> bool:
    """Whether a browser could run the address, or `data:` stands where an address does."""
    return scheme in _RUN or (scheme == "data" and not text.startswith("<"))


def _scheme(address: str) -> str:
    """How the address begins, as a browser reads it, and as somebody could have hidden it."""
    plain = _BLANKS.sub("", unquote(unescape(address))).lower()
    match = _SCHEME.match(plain)
    return match[0] if match else ""


def refused_link(page: Page, link: Link) -> tuple[str, str] | None:
    """Why the address of a link or picture is refused whatever it leads to, with the mend."""
    if not link.image and link.target.startswith(("/", "#", "https://", SCHEME)):
        return None
    scheme = _scheme(link.target)
    if scheme == "data" or (scheme in _RUN and not link.image):
        return _refused(scheme, link.target)
    if not page.contributed:
        return None
    if link.image:
        if scheme or link.target.startswith("\\") or "/" in link.target:
            return (
                f"The image '{link.target}' is not in the case study's own folder.",
                "Put the picture there, if it may be used, and write its name alone: door.jpg.",
            )
        return None
    return _refused(scheme, link.target) if scheme and scheme not in SCHEMES else None


def _refused(scheme: str, address: str) -> tuple[str, str]:
    shown = address if len(address) <= 60 else f"{address[:60]}…"
    shown = " ".join(shown.split())
    if scheme in _RUN:
        return (
            f"The link '{shown}' runs a script in the browser of who follows it.",
            "Take it out, or link to a page: https://…",
        )
    if scheme == "data":
        return (
            f"The address '{shown}' holds a file instead of saying where one is.",
            "Put a picture in the folder and write its name, or link to a page: https://…",
        )
    return (
        f"The link '{shown}' begins with '{scheme}:', which is not published.",
        f"A link to elsewhere begins with one of: {', '.join(f'{s}:' for s in SCHEMES)}.",
    )


def _hidden_html(page: Page) -> Iterator[Diagnostic]:
    """HTML that stands as code does, which this hub's Markdown does not know everywhere."""
    known = "\n".join(html.text for html in page.document.html)
    said = 0
    for match in _TAG.finditer(page.body):
        line = page.line_at(match.start())
        if line == said or _NO_FAULT.match(match[0]) or match[0] in known:
            continue
        said = line
        yield Diagnostic(
            page.source,
            line,
            f"The page holds HTML where code would stand: `{' '.join(match[0].split())}`.",
            "Take it out. No page shows code.",
        )
