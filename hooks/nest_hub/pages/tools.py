"""What the tools that are filled in have in common: the words of their panel."""

from __future__ import annotations

import json
from datetime import date

from nest_hub.languages import Language, format_month, script_phrases


def panel_words(language: Language) -> tuple[str, str]:
    """The name and text of the script that holds the words of the panel, and the months."""
    months = [format_month(date(2000, month, 1), language) for month in range(1, 13)]
    words = {**script_phrases(language, "panel_"), "months": " ".join(months)}
    text = json.dumps(words, ensure_ascii=False, sort_keys=True)
    return f"words-{language}.js", f"export default {text};\n"
