"""The page that makes a report in the browser: its form, and the words and names of reports."""

from __future__ import annotations

import json

from nest_hub.content.assessment_facts import assessment_facts
from nest_hub.languages import Language, month_names, script_phrases
from nest_hub.pages.context import Context


def render_make_a_report(context: Context, _: str) -> str:
    """The form that its script shows; without script, what does the same."""
    words = script_phrases(context.language, "making_")
    facts = assessment_facts(context.hub)
    return context.render(
        "make_a_report.html",
        words=json.dumps(words, ensure_ascii=False, sort_keys=True),
        # Not sorted: the principles and the regions have an order.
        facts=json.dumps(facts, ensure_ascii=False),
    )


def report_words(language: Language) -> tuple[str, str]:
    """The name and text of the script that holds the words of a report in one language."""
    words = script_phrases(language, "report_") | {
        f"sector_{name}": word for name, word in script_phrases(language, "sector_").items()
    }
    words["months"] = month_names(language)
    text = json.dumps(words, ensure_ascii=False, sort_keys=True)
    return f"words-{language}.js", f"export default {text};\n"
