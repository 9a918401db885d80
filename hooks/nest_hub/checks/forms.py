"""The issue forms offer the choices that there are, so that a name is corrected there too."""

from __future__ import annotations

from collections.abc import Iterator

from nest_hub.content.hub import Hub
from nest_hub.content.study_form import FOLDER, expected_options, load_forms
from nest_hub.diagnostics import Diagnostic


def check_forms(hub: Hub) -> Iterator[Diagnostic]:
    """Forms that cannot be read, and choices that have changed since a form was written."""
    if not (hub.root / FOLDER).is_dir() or not (hub.framework.sound and hub.regions.sound):
        return
    forms, findings = load_forms(hub.root)
    yield from findings
    for form in forms:
        for question in form.questions:
            expected = expected_options(hub, question, form.language)
            if expected and list(question.options) != expected:
                yield Diagnostic(
                    form.path,
                    question.line,
                    f"The choices of the question '{question.label}' are not those that there "
                    f"are{_which(list(question.options), expected)}.",
                    f"They are, in this order: {'; '.join(expected)}.",
                )


def _which(found: list[str], expected: list[str]) -> str:
    other = [f"'{option}' is none" for option in found if option not in expected]
    other += [f"'{option}' is not there" for option in expected if option not in found]
    return f": {', '.join(other)}" if other else ""
