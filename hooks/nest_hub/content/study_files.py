"""The three files of a new case study, with what is known in them and a guide to the rest.

In `case_study.yml` the guides are comments of YAML, which no page shows. In the pages they are
comments of HTML, which the check refuses, so that none is published by mistake.
"""

from __future__ import annotations

import json
import re

from nest_hub.content.case_studies import HEADINGS
from nest_hub.content.hub import Hub
from nest_hub.content.study_fields import SECTIONS, Answers, answer_name, as_slug, choices
from nest_hub.languages import LANGUAGES, Language
from nest_hub.source import SourceError, parse_yaml

_GUIDES: dict[Language, dict[str, str]] = {
    "en": {
        "need": "What was hard, for whom, and how did you know? Write no names, ages or places.",
        "done": "What did people do, step by step, so that another team could do it too?",
        "said": "What did young people ask for or tell you, and how did you ask them?",
        "changed": "What is different now, and how do you know? Say what did not change, too.",
        "learned": "What would you do again, and what would you do in another way?",
    },
    "cy": {
        "need": "Beth oedd yn anodd, i bwy, a sut roeddech chi’n gwybod? Peidiwch ag ysgrifennu "
        "enwau, oedrannau na lleoedd.",
        "done": "Beth wnaeth pobl, gam wrth gam, fel y gallai tîm arall ei wneud hefyd?",
        "said": "Beth ofynnodd pobl ifanc amdano neu ei ddweud wrthych, a sut gwnaethoch chi ofyn "
        "iddyn nhw?",
        "changed": "Beth sy’n wahanol nawr, a sut ydych chi’n gwybod? Dywedwch hefyd beth na "
        "newidiodd.",
        "learned": "Beth fyddech chi’n ei wneud eto, a beth fyddech chi’n ei wneud mewn ffordd "
        "arall?",
    },
}
_GUIDE_WORD: dict[Language, str] = {"en": "Guide", "cy": "Canllaw"}
_LISTED = ("sectors", "ages", "regions", "themes", "principles", "values")
_MAY_BE_NONE = ("regions", "themes", "principles", "values")
_CONSENT = ("appears", "given_by", "use", "given_on", "until", "form_kept_at")


def study_files(hub: Hub, answers: Answers) -> dict[str, str]:
    """The text of each file, by its name."""
    pages = {f"{la}.md": _page(answers, la) for la in LANGUAGES}
    return {"case_study.yml": _shared(hub, answers), **pages}


def _page(answers: Answers, language: Language) -> str:
    title = _text(answers, answer_name("title", language))
    lines = ["---", _entry("title", title)]
    lines.append(_entry("description", _text(answers, answer_name("description", language))))
    if language == "cy":
        lines.append(_entry("slug", _text(answers, "slug") or as_slug(title)))
    lines.append("---")
    for section, heading in zip(SECTIONS, HEADINGS[language], strict=True):
        guide = f"<!-- {_GUIDE_WORD[language]}: {_GUIDES[language][section]} -->"
        written = _text(answers, answer_name(section, language)).strip()
        lines += ["", f"## {heading}", "", written or guide]
    return "\n".join([*lines, ""])


def _shared(hub: Hub, answers: Answers) -> str:
    kind = _text(answers, "kind")
    lines = [
        "# What both languages share. A line that begins with # is a guide: no page shows it.",
        "# Write no name of a child or a family here either: this file can be read by everyone.",
        "",
        "# What it is: practice (real, and told with consent), related-practice (real, and",
        "# published by its owner), or illustration (made up).",
        _entry("kind", kind),
        "",
        "# Which organisation did this, in both languages. No person’s name.",
        *_bilingual(answers, "organisation"),
    ]
    if kind == "related-practice" or _any(answers, "address"):
        lines += [
            "",
            "# The page on which its owner published it.",
            *_bilingual(answers, "address"),
        ]
    for ident in _LISTED:
        valid = list(choices(hub, ident))
        none = " []: none in particular." if ident in _MAY_BE_NONE else ""
        lines += ["", *_comment(f"One or more of: {', '.join(valid)}.{none}")]
        lines.append(_list(ident, _many(answers, ident)))
    lines += [
        "",
        "# When it was: 2026, 2026-11 or 2026-11-22.",
        _entry("date", _text(answers, "date")),
    ]
    lines += ["", "# The day by which it is to be read again, to see whether it is still so."]
    lines.append(_entry("review", _text(answers, "review")))
    lines += ["", "# yes, if details were changed so that nobody can be recognised."]
    lines.append(f"details_changed: {_text(answers, 'details_changed') or 'no'}")
    if source := _text(answers, "source"):
        lines += ["", "# Where it is known from.", _entry("source", source)]
    if kind == "practice" or _any(answers, "consent_"):
        lines += ["", *_consent(hub, answers)]
    return "\n".join([*lines, ""])


def _consent(hub: Hub, answers: Answers) -> list[str]:
    guides = {
        "appears": f"Who appears: {', '.join(choices(hub, 'consent_appears'))}.",
        "given_by": f"Who agreed: {', '.join(choices(hub, 'consent_given_by'))}.",
        "use": "To what they agreed, in their words.",
        "given_on": "The day on which the form was signed, and the last day on which this may be "
        "shown.",
        "form_kept_at": "Where the signed form is kept. Never the form itself, and no names.",
    }
    lines = ["# Who agreed to it being told. No page shows more than that they did.", "consent:"]
    for key in _CONSENT:
        if key in guides:
            lines += [f"  {line}" for line in _comment(guides[key])]
        value = answers.get(f"consent_{key}", "")
        entry = _list(key, value) if isinstance(value, list) else _entry(key, value)
        lines.append(f"  {entry}")
    return lines


def _comment(text: str) -> list[str]:
    """A comment of YAML, in lines that an editor shows whole."""
    lines = ["#"]
    for word in text.split():
        if len(lines[-1]) + len(word) > 92:
            lines.append("#")
        lines[-1] += f" {word}"
    return lines


def _bilingual(answers: Answers, ident: str) -> list[str]:
    texts = [(la, _text(answers, answer_name(ident, la))) for la in ("en", "cy")]
    return [f"{ident}:", *(f"  {_entry(la, text)}" for la, text in texts)]


def _list(key: str, values: list[str]) -> str:
    if values:
        return f"{key}: [{', '.join(values)}]"
    return f"{key}: []" if key in _MAY_BE_NONE else f"{key}:"


def _entry(key: str, text: str) -> str:
    return f"{key}: {_scalar(text)}" if text else f"{key}:"


def _scalar(text: str) -> str:
    """The text on one line, in quotation marks where YAML would read anything else in it."""
    flat = " ".join(text.split())
    plain = f"key: {flat}"
    try:
        if re.match(r"[\w‘“]", flat) and parse_yaml(plain) == {"key": flat}:
            return flat
    except SourceError:
        pass
    return json.dumps(flat, ensure_ascii=False)


def _text(answers: Answers, name: str) -> str:
    value = answers.get(name, "")
    return value if isinstance(value, str) else ", ".join(value)


def _many(answers: Answers, name: str) -> list[str]:
    value = answers.get(name, [])
    return value if isinstance(value, list) else [value] if value else []


def _any(answers: Answers, prefix: str) -> bool:
    return any(value for name, value in answers.items() if name.startswith(prefix))
