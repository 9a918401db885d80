"""What the tools that are filled in have in common: the words of their panel."""

from __future__ import annotations

import json

from nest_hub.languages import Language, month_names, script_phrases


def panel_words(language: Language) -> tuple[str, str]:
    """The name and text of the script that holds the words of the panel, and the months."""
    words = {**script_phrases(language, "panel_"), "months": month_names(language)}
    text = json.dumps(words, ensure_ascii=False, sort_keys=True)
    return f"words-{language}.js", f"export default {text};\n"
