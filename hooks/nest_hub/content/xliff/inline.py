"""The Markdown within one paragraph: text, and codes that a translator cannot break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

Kind = Literal[
    "bold",
    "italic",
    "link",
    "code",
    "language",
    "abbreviation",
    "image",
    "line break",
    "attributes",
    "html",
]


class _Parser(MarkdownIt):
    """An address stays as it was written, whatever it is; judging it is the checks' work."""

    def normalizeLink(self, url: str) -> str:
        """The address itself."""
        return url

    def validateLink(self, url: str) -> bool:
        """Every link is one."""
        del url
        return True


PARSER = _Parser("commonmark", {"html": True}).enable("table")
_SPAN = re.compile(r'<span\s+lang="([a-z-]+)"\s*>')
_ABBREVIATION = re.compile(r'<abbr(?:\s+title="([^"]*)")?\s*>')
_CLOSES = {"</span>": "language", "</abbr>": "abbreviation"}
_TYPED_SPAN = re.compile(r'(<span lang="[a-z-]+">|</span>)')
_ATTRIBUTES = re.compile(r"(\{(?::[^}\n]*|\s*[#.][^}\n]*|[^}\n]*=[^}\n]*)\})")
_BLANKS = re.compile("[ \t\r\n\f\v\x85\u2028\u2029]+")
"""What counts as one blank. A no-break space does not: it was meant."""


@dataclass(frozen=True)
class Code:
    """One inline code. `inside` is None where it stands alone and holds no text.

    `address` is a link's address, an image's file, a passage's language, or the Markdown of
    what is kept as it is; `text` is an image's alternative text.
    """

    kind: str
    inside: Content | None = None
    address: str = ""
    text: str = ""
    title: str = ""
    id: str = ""

    @property
    def addresses_differ(self) -> bool:
        """Whether the other language may have another: elsewhere, at a heading, or a subject."""
        outside = self.address.startswith(("http://", "https://"))
        asks = self.address.startswith("mailto:") and "?" in self.address
        return self.kind == "link" and (outside or asks or "#" in self.address)


Content = tuple["str | Code", ...]


def one_blank(text: str) -> str:
    """The text with every run of blanks as one space."""
    return _BLANKS.sub(" ", text)


def joined(pieces: list[str | Code]) -> Content:
    """The pieces with neighbouring texts as one, and no empty ones."""
    whole: list[str | Code] = []
    for piece in pieces:
        if isinstance(piece, str) and whole and isinstance(whole[-1], str):
            whole[-1] += piece
        elif piece != "":
            whole.append(piece)
    return tuple(whole)


def codes(content: Content) -> Iterator[Code]:
    """Every code, in the order of the text."""
    for piece in content:
        if isinstance(piece, Code):
            yield piece
            yield from codes(piece.inside or ())


def plain_text(content: Content) -> str:
    """The words alone."""
    return "".join(p if isinstance(p, str) else plain_text(p.inside or ()) for p in content)


def numbered(content: Content) -> Content:
    """The content with its codes numbered from 1."""
    numbers = iter(range(1, 1 + sum(1 for _ in codes(content))))

    def number(pieces: Content) -> Content:
        result: list[str | Code] = []
        for piece in pieces:
            if isinstance(piece, Code):
                piece = replace(piece, id=str(next(numbers)))
                if piece.inside is not None:
                    piece = replace(piece, inside=number(piece.inside))
            result.append(piece)
        return tuple(result)

    return number(content)


