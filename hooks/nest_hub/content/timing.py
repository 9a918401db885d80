"""How long a page or a module takes. Computed from what is there, never believed."""

from __future__ import annotations

from dataclasses import dataclass

from nest_hub.content.hub import MODULE_PAGES, Hub
from nest_hub.content.modules import Module, Question, Scenario
from nest_hub.content.pages import Page
from nest_hub.languages import Language

WORDS_A_MINUTE = 200
CHECK_MINUTES = 1
REFLECTION_MINUTES = 2


@dataclass(frozen=True)
class Load:
    """What a page asks of its reader."""

    words: float = 0
    checks: int = 0
    reflections: int = 0
    seconds: int = 0

    def __add__(self, more: Load) -> Load:
        return Load(
            self.words + more.words,
            self.checks + more.checks,
            self.reflections + more.reflections,
            self.seconds + more.seconds,
        )

    @property
    def minutes(self) -> float:
        """Minutes at 200 words a minute, 1 a check and 2 a reflection, with the videos."""
        return (
            self.words / WORDS_A_MINUTE
            + self.checks * CHECK_MINUTES
            + self.reflections * REFLECTION_MINUTES
            + self.seconds / 60
        )


def page_load(hub: Hub, page: Page) -> Load:
    """The load of one page with the questions, reflections, scenarios and videos placed on it.

    The quiz counts as many questions as one attempt draws, each of the bank's mean length.
    """
    load = Load(page.document.words)
    module = hub.modules.get(page.key.split("/")[0]) if page.uri.startswith("modules/") else None
    for block in page.document.blocks:
        if block.name == "check":
            load += Load(checks=1)
        elif block.name == "reflect":
            load += Load(reflections=1)
        elif block.name == "scenario" and module and block.argument in module.scenarios:
            load += Load(_scenario_words(module.scenarios[block.argument], page.language))
        elif block.name == "video" and module and block.argument in module.videos:
            load += Load(seconds=module.videos[block.argument].data.seconds[page.language])
    if page.kind == "quiz" and module and module.bank:
        words = sum(_question_words(question, page.language) for question in module.bank)
        load += Load(words / len(module.bank) * module.data.quiz.draw)
    return load


def module_pages(hub: Hub, module: Module, language: Language) -> list[Page]:
    """The module's pages in the order in which they are read."""
    names = ["index", *(section.id for section in module.data.sections)]
    names += [name for name in MODULE_PAGES if name != "index"]
    pages = (hub.page(language, f"modules/{module.id}/{name}.md") for name in names)
    return [page for page in pages if page is not None]


def module_load(hub: Hub, module: Module, language: Language) -> Load:
    """The load of the whole module."""
    loads = (page_load(hub, page) for page in module_pages(hub, module, language))
    return sum(loads, Load())


def _question_words(question: Question, language: Language) -> int:
    texts = [question.text[language], question.why[language]]
    texts += [text[language] for c in question.choices for text in (c.text, c.feedback)]
    texts += [item.text[language] for item in question.items]
    texts += [side[language] for pair in question.pairs for side in (pair.left, pair.right)]
    return sum(len(text.split()) for text in texts)


def _scenario_words(scenario: Scenario, language: Language) -> int:
    texts = [scenario.title[language], scenario.intro[language], scenario.ending[language]]
    for step in scenario.steps:
        texts += [step.text[language], step.question[language]]
        texts += [text[language] for c in step.choices for text in (c.text, c.feedback)]
    return sum(len(text.split()) for text in texts)
