"""The words that script puts into a page, as scripts of each language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from nest_hub.languages import Language, month_names, script_phrases

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
    yield f"words-months-{language}.js", _script({"months": month_names(language)})


def _script(words: Mapping[str, object]) -> str:
    short = {key: _short(text) for key, text in words.items()}
    return f"export default {json.dumps(short, ensure_ascii=False, sort_keys=True)};\n"


def _short(text: object) -> object:
    """Without the plural forms that are as the last: words.js takes that one for them."""
    if not isinstance(text, Mapping):
        return text
    return {form: said for form, said in text.items() if form == "other" or said != text["other"]}
