"""A module's handout: all its sections and questions on one page, and then the answers.

What is asked and its answer are written together, so that both bear the same number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_uppercase
from typing import Any

from nest_hub.content.blocks import WRAPPERS
from nest_hub.content.modules import Module, Question, Scenario
from nest_hub.content.pages import Page
from nest_hub.content.timing import module_load
from nest_hub.content.videos import Video
from nest_hub.pages.blocks import open_block
from nest_hub.pages.body import render_body
from nest_hub.pages.context import Context
from nest_hub.pages.questions import module_of, shuffled
from nest_hub.pages.videos import place_of

_HEADING = re.compile(r"^(#{2,5} .*?)(?: *\{[^}]*\})? *$", re.MULTILINE)
_OWN_PLACE = re.compile(r"\]\((?=#)")


def render_handout(context: Context) -> list[str]:
    """The whole handout as pieces of Markdown."""
    module = module_of(context)
    return _Handout(context, module).pieces() if module else []


class _Handout:
    """A handout being written. `answers` holds those of the part that is being written."""

    def __init__(self, context: Context, module: Module) -> None:
        self.context, self.module = context, module
        self.number = 0
        self.answers: list[str] = []

    def pieces(self) -> list[str]:
        """What is read and asked, part by part, and then the answers under the same titles."""
        pieces, answers = self._opening(), []
        for title, text in self._parts():
            pieces += [f"## {title}", text]
            if self.answers:
                answers += [f"### {title}", *self.answers]
                self.answers = []
        title = self.context.phrases.handout_answers
        return [*pieces, f"## {title} {{#answers .handout-answers}}", *answers]

    def _opening(self) -> list[str]:
        hub, language = self.context.hub, self.context.language
        minutes = round(module_load(hub, self.module, language).minutes)
        return [
            self._render(
                "opening",
                minutes=self.context.phrases.count("handout_minutes", minutes),
                version=self.module.data.version,
                help=hub.page(language, "help-now.md"),
                lines=[
                    line
                    for line in hub.help_lines
                    if line.phone and not line.awaits_checking("phone")
                ],
            ),
            self.context.render("outcomes.html", module=self.module),
        ]

    def _parts(self) -> Iterator[tuple[str, str]]:
        """The title and the Markdown of each part."""
        phrases = self.context.phrases
        # Of the module's first page only its questions: its words are about the site.
        if page := self._page("index"):
            blocks = [block.argument for block in page.document.blocks if block.name == "check"]
            if asked := [text for ident in blocks if (text := self._check(ident))]:
                yield phrases.starter, "\n\n".join(asked)
        for section in self.module.data.sections:
            if page := self._page(section.id):
                yield page.title, self._section(page)
        if (page := self._page("quiz")) and self.module.bank:
            yield page.title, "\n\n".join(map(self._question, self.module.bank))

    def _page(self, name: str) -> Page | None:
        return self.context.hub.page(self.context.language, f"modules/{self.module.id}/{name}.md")

    def _section(self, page: Page) -> str:
        """A section's words, its headings one level lower, its links to itself to its own page."""
        body = _HEADING.sub(r"#\1", page.body)
        return render_body(self.context, _OWN_PLACE.sub(f"](/{page.uri}", body), self._open_block)

    def _open_block(self, context: Context, name: str, argument: str) -> str:
        if name == "check":
            return self._check(argument)
        if name == "reflect":
            reflection = self.module.reflections.get(argument)
            return self._render("reflection", reflection=reflection) if reflection else ""
        if name == "scenario":
            scenario = self.module.scenarios.get(argument)
            return self._scenario(scenario) if scenario else ""
        if name == "video":
            video = self.module.videos.get(argument)
            return self._video(video) if video else ""
        html = open_block(context, name, argument)
        return html if name in WRAPPERS else context.hold(html)

    def _check(self, ident: str) -> str:
        question = self.module.questions.get(ident)
        return self._question(question) if question else ""

    def _question(self, question: Question) -> str:
        self.number += 1
        pairs = shuffled(question.pairs, question.id)
        values: dict[str, Any] = {
            "question": question,
            "n": self.number,
            "items": shuffled(question.items, question.id),
            "pairs": pairs,
            "letters": {
                pair.id: letter for pair, letter in zip(pairs, ascii_uppercase, strict=False)
            },
        }
        self.answers.append(self._render("answer", **values))
        return self._render("question", **values)

    def _scenario(self, scenario: Scenario) -> str:
        numbers = {step.id: number for number, step in enumerate(scenario.steps, 1)}
        values = {"scenario": scenario, "numbers": numbers}
        self.answers.append(self._render("consequences", **values))
        return self._render("scenario", **values)

    def _video(self, video: Video) -> str:
        """A film cannot be printed; what is said in it can."""
        label = self._render("video", video=video.data, **place_of(self.context, video))
        transcript = video.transcripts.get(self.context.language, "").strip()
        return f'<div class="video" markdown="1">\n\n{label}\n\n{transcript}\n\n</div>'

    def _render(self, part: str, **values: Any) -> str:
        return self.context.hold(self.context.render(f"handout_{part}.html", **values))
