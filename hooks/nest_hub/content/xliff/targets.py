"""One translated text, judged against its original, and written as Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from markdown import Markdown

from nest_hub.content.markdown import BLOCK, BLOCK_END
from nest_hub.content.xliff.inline import (
    PARSER,
    Code,
    Content,
    codes,
    joined,
    numbered,
    one_blank,
    parse_inline,
    plain_text,
    read_inline,
    with_typed_languages,
    write_inline,
)
from nest_hub.content.xliff.segments import Segment, without_attributes
from nest_hub.content.xliff.units import Unit, may_be_left_out
from nest_hub.languages import Language

_TAG = re.compile(r"<[A-Za-z/!?]")
_NUMBER = re.compile(r"^(\d+)(?=[.)])")
_RENDERER = Markdown()
_HTML = {
    "bold": "strong",
    "italic": "em",
    "link": "a",
    "code": "code",
    "image": "img",
    "line break": "br",
    "language": "span",
    "abbreviation": "abbr",
}
_OPENS = re.compile(r"<([a-z][a-z0-9]*)")
_OPENING = re.compile(r"^([-#+>*_])")
_NAMES = {
    "html": "HTML",
    "language": "HTML",
    "attributes": "attributes in braces",
    "line break": "a line break",
}
_WORDS_ALONE = "Type words alone. What is bold or a link in the original is there as a tag."
_AS_IN_THE_ORIGINAL = "Use each tag of the original once, and no other."


class UnfitError(Exception):
    """Raised within this package: why a translated text cannot be put into the page."""

    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(problem)
        self.problem, self.mend = problem, mend


def fingerprint(content: Content) -> str:
    """The words and the numbers of the codes: what must be the same for a text to be the same."""
    pieces = []
    for piece in content:
        if isinstance(piece, str):
            pieces.append(piece)
        elif piece.inside is None:
            pieces.append(f"\ue000{piece.id}\ue001")
        else:
            pieces.append(f"\ue000{piece.id}\ue002{fingerprint(piece.inside)}\ue003")
    return one_blank(unicodedata.normalize("NFC", "".join(pieces))).strip(" ")


def translated(unit: Unit, target: Content, language: Language) -> Content:
    """The target with the original's codes in it. Raises UnfitError."""
    if not plain_text(target).strip():
        raise UnfitError("has no translation", "Translate it. If it is the same, copy it.")
    if unit.plain:
        if any(True for _ in codes(target)):
            raise UnfitError("holds a tag, and its original has none", _AS_IN_THE_ORIGINAL)
        return (_plain(unit, fingerprint(target)),)
    _check_codes(unit, target, language)
    ours = {code.id: code for code in codes(unit.content)}
    return _tidy(with_typed_languages(_dressed(target, ours, language)))


def _plain(unit: Unit, text: str) -> str:
    if _TAG.search(text):
        raise UnfitError("holds HTML", "Write the words alone.")
    if unit.address:
        check_address(plain_text(unit.content), text)
    elif "." in unit.id and re.search(r'["\[\]]', text):  # it stands between such signs
        raise UnfitError(
            "holds a straight quotation mark or a square bracket", "Write “ and ”, or ( and )."
        )
    return text


def check_address(old: str, new: str) -> None:
    """Raises UnfitError unless `new` may stand in a translation where `old` stood."""
    same, sign, _ = old.partition("?" if old.startswith("mailto:") else "#")
    if old.startswith(("http://", "https://")):
        pattern = r"https?://[^\s<>\"\\]+"
        mend = "Write it as the browser shows it, from https:// on."
    elif sign == "?":
        pattern = re.escape(same) + r"\?subject=[\w%.~-]+"
        mend = f"Only the subject, without blanks, may differ from {old}."
    else:
        pattern = re.escape(same) + r"#[\w-]+"
        mend = f"Only what comes after # may differ from {old}."
    if not re.fullmatch(pattern, new):
        raise UnfitError(f"is no address that can stand here: “{new}”", mend)


def _check_codes(unit: Unit, target: Content, language: Language) -> None:
    ours = {code.id: code for code in codes(unit.content)}
    found = list(codes(target))
    for code in found:
        pair = ours.get(code.id)
        if pair is None or (pair.inside is None) != (code.inside is None):
            raise UnfitError(
                f"holds a tag “{code.id}” that its original does not have", _AS_IN_THE_ORIGINAL
            )
        if code.inside is not None and not plain_text(code.inside).strip():
            raise UnfitError(
                f"has no words in {_named(pair)}",
                "Put the words that belong to it between its ends.",
            )
    counts = Counter(code.id for code in found)
    for ident, number in counts.items():
        if number > 1:
            raise UnfitError(f"holds {_named(ours[ident])} {number} times", _AS_IN_THE_ORIGINAL)
    for ident, code in ours.items():
        if ident not in counts and not may_be_left_out(code, language):
            raise UnfitError(f"lacks {_named(code)}", _AS_IN_THE_ORIGINAL)


