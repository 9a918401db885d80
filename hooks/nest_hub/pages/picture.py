"""The framework in one picture: rings round a nest where there is room, else one layer in another.

Angles are degrees, clockwise from the top. A ring's text follows circles that its names share.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import cos, pi, radians, sin

from nest_hub.content.framework import FOLDERS
from nest_hub.languages import PHRASES, Language, other
from nest_hub.pages.context import Context

MIDDLE = 500
"""The picture is twice as wide and as high."""
_GAP = 4
_MARK = 38


@dataclass(frozen=True)
class _Type:
    """Letters of one size: how high, how wide each is on average, how far apart their lines."""

    size: float
    wide: float

    @property
    def line(self) -> float:
        return self.size * 1.16


_NAME, _OTHER = _Type(22, 11.6), _Type(18, 8.6)
_SMALL_NAME, _SMALL_OTHER = _Type(20, 10.6), _Type(17, 8.2)


@dataclass(frozen=True)
class Line:
    """Words on a circle. `guide` is the circle, and `offset` how much of it lies before them."""

    text: str
    guide: str
    offset: float
    language: Language


@dataclass
class Part:
    """A part of the framework: where it leads, its names, its outline, its mark and its words.

    `turn` is set for a leaf: how far its veins are turned.
    """

    id: str
    url: str
    name: str
    other: str
    outline: str = ""
    mark: tuple[int, int] = (0, 0)
    turn: float | None = None
    lines: list[Line] = field(default_factory=list)


def render_picture(context: Context, _: str) -> str:
    """The picture in both of its shapes; the stylesheet shows the one that fits."""
    parts = {kind: _parts(context, kind) for kind in FOLDERS.values()}
    _draw_garden(context.language, parts["themes"])
    _draw_ring(context.language, parts["principles"], (254, 390), leaf=True)
    _draw_ring(context.language, parts["values"], (112, 246))
    framework = context.url("framework/index.md")
    people = {
        la: Line(PHRASES[la].picture_people_list, guide, 50, la)
        for la, guide in ((context.language, "u406"), (other(context.language), "l420"))
    }
    guides = {line.guide for group in parts.values() for part in group for line in part.lines}
    guides |= {line.guide for line in people.values()}
    return context.render(
        "picture.svg.html",
        **parts,
        guides={guide: _circle(guide) for guide in sorted(guides)},
        people=people,
        people_url=f"{framework}#people",
        nest_url=f"{framework}#nest",
        branches=[
            f"M{_at(108, turn)}Q{_at(150, turn + 3)} {_at(196, turn)}T{_at(272, turn + 1)}"
            f"M{_at(204, turn)}Q{_at(220, turn + 1)} {_at(236, turn + 4)}"
            f"M{_at(150, turn + 2)}Q{_at(164, turn - 1)} {_at(174, turn - 4)}"
            for turn in range(36, 360, 72)
        ],
        vein="".join(
            f"M{_at(256, 0)}Q{_at(bend, 4 * side)} {_at(end, far * side)}"
            for bend, end, far in ((286, 300, 26), (310, 352, 26), (340, 384, 17))
            for side in (-1, 1)
        ),
        other=other(context.language),
        twin=PHRASES[other(context.language)],
        marks_url=context.relative("assets/images/marks.svg"),
        nest_drawing=context.relative("assets/images/nest.svg"),
    )


def _parts(context: Context, folder: str) -> list[Part]:
    kind = next(kind for kind, name in FOLDERS.items() if name == folder)
    return [
        Part(
            part.id,
            context.url(f"{folder}/{part.id}.md"),
            part.name[context.language],
            part.name[other(context.language)],
        )
        for part in context.hub.framework.of(kind).values()
    ]


def _draw_garden(language: Language, parts: list[Part]) -> None:
    """The outermost ring: each word with its partner beside it, and its mark between the two."""
    width = 360 / len(parts)
    for index, part in enumerate(parts):
        turn = width * (index + 0.5)
        part.outline = _segment((438, 497), turn, width)
        part.mark = _mark_at(467, turn, 32)
        guide = _guide(459 if _is_upper(turn) else 475, turn)
        beside = 30 / (2 * pi * 467) * 100
        middle = _offset(turn)
        part.lines = [
            Line(part.name, guide, middle - beside, language),
            Line(part.other, guide, middle + beside, other(language)),
        ]


def _draw_ring(
    language: Language, parts: list[Part], ring: tuple[int, int], *, leaf: bool = False
) -> None:
    """A ring of parts: both names on as few lines as they need, and the mark on the inner side."""
    inner, outer = ring
    width = 360 / len(parts)
    for index, part in enumerate(parts):
        turn = width * index
        part.outline = _segment(ring, turn, width, leaf=leaf)
        part.turn = turn if leaf else None
        kinds = (_NAME, _OTHER) if leaf else (_SMALL_NAME, _SMALL_OTHER)
        room = radians(width) * (outer - 44) - (36 if leaf else 66)
        words = [
            (kind, text, named)
            for kind, name, named in zip(
                kinds, (part.name, part.other), (language, other(language)), strict=True
            )
            for text in _wrap(name, room, kind)
        ]
        height = sum(kind.line for kind, _, _ in words)
        margin = (outer - inner - height - _MARK - 4) / 2
        part.mark = _mark_at(inner + margin + _MARK / 2, turn)
        upper = _is_upper(turn)
        top = outer - margin if upper else outer - margin - height
        for kind, text, named in words:
            # The line's foot; letters stand outwards above the middle, inwards below it.
            foot = kind.line - kind.size * 0.26
            radius = top - foot if upper else top + foot
            top += -kind.line if upper else kind.line
            part.lines.append(Line(text, _guide(radius, turn), _offset(turn), named))


def _is_upper(turn: float) -> bool:
    return not 90 < turn % 360 < 270


def _wrap(text: str, room: float, kind: _Type) -> list[str]:
    """The text in one line, or in two of the most equal length."""
    words = text.split(" ")
    if len(text) * kind.wide <= room or len(words) == 1:
        return [text]
    breaks = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return list(min(breaks, key=lambda lines: max(map(len, lines))))


def _guide(radius: float, turn: float) -> str:
    """A circle's name: `u` is read clockwise, `l` the other way; in steps, to be shared."""
    return f"{'u' if _is_upper(turn) else 'l'}{3 * round(radius / 3)}"


