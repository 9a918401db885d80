"""What of a page is to be translated, and what an existing translation says for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from nest_hub.content.headings import required_headings
from nest_hub.content.pages import Page
from nest_hub.content.translations import INTRO, parts
from nest_hub.content.xliff.inline import Code, Content, codes, joined, plain_text
from nest_hub.content.xliff.segments import Segment, read_segments
from nest_hub.languages import Language, other

FIELDS = {
    "address": "address of the link",
    "text": "alternative text of the picture",
    "title": "title",
}
"""What of a code is a unit of its own."""


@dataclass(frozen=True)
class Unit:
    """One text for the translator; `plain` words hold no codes.

    `part` is the heading under which it stands, as the translation's front matter names it.
    """

    id: str
    what: str
    part: str
    content: Content
    plain: bool = False
    address: bool = False

    @property
    def place(self) -> str:
        """What it is and where it stands, for people."""
        if self.part == INTRO or self.what == "heading":
            return self.what
        return f"{self.what} under “{self.part}”"


def read_units(page: Page) -> list[Unit]:
    """The units of a page, in its order."""
    units = [
        Unit("title", "title of the page", INTRO, (page.title,), plain=True),
        Unit("description", "description of the page", INTRO, (page.description,), plain=True),
    ]
    fixed = fixed_headings(page, read_segments(page.body))
    for number, segment in enumerate(read_segments(page.body)):
        if number not in fixed:
            units += _units_of(number, segment)
    return units


def fixed_headings(page: Page, segments: Sequence[Segment]) -> dict[int, str]:
    """The headings that this kind of page always has, with what they are in the other language."""
    ours = required_headings(page.kind, page.language)
    theirs = required_headings(page.kind, other(page.language))
    return {
        number: theirs[ours.index(text)]
        for number, segment in enumerate(segments)
        if segment.level == 2 and (text := plain_text(segment.content)) in ours
    }


def unit_id(number: int) -> str:
    """The name of the unit for segment `number`; people count from 1."""
    return str(number + 1)


def _units_of(number: int, segment: Segment) -> Iterator[Unit]:
    # Numbers and signs alone are the same in both languages.
    if any(letter.isalpha() for letter in plain_text(segment.content)):
        yield Unit(
            unit_id(number), segment.kind, segment.part, segment.content, plain=segment.plain
        )
    for code in codes(segment.content):
        for field in translated_fields(code):
            what = f"{FIELDS[field]} in the {segment.kind}"
            yield Unit(
                f"{unit_id(number)}.{code.id}.{field}",
                what,
                segment.part,
                (getattr(code, field),),
                plain=True,
                address=field == "address",
            )


def translated_fields(code: Code) -> list[str]:
    """The fields of a code that may read otherwise in the other language."""
    fields = ["address"] if code.addresses_differ else []
    return fields + [field for field in ("text", "title") if getattr(code, field)]


def with_fields(number: int, content: Content, answers: Mapping[str, str]) -> Content:
    """The content of segment `number` with the fields of its codes as `answers` has them."""
    pieces: list[str | Code] = []
    for piece in content:
        if isinstance(piece, Code):
            for field in translated_fields(piece):
                said = answers.get(f"{unit_id(number)}.{piece.id}.{field}")
                if said is not None:
                    piece = _with_field(piece, field, said)
            if piece.inside is not None:
                piece = replace(piece, inside=with_fields(number, piece.inside, answers))
        pieces.append(piece)
    return joined(pieces)


def _with_field(code: Code, field: str, said: str) -> Code:
    match field:
        case "address":
            return replace(code, address=said)
        case "text":
            return replace(code, text=said)
        case _:
            return replace(code, title=said)


def known_targets(original: Page, translation: Page | None) -> dict[str, Content]:
    """What the translation says for each unit of the original, where it still says the same.

    That is so in the parts whose original has not changed since it was translated, and where
    the translation has the same kinds of segments, with the same codes.
    """
    mark = translation.front.translation if translation and translation.front else None
    if translation is None or mark is None or mark.original != original.language:
        return {}
    now = parts(original)
    unchanged = [name for name, digest in mark.parts.items() if now.get(name) == digest]
    theirs = _by_part(translation)
    names = [INTRO, *(name for name in parts(translation) if name != INTRO)]
    if len(names) != len(mark.parts):
        return {}
    pairs = dict(zip(mark.parts, names, strict=True))
    targets: dict[str, Content] = {}
    if INTRO in unchanged:
        targets = {"title": (translation.title,), "description": (translation.description,)}
    ours = _by_part(original)
    for part in unchanged:
        here, there = ours.get(part, []), theirs.get(pairs[part], [])
        if [(s.kind, s.level) for _, s in here] != [(s.kind, s.level) for _, s in there]:
            continue
        for (number, segment), (_, twin) in zip(here, there, strict=True):
            targets |= _matched(number, segment.content, twin.content, translation.language)
    return targets


def _by_part(page: Page) -> dict[str, list[tuple[int, Segment]]]:
    found: dict[str, list[tuple[int, Segment]]] = {}
    for number, segment in enumerate(read_segments(page.body)):
        found.setdefault(segment.part, []).append((number, segment))
    return found


def _matched(
    number: int, source: Content, target: Content, language: Language
) -> dict[str, Content]:
    """The target with the source's numbers on its codes, and the fields of the codes."""
    ours, theirs = list(codes(source)), list(codes(target))
    pairs: dict[str, Code] = {}
    for same_address in (True, False):
        for code in theirs:
            if code.id in pairs:
                continue
            taken = {pair.id for pair in pairs.values()}
            for candidate in ours:
                if candidate.id not in taken and _alike(candidate, code, same_address):
                    pairs[code.id] = candidate
                    break
    if any(code.id not in pairs and code.kind != "language" for code in theirs):
        return {}
    taken = {pair.id for pair in pairs.values()}
    if any(code.id not in taken and not may_be_left_out(code, language) for code in ours):
        return {}
    targets = {unit_id(number): _renumbered(target, pairs)}
    for code in theirs:
        if pair := pairs.get(code.id):
            for field in translated_fields(pair):
                if value := getattr(code, field):
                    targets[f"{unit_id(number)}.{pair.id}.{field}"] = (value,)
    return targets


def may_be_left_out(code: Code, language: Language) -> bool:
    """Words that the original marks as being in `language` need no mark in a text of `language`."""
    return code.kind == "language" and code.address == language


def _alike(ours: Code, theirs: Code, same_address: bool) -> bool:
    if ours.kind != theirs.kind or bool(ours.title) != bool(theirs.title):
        return False
    if ours.addresses_differ and theirs.addresses_differ and not same_address:
        return True
    return ours.address == theirs.address


def _renumbered(content: Content, pairs: Mapping[str, Code]) -> Content:
    pieces: list[str | Code] = []
    for piece in content:
        if not isinstance(piece, Code):
            pieces.append(piece)
            continue
        inside = None if piece.inside is None else _renumbered(piece.inside, pairs)
        if pair := pairs.get(piece.id):
            pieces.append(replace(piece, id=pair.id, inside=inside))
        else:
            # Words of another language that only the translation has: the translator types the
            # mark.
            pieces += [f'<span lang="{piece.address}">', *(inside or ()), "</span>"]
    return joined(pieces)
