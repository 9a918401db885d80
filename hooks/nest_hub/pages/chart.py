"""The scores of one year as a drawing, a sentence and a table that say the same.

Where the year before has scores too, both are drawn, and the sentence says what changed.
"""

from __future__ import annotations

from dataclasses import dataclass

from nest_hub.content.figures import YearScores
from nest_hub.content.framework import Part
from nest_hub.languages import format_partial_date, join_words
from nest_hub.pages.context import Context

_ROW, _ROW_OF_TWO = 4.6, 6.6
"""The height of one principle's part of the drawing, in the size of its letters."""
_PRECISION = {4: "year", 7: "month", 10: "day"}
_INSIDE = 55
"""From which length on, in per cent, a bar holds its number within it."""


@dataclass(frozen=True)
class Score:
    """One score as it is shown: `share` is the bar's length in per cent of the highest score."""

    value: float
    text: str
    share: float

    @property
    def inside(self) -> bool:
        """Whether its number stands within the bar, where there is no room beside it."""
        return self.share >= _INSIDE


@dataclass(frozen=True)
class Row:
    """One principle: its score, that of the year before, and its place among the others."""

    part: Part
    now: Score
    place: str | None
    before: Score | None
    change: str | None
    top: float


def render_chart(context: Context, argument: str) -> str:
    """The chart of a year, or of the newest year with scores; nothing while there are none."""
    known = context.hub.figures.shown_scores
    year = int(argument) if argument.isdigit() else max(known, default=0)
    if year not in known:
        return ""
    before = known.get(max((other for other in known if other < year), default=0))
    return _render(context, known[year], before)


def _render(context: Context, scores: YearScores, before: YearScores | None) -> str:
    height = _ROW_OF_TWO if before else _ROW
    rows = _rows(context, scores, before, height)
    scale = scores.scale
    steps = range(scale.min, scale.max + 1)
    return context.render(
        "chart.html",
        year=scores.year,
        date=_date(context, scores),
        before=before.year if before else None,
        scale=scale,
        rows=rows,
        row_height=height,
        height=round(len(rows) * height, 1),
        ticks=[(n, f"{_share(n, scores):g}") for n in steps],
        sentences=_sentences(context, scores, before, rows),
    )


def _rows(
    context: Context, scores: YearScores, before: YearScores | None, height: float
) -> list[Row]:
    values = {score.principle: score.score for score in scores.values or []}
    old = {score.principle: score.score for score in (before.values if before else None) or []}
    parts = [part for part in context.hub.framework.of("principle").values() if part.id in values]
    drawn = [values[part.id] for part in parts]
    return [
        Row(
            part,
            _score(values[part.id], scores),
            _place(context, values[part.id], drawn),
            _score(old[part.id], before) if before and part.id in old else None,
            _change(values[part.id] - old[part.id]) if part.id in old else None,
            round(index * height, 1),
        )
        for index, part in enumerate(parts)
    ]


def _score(value: float, scores: YearScores) -> Score:
    return Score(value, _decimals(value), _share(value, scores))


def _share(value: float, scores: YearScores) -> float:
    """How far from the left a value stands, in per cent of the highest score.

    Bars begin at 0 though the scale may not, as in the pictures of teams' scores, which stand
    beside these: a bar twice as long is twice the score, and the lowest score has one too.
    """
    share = value / scores.scale.max if scores.scale.max > 0 else 0
    return round(100 * min(max(share, 0), 1), 2)


def _decimals(value: float) -> str:
    """At least one decimal, so that 2 on a scale is not taken for a count."""
    return f"{value:.1f}" if round(value, 1) == round(value, 2) else f"{value:.2f}"


def _change(difference: float) -> str:
    size = _decimals(abs(difference))
    if round(difference, 2) == 0:
        return "0"
    return f"+{size}" if difference > 0 else f"\N{MINUS SIGN}{size}"


def _place(context: Context, value: float, drawn: list[float]) -> str | None:
    """The highest and the lowest in words; where two or more share the place, that is said."""
    if len(set(drawn)) < 2 or value not in (min(drawn), max(drawn)):
        return None
    joint = "joint_" if drawn.count(value) > 1 else ""
    end = "highest" if value == max(drawn) else "lowest"
    return context.phrases[f"update_{joint}{end}"]


def _date(context: Context, scores: YearScores) -> str:
    return format_partial_date(_as_of(scores), context.language)


def _as_of(scores: YearScores) -> str:
    assert scores.as_of  # scores without their date are not shown
    return scores.as_of


def _sentences(
    context: Context, scores: YearScores, before: YearScores | None, rows: list[Row]
) -> list[str]:
    """All that the drawing shows, in words."""
    phrases = context.phrases
    when = phrases[f"update_when_{_PRECISION[len(_as_of(scores))]}"]
    by_value: dict[float, list[Row]] = {}
    for row in sorted(rows, key=lambda row: -row.now.value):
        by_value.setdefault(row.now.value, []).append(row)
    groups = "; ".join(_group(context, same, len(by_value)) for same in by_value.values())
    said = (
        phrases.update_sentence.replace("{when}", when.replace("{date}", _date(context, scores)))
        .replace("{min}", str(scores.scale.min))
        .replace("{max}", str(scores.scale.max))
        .replace("{groups}", groups)
    )
    changes = _changes(context, rows)
    if before is None or not changes:
        return [said]
    since = phrases.update_since.replace("{date}", _date(context, before))
    return [said, since.replace("{changes}", changes)]


def _group(context: Context, rows: list[Row], groups: int) -> str:
    phrases = context.phrases
    if groups == 1:
        return phrases.update_all_same.replace("{score}", rows[0].now.text)
    names = join_words([_name(context, row) for row in rows], context.language)
    said = phrases.update_score_for.replace("{score}", rows[0].now.text).replace("{names}", names)
    return f"{said} ({rows[0].place})" if rows[0].place else said


def _changes(context: Context, rows: list[Row]) -> str:
    """How many rose, fell and stayed, and which."""
    sorts: dict[str, list[str]] = {"rose": [], "fell": [], "stayed": []}
    for row in rows:
        if row.change is not None:
            sort = {"+": "rose", "0": "stayed"}.get(row.change[0], "fell")
            size = f" ({row.change})" if sort != "stayed" else ""
            sorts[sort].append(f"{_name(context, row)}{size}")
    return "; ".join(
        f"{context.phrases.count(f'update_{sort}', len(names))}: "
        f"{join_words(names, context.language)}"
        for sort, names in sorts.items()
        if names
    )


def _name(context: Context, row: Row) -> str:
    """A principle's name within a sentence."""
    name = row.part.name[context.language]
    return name[:1].lower() + name[1:]
