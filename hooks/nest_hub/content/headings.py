"""The headings that a kind of page always has, in both languages."""

from __future__ import annotations

from nest_hub.content.case_studies import HEADINGS as STUDY_HEADINGS
from nest_hub.content.framework import FOLDERS
from nest_hub.content.pages import Kind
from nest_hub.languages import Language

_PART: dict[Language, list[str]] = {
    "en": [
        "What it means",
        "What it looks like in practice",
        "Questions to ask in your team",
        "Where it comes from",
    ],
    "cy": [
        "Beth mae’n ei olygu",
        "Sut mae’n edrych ar waith",
        "Cwestiynau i’w gofyn yn eich tîm",
        "O ble y daw",
    ],
}


def required_headings(kind: Kind, language: Language) -> list[str]:
    """The headings of the second level, in their order; none where the author chooses."""
    if kind in FOLDERS:
        return _PART[language]
    return STUDY_HEADINGS[language] if kind == "case-study" else []
