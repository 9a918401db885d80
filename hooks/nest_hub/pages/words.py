"""The words that script puts into a page, as scripts of each language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date

from nest_hub.languages import Language, format_month, script_phrases

GROUPS = ("section", "quiz", "notice", "trouble")
"""Words that some pages need stand in files of their own: `learn_quiz_…` in `words-quiz-XX.js`."""


def script_words(language: Language) -> Iterator[tuple[str, str]]:
    """The name and text of each script: phrases whose keys begin with `learn_`, and the months."""
    phrases = script_phrases(language)
    for group in GROUPS:
        chosen = {key: phrases.pop(key) for key in list(phrases) if key.startswith(f"{group}_")}
        short = {key.removeprefix(f"{group}_"): text for key, text in chosen.items()}
        yield f"words-{group}-{language}.js", _script(short)
    yield f"words-{language}.js", _script(phrases)
    months = [format_month(date(2000, month, 1), language) for month in range(1, 13)]
    yield f"words-months-{language}.js", _script({"months": " ".join(months)})


def _script(words: Mapping[str, object]) -> str:
    short = {key: _short(text) for key, text in words.items()}
    return f"export default {json.dumps(short, ensure_ascii=False, sort_keys=True)};\n"


def _short(text: object) -> object:
    """Without the plural forms that are as the last: words.js takes that one for them."""
    if not isinstance(text, Mapping):
        return text
    return {form: said for form, said in text.items() if form == "other" or said != text["other"]}
