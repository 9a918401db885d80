"""Asks in the terminal for what a new case study lacks, until each answer fits."""

from __future__ import annotations

from nest_hub.content.hub import Hub
from nest_hub.content.study_fields import Answers, Field, Unfit, answer_name, choices, read_answer
from nest_hub.languages import IN_ENGLISH, LANGUAGES, Language

LATER = "Leave an answer empty to give it later; the check then asks for it."


def ask(hub: Hub, field: Field, answers: Answers) -> None:
    """Asks one question, in both languages where it has two, and keeps what is answered."""
    if field.bilingual:
        # English first: the terminal speaks it, and its answer may hold for both.
        for language in reversed(LANGUAGES):
            name = answer_name(field.id, language)
            if name not in answers:
                answers[name] = _until_it_fits(hub, field, language)
    elif field.id not in answers:
        answers[field.id] = _until_it_fits(hub, field, None)


def _until_it_fits(hub: Hub, field: Field, language: Language | None) -> str | list[str]:
    valid = choices(hub, field.id)
    print()
    print(f"{field.question} — in {IN_ENGLISH[language]}" if language else field.question)
    width = max((len(ident) for ident in valid), default=0)
    for ident, labels in valid.items():
        print(f"  {ident:<{width}}  {labels['en']}")
    if field.shape == "choices":
        print("Write one or more of these, with commas between them.")
    while True:
        try:
            answer = read_answer(hub, field, input("> "))
        except Unfit as why:
            print(why)
            continue
        if field.id == "kind" and not answer:
            print("Everything else depends on this one. Write one of them.")
            continue
        return answer