def _circle(guide: str) -> str:
    """Upper words go clockwise from the foot, lower words the other way from the top."""
    radius = int(guide[1:])
    sweep = int(guide[0] == "u")
    start, across = (MIDDLE + radius, -2 * radius) if sweep else (MIDDLE - radius, 2 * radius)
    arc = f"{radius} {radius} 0 0 {sweep} 0"
    return f"M{MIDDLE} {start}a{arc} {across} {arc} {-across}"


def _offset(turn: float) -> float:
    """How much of the circle lies before that angle, in hundredths."""
    return (turn + 180) % 360 / 3.6 if _is_upper(turn) else (360 - turn) % 360 / 3.6


def _at(radius: float, turn: float) -> str:
    x = MIDDLE + radius * sin(radians(turn))
    y = MIDDLE - radius * cos(radians(turn))
    return f"{x:.0f} {y:.0f}"


def _mark_at(radius: float, turn: float, size: int = _MARK) -> tuple[int, int]:
    x = MIDDLE + radius * sin(radians(turn)) - size / 2
    y = MIDDLE - radius * cos(radians(turn)) - size / 2
    return round(x), round(y)


def _segment(ring: tuple[int, int], turn: float, width: float, *, leaf: bool = False) -> str:
    """A part of a ring with round corners. A leaf's outer edge comes to a point."""
    inner, outer = ring
    round_off = 34 if leaf else 12
    sides = []
    for side in (-1, 1):
        edge = turn + side * (width / 2 - _GAP / outer * 180 / pi)
        near = turn + side * (width / 2 - _GAP / inner * 180 / pi)
        back = side * round_off / outer * 180 / pi
        sides.append((edge, near, back))
    (from_, near_from, back_from), (to, near_to, back_to) = sides
    curve = f"A{outer} {outer} 0 0 1 {_at(outer, to - back_to)}"
    if leaf:
        quarter = width / 5
        curve = (
            f"Q{_at(outer + 6, turn - quarter)} {_at(outer + 4, turn)}"
            f"Q{_at(outer + 6, turn + quarter)} {_at(outer - 6, to - back_to)}"
        )
    first = _at(outer - 6 if leaf else outer, from_ - back_from)
    return (
        f"M{_at(inner, near_from)}L{_at(outer - round_off, from_)}"
        f"Q{_at(outer, from_)} {first}{curve}"
        f"Q{_at(outer, to)} {_at(outer - round_off, to)}L{_at(inner, near_to)}"
        f"A{inner} {inner} 0 0 0 {_at(inner, near_from)}Z"
    )
