"""The scores and facts of each year's implementation update fit the framework, and have a date."""

from __future__ import annotations

from collections.abc import Iterator

from nest_hub.content.figures import Figure, YearScores
from nest_hub.content.hub import Hub
from nest_hub.content.updates import Told, Update
from nest_hub.diagnostics import Diagnostic, one_of


def check_updates(hub: Hub) -> Iterator[Diagnostic]:
    """Scores that cannot be right or that nobody sees, and what lacks a date."""
    for update in hub.updates.values():
        yield from _scores(hub, update)
        yield from _dates(update)
        if hub.framework.sound:
            yield from _said(hub, update)


def _scores(hub: Hub, update: Update) -> Iterator[Diagnostic]:
    scores = update.scores
    principles = hub.framework.of("principle")
    seen: dict[str, int] = {}
    for score in scores.values or []:
        ident, line = score.principle, score.line("principle")
        if hub.framework.sound and ident not in principles:
            yield score.finding(
                "principle",
                f"The scores of {update.year} name the principle '{ident}', which does not exist.",
                one_of(ident, principles),
            )
        if ident in seen:
            yield score.finding(
                "principle",
                f"The scores of {update.year} name '{ident}' twice, first on line {seen[ident]}.",
                "Keep one of them.",
            )
        seen.setdefault(ident, line)
        if not scores.scale.min <= score.score <= scores.scale.max:
            yield score.finding(
                "score",
                f"The score {score.score} of '{ident}' is not on the scale "
                f"from {scores.scale.min} to {scores.scale.max}.",
                "Correct it after the source.",
            )
    missing = [ident for ident in principles if ident not in seen]
    if scores.values and missing and hub.framework.sound:
        yield scores.finding(
            "values",
            f"The scores of {update.year} lack {', '.join(missing)}.",
            "Add its score, or write `values: null` until all are known.",
        )
    if scores.values and scores.confidence != "confirmed":
        yield Diagnostic(
            update.path,
            scores.line("confidence"),
            f"The scores of {update.year} are filled in and not confirmed, so nobody sees them.",
            "When you have read them in their source, write `confidence: confirmed`.",
            "warning",
        )


def _dates(update: Update) -> Iterator[Diagnostic]:
    entries: list[Told | YearScores | Figure] = [*update.said, *update.policy]
    entries += [*update.training, *update.plans]
    entries += [update.scores] if update.scores.values else []
    entries += [figure for figure in update.figures if figure.value is not None]
    for entry in entries:
        if entry.confidence == "confirmed" and entry.as_of is None:
            yield entry.finding(
                "as_of",
                "This is confirmed and has no date, so nobody sees it.",
                "Write after `as_of:` when it was true: 2026, 2026-11 or 2026-11-22.",
            )


def _said(hub: Hub, update: Update) -> Iterator[Diagnostic]:
    principles = hub.framework.of("principle")
    for said in update.said:
        if said.principle not in principles:
            yield said.finding(
                "principle",
                f"The update of {update.year} names the principle '{said.principle}', "
                "which does not exist.",
                one_of(said.principle, principles),
            )