def read_inline(tokens: list[Token]) -> Content:
    """What the parser found in one paragraph. A line break that readers do not see is a space."""
    levels: list[tuple[Code, str, list[str | Code]]] = [(Code(""), "", [])]

    def close(kind: str) -> None:
        while (top := levels.pop())[0].kind != kind:
            # A tag that something else closes is none: it stays as it was written.
            levels[-1][2].extend([Code("html", address=top[1]), *top[2]])
        levels[-1][2].append(replace(top[0], inside=joined(top[2])))

    for token in tokens:
        here = levels[-1][2]
        match token.type:
            case "text":
                for index, piece in enumerate(_ATTRIBUTES.split(token.content)):
                    here.append(Code("attributes", address=piece) if index % 2 else piece)
            case "softbreak":
                here.append(" ")
            case "hardbreak":
                here.append(Code("line break"))
            case "code_inline":
                here.append(Code("code", (token.content,)))
            case "image":
                address, title = _attributes(token, "src")
                here.append(Code("image", None, address, token.content, title))
            case "link_open":
                address, title = _attributes(token, "href")
                levels.append((Code("link", address=address, title=title), "", []))
            case "strong_open":
                levels.append((Code("bold"), "", []))
            case "em_open":
                levels.append((Code("italic"), "", []))
            case "link_close":
                close("link")
            case "strong_close":
                close("bold")
            case "em_close":
                close("italic")
            case _:
                raw = token.content
                if match := _SPAN.fullmatch(raw):
                    levels.append((Code("language", address=match[1]), raw, []))
                elif match := _ABBREVIATION.fullmatch(raw):
                    levels.append((Code("abbreviation", title=match[1] or ""), raw, []))
                elif _CLOSES.get(raw) == levels[-1][0].kind:
                    close(levels[-1][0].kind)
                else:
                    here.append(Code("html", address=raw))
    while len(levels) > 1:
        top = levels.pop()
        levels[-1][2].extend([Code("html", address=top[1]), *top[2]])
    return joined(levels[0][2])


def _attributes(token: Token, address: str) -> tuple[str, str]:
    attributes: dict[str, Any] = token.attrs
    return str(attributes.get(address, "")), str(attributes.get("title", ""))


def parse_inline(text: str) -> Content:
    """One paragraph's Markdown."""
    tokens = PARSER.parseInline(text)
    return read_inline(tokens[0].children or [])


def with_typed_languages(content: Content) -> Content:
    """Turns `<span lang="…">` and `</span>` that stand as text into codes, where they pair."""
    levels: list[tuple[str, list[str | Code]]] = [("", [])]
    for piece in content:
        if isinstance(piece, Code):
            if piece.inside is not None and piece.kind != "code":
                piece = replace(piece, inside=with_typed_languages(piece.inside))
            levels[-1][1].append(piece)
            continue
        for part in _TYPED_SPAN.split(piece):
            if match := _SPAN.fullmatch(part):
                levels.append((match[1], []))
            elif part == "</span>" and len(levels) > 1:
                language, inside = levels.pop()
                if plain_text(joined(inside)).strip():
                    levels[-1][1].append(Code("language", joined(inside), language))
                else:  # it marks nothing
                    levels[-1][1].append(f'<span lang="{language}"></span>')
            else:
                levels[-1][1].append(part)
    return joined(levels[0][1]) if len(levels) == 1 else content


def write_inline(content: Content, *, escape: bool = False, italic: str = "*") -> str:
    """The content as Markdown; `escape` writes every sign that Markdown knows as a mere sign."""
    pieces: list[str] = []
    for index, piece in enumerate(content):
        if isinstance(piece, Code):
            pieces.append(_write_code(piece, escape=escape, italic=italic))
        elif escape:
            text = re.sub(r"([\\`*_\[\]])", r"\\\1", piece)
            text = re.sub(r"&(?=#?\w+;)", "&amp;", text).replace("<", "&lt;")
            # Before a link, `!` would make a picture of it.
            before_code = index + 1 < len(content)
            pieces.append(re.sub(r"!$", r"\\!", text) if before_code else text)
        else:
            pieces.append(piece)
    return "".join(pieces)


def _write_code(code: Code, *, escape: bool, italic: str) -> str:
    inside = write_inline(code.inside or (), escape=escape, italic=italic)
    title = code.title.replace('"', '\\"')
    target = f"<{code.address}>" if re.search(r"[\s()]", code.address) else code.address
    link = f'({target} "{title}")' if title else f"({target})"
    match code.kind:
        case "bold":
            return f"**{inside}**"
        case "italic":
            return f"{italic}{inside}{italic}"
        case "link":
            return f"[{inside}]{link}"
        case "image":
            return f"![{code.text}]{link}"
        case "code":
            words = plain_text(code.inside or ())
            fence = "`" * (1 + max((len(run) for run in re.findall("`+", words)), default=0))
            blank = " " if words.startswith("`") or words.endswith("`") else ""
            return f"{fence}{blank}{words}{blank}{fence}"
        case "language":
            return f'<span lang="{code.address}">{inside}</span>'
        case "abbreviation":
            named = f' title="{code.title}"' if code.title else ""
            return f"<abbr{named}>{inside}</abbr>"
        case "line break":
            return "  \n"
        case _:
            return code.address