def _named(code: Code) -> str:
    words = plain_text(code.inside or ()) or code.text or code.address
    kind = f"{code.kind} “{words}”" if words else code.kind
    return f"tag {code.id} ({kind})"


def _dressed(target: Content, ours: dict[str, Code], language: Language) -> Content:
    pieces: list[str | Code] = []
    for piece in target:
        if isinstance(piece, str):
            pieces.append(one_blank(unicodedata.normalize("NFC", piece)))
        elif piece.inside is None:
            pieces.append(ours[piece.id])
        elif may_be_left_out(ours[piece.id], language):
            pieces.extend(_dressed(piece.inside, ours, language))
        elif ours[piece.id].kind == "code":
            pieces.append(replace(ours[piece.id], inside=(fingerprint(piece.inside),)))
        else:
            pieces.append(replace(ours[piece.id], inside=_dressed(piece.inside, ours, language)))
    return joined(pieces)


def _tidy(content: Content) -> Content:
    """Blanks at the ends of codes stand outside them, and none at the ends of the whole."""
    pieces = list(_outside(content))
    for index, piece in enumerate(pieces):
        if isinstance(piece, str):
            previous = pieces[index - 1] if index else None
            following = pieces[index + 1] if index + 1 < len(pieces) else None
            if index == 0 or _is_break(previous):
                piece = piece.lstrip(" ")
            if following is None or _is_break(following):
                piece = piece.rstrip(" ")
            pieces[index] = piece
    return joined(pieces)


def _is_break(piece: str | Code | None) -> bool:
    return isinstance(piece, Code) and piece.kind == "line break"


def _outside(content: Content) -> Content:
    pieces: list[str | Code] = []
    for piece in content:
        if isinstance(piece, str) or piece.inside is None or piece.kind == "code":
            pieces.append(piece)
            continue
        inside = list(_outside(piece.inside))
        before = after = ""
        if isinstance(inside[0], str) and inside[0].startswith(" "):
            before, inside[0] = " ", inside[0].lstrip(" ")
        if isinstance(inside[-1], str) and inside[-1].endswith(" "):
            after, inside[-1] = " ", inside[-1].rstrip(" ")
        pieces += [before, replace(piece, inside=joined(inside)), after]
    merged = joined(pieces)
    return tuple(one_blank(piece) if isinstance(piece, str) else piece for piece in merged)


def markdown(segment: Segment, content: Content) -> str:
    """The content as Markdown that reads as exactly that. Raises UnfitError."""
    if segment.plain:
        return plain_text(content)
    # What the original shows as mere signs, such as stars, a translation may show too.
    shown = {kind for text in _texts(segment.content) for kind in _typed(text)}
    for text in _texts(content):
        for kind in _typed(text):
            if kind not in shown:
                raise UnfitError(f"holds {_NAMES.get(kind, kind)} typed as Markdown", _WORDS_ALONE)
    for escape in (False, True):
        for italic in ("*", "_"):
            text = write_inline(content, escape=escape, italic=italic)
            for form in (text, _OPENING.sub(r"\\\1", _NUMBER.sub(r"\1\\", text))):
                if reads_as(segment, form, content) and _renders_as(segment, form, content):
                    return form
    raise UnfitError(
        "cannot be written as a page",
        "Leave a space around what is bold or in italics, and begin with a word.",
    )


def _texts(content: Content) -> Iterator[str]:
    for piece in content:
        if isinstance(piece, str):
            yield piece
        elif piece.kind != "code":
            yield from _texts(piece.inside or ())


def _typed(text: str) -> list[str]:
    """The kinds of codes that a text becomes if it is read as Markdown."""
    kinds = [code.kind for code in codes(parse_inline(text))]
    return [*kinds, "html"] if _TAG.search(text) else kinds


def reads_as(segment: Segment, text: str, content: Content) -> bool:
    """Whether the Markdown, where the segment stands, reads as the content."""
    if segment.cell is not None:
        return "\n" not in text and numbered(parse_inline(text)) == numbered(content)
    if BLOCK.match(text) or BLOCK_END.match(text):
        return False
    tokens = PARSER.parse("#" * segment.level + " " * bool(segment.level) + text)
    expected = "heading_open" if segment.level else "paragraph_open"
    if [token.type for token in tokens[:2]] != [expected, "inline"] or len(tokens) != 3:
        return False
    if without_attributes(tokens[1].content) != tokens[1].content:
        return False
    return numbered(read_inline(tokens[1].children or [])) == numbered(content)


def _renders_as(segment: Segment, text: str, content: Content) -> bool:
    """Whether the site's own renderer, which reads some signs otherwise, makes those codes too."""
    kinds = [code.kind for code in codes(content)]
    if not set(kinds) <= set(_HTML):
        return True
    expected = Counter(_HTML[kind] for kind in kinds)
    expected[f"h{segment.level}" if segment.level else "p"] += 1
    # In a table's cell nothing begins a list or a heading.
    before = "x " if segment.cell is not None else "#" * segment.level + " " * bool(segment.level)
    html = _RENDERER.reset().convert(before + text)
    return Counter(_OPENS.findall(html)) == expected
