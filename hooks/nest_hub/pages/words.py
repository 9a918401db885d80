"""The words that script puts into a page, as a script of each language."""

from __future__ import annotations

import json
from datetime import date

from nest_hub.languages import Language, format_month, script_phrases

MONTHS = range(1, 13)


def script_words(language: Language) -> str:
    """The text of `words-XX.js`: the phrases whose keys begin with `learn_`, and the months."""
    months = [format_month(date(2000, month, 1), language) for month in MONTHS]
    words = {"months": months, **script_phrases(language)}
    return f"export default {json.dumps(words, ensure_ascii=False, sort_keys=True)};\n"
