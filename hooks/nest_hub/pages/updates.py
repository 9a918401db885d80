"""The page of one year's implementation update, and the list of all years."""

from __future__ import annotations

from markupsafe import Markup

from nest_hub.content.figures import Figure, YearScores
from nest_hub.content.updates import Item, Told, Update
from nest_hub.languages import format_number, format_partial_date
from nest_hub.pages.chart import render_chart
from nest_hub.pages.context import Context


def render_updates(context: Context, _: str) -> str:
    """A card for each year, the newest first."""
    cards = [
        {
            "title": page.title,
            "text": page.description,
            "url": context.url(page.uri),
            "mark": None,
            "meta": None,
        }
        for year in sorted(context.hub.updates, reverse=True)
        if (page := context.hub.page(context.language, f"updates/{year}.md"))
    ]
    return context.render("cards.html", cards=cards) if cards else ""


def render_update(context: Context) -> list[str]:
    """The whole page as pieces of Markdown. What has nothing confirmed has no heading."""
    update = context.hub.updates[int(context.page.key)]
    phrases = context.phrases
    return [
        *_scores(context, update),
        *_said(context, update),
        *_items(context, update, update.policy, "policy"),
        *_training(context, update),
        *_items(context, update, update.plans, "plans"),
        *_unknown(context, update),
        f"## {phrases.update_sources} {{#sources}}",
        context.render("update_sources.html", update=update),
    ]


def _heading(context: Context, name: str) -> str:
    return f"## {context.phrases[f'update_{name}']} {{#{name}}}"


def _scores(context: Context, update: Update) -> list[str]:
    chart = render_chart(context, str(update.year)) if update.scores.shown else ""
    if not chart:
        return []
    limits = context.render("update_limits.html", scores=update.scores, told=_Told(context, update))
    return [_heading(context, "scores"), chart, limits]


def _said(context: Context, update: Update) -> list[str]:
    by_principle = {said.principle: said for said in update.said if said.shown}
    pieces: list[str] = []
    for part in context.hub.framework.of("principle").values():
        if said := by_principle.get(part.id):
            pieces += [
                f"### {part.name[context.language]} {{#{part.id}}}",
                context.render(
                    "update_said.html", part=part, said=said, told=_Told(context, update)
                ),
            ]
    if not pieces:
        return []
    return [_heading(context, "said"), context.phrases.update_said_intro, *pieces]


def _items(context: Context, update: Update, items: list[Item], name: str) -> list[str]:
    shown = [item for item in items if item.shown]
    if not shown:
        return []
    told = _Told(context, update)
    return [
        _heading(context, name),
        context.render("update_items.html", items=shown, told=told),
    ]


def _training(context: Context, update: Update) -> list[str]:
    items = [item for item in update.training if item.shown]
    figures = [figure for figure in update.figures if figure.shown and figure.as_of]
    if not items and not figures:
        return []
    told = _Told(context, update)
    return [
        _heading(context, "training"),
        context.render("update_training.html", items=items, figures=figures, told=told),
    ]


def _unknown(context: Context, update: Update) -> list[str]:
    """What stands empty, in words: the place is there, and no number in it."""
    places = [text[context.language] for text in update.unknown]
    places[:0] = [
        figure.label[context.language]
        for figure in update.figures
        if not (figure.shown and figure.as_of)
    ]
    if not update.scores.shown:
        places.insert(0, update.scores.what[context.language])
    if not places:
        return []
    return [_heading(context, "unknown"), context.render("update_unknown.html", places=places)]


class _Told:
    """What the templates say of an item: its number in words, its date, its source."""

    def __init__(self, context: Context, update: Update) -> None:
        self._context, self._update = context, update

    def source(self, entry: Told | YearScores | Figure) -> Markup:
        """When it was true, and the way to its source below."""
        number = self._update.number(entry.source)
        name = self._context.phrases.update_source.replace("{n}", str(number))
        day = format_partial_date(entry.as_of or "", self._context.language)
        return Markup('<span class="told">({}, <a href="#source-{}">{}</a>)</span>').format(
            day, number, name
        )

    def value(self, figure: Figure) -> str:
        """A figure's value in words, as plain text: the template makes it safe."""
        language, value = self._context.language, figure.value
        if not isinstance(value, int | str):
            return value[language] if value else ""
        if figure.kind == "date":
            return format_partial_date(str(value), language)
        number = format_number(int(value), language) if figure.kind != "text" else str(value)
        shown = f"{number}%" if figure.kind == "percent" else number
        more = self._context.phrases.update_more_than.replace("{n}", shown)
        return more if figure.more_than else shown
