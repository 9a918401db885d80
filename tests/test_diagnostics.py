"""A finding in each of its wordings."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from nest_hub.diagnostics import Diagnostic, arrange, one_of, render

ERROR = Diagnostic(PurePosixPath("docs/cy/a,b.md"), 4, "50% is\nmissing.", "Add it.")
WARNING = Diagnostic(PurePosixPath("docs/cy/a.md"), 0, "It is old.", "Read it.", "warning")


def test_plain() -> None:
    assert render([ERROR, WARNING], "plain") == (
        "docs/cy/a,b.md:4: 50% is\nmissing.\n  Add it.\n"
        "docs/cy/a.md: warning: It is old.\n  Read it."
    )


def test_github_escapes_what_would_end_the_command() -> None:
    assert render([ERROR, WARNING], "github") == (
        "::error file=docs/cy/a%2Cb.md,line=4::50%25 is%0Amissing. Add it.\n"
        "::warning file=docs/cy/a.md::It is old. Read it."
    )


def test_json() -> None:
    assert json.loads(render([ERROR], "json")) == [
        {
            "path": "docs/cy/a,b.md",
            "line": 4,
            "level": "error",
            "problem": "50% is\nmissing.",
            "mend": "Add it.",
        }
    ]
    assert render([], "json") == "[]"


def test_findings_come_once_by_path_and_line() -> None:
    late = Diagnostic(PurePosixPath("docs/cy/a.md"), 12, "a", "b")
    assert arrange([late, ERROR, WARNING, late]) == [ERROR, WARNING, late]


def test_the_nearest_id_is_offered_only_when_one_is_near() -> None:
    assert one_of("gwnt", ["gwent", "powys"]) == (
        "Did you mean `gwent`? The valid ones are: gwent, powys."
    )
    assert one_of("xyz", ["gwent", "powys"]) == "The valid ones are: gwent, powys."
