"""The words that script puts into a page, as scripts of each language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache

from nest_hub.languages import LANGUAGES, Language, month_names, script_phrases

GROUPS = ("notice", "trouble")
"""Words that some pages need stand in files of their own: `learn_notice_…` in
`words-notice-XX.js`."""


def script_words(language: Language) -> Iterator[tuple[str, str]]:
    """The name and text of each script: phrases whose keys begin with `learn_`, and the months."""
    phrases = script_phrases(language)
    for group in GROUPS:
        begin = f"{group}_"
        chosen = {key: text for key, text in phrases.items() if key.startswith(begin)}
        short = {key.removeprefix(begin): text for key, text in chosen.items()}
        yield f"words-{group}-{language}.js", _script(_json(short))
    yield f"words-{language}.js", _script(words_of_all(language))
    yield f"words-months-{language}.js", _script(_json({"months": month_names(language)}))


@lru_cache(maxsize=len(LANGUAGES))
def words_of_all(language: Language) -> str:
    """The words that all pages with learning need, as JSON: in those pages they stand ready."""
    begins = tuple(f"{group}_" for group in GROUPS)
    phrases = script_phrases(language)
    return _json({key: text for key, text in phrases.items() if not key.startswith(begins)})


def _script(words: str) -> str:
    return f"export default {words};\n"


def _json(words: Mapping[str, object]) -> str:
    short = {key: _short(text) for key, text in words.items()}
    return json.dumps(short, ensure_ascii=False, sort_keys=True)


def _short(text: object) -> object:
    """Without the plural forms that are as the last: words.js takes that one for them."""
    if not isinstance(text, Mapping):
        return text
    return {form: said for form, said in text.items() if form == "other" or said != text["other"]}
