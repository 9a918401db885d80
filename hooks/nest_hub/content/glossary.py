"""The glossary: terms in both languages, with how sure we are of them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from nest_hub.content.ids import Named, faults_of_ids
from nest_hub.content.markdown import Link
from nest_hub.content.pages import Page
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import Language
from nest_hub.source import read_text

PATH = PurePosixPath("framework/glossary.csv")
COLUMNS = ("id", "en", "cy", "group", "confidence", "source", "definition_en", "definition_cy")
PAGE = "glossary.md"
"""The page of all terms, where each has a place of its own."""
SCHEME = "glossary:"
"""How the address of a link begins that explains a word: `[no door](glossary:no-wrong-door)`."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Term:
    """A term in both languages; its definition may be empty."""

    id: str
    en: str
    cy: str
    group: str
    confidence: str
    source: str
    definition_en: str
    definition_cy: str

    @property
    def anchor(self) -> str:
        """Its place on the page of all terms."""
        return f"term-{self.id}"

    def name(self, language: Language) -> str:
        """The term in the language."""
        return self.cy if language == "cy" else self.en

    def definition(self, language: Language) -> str:
        """What it means, or the empty text."""
        return self.definition_cy if language == "cy" else self.definition_en


def load_glossary(root: Path) -> tuple[list[Term], list[Diagnostic]]:
    """Reads `framework/glossary.csv`."""
    text, findings = read_text(root, PATH)
    if text is None:
        return [], findings
    lines = text.split("\n")
    notes = next((i for i, line in enumerate(lines) if not line.startswith("#")), 0)
    rows = csv.reader(lines[notes:])
    header = next(rows, [])
    if tuple(header) != COLUMNS:
        problem = f"The columns are {', '.join(header)}."
        return [], [Diagnostic(PATH, notes + 1, problem, f"They must be {', '.join(COLUMNS)}.")]
    terms: list[Term] = []
    named: list[Named] = []
    for row in rows:
        line = notes + rows.line_num
        if not row:
            continue
        if len(row) != len(COLUMNS):
            problem = f"The row has {len(row)} cells where {len(COLUMNS)} are expected."
            mend = "A cell that holds a comma needs quotes around it."
            findings.append(Diagnostic(PATH, line, problem, mend))
            continue
        term = Term(*(cell.strip() for cell in row))
        if not term.en or not term.cy:
            problem = f"The term '{term.en or term.cy}' has one language."
            findings.append(Diagnostic(PATH, line, problem, "Write it in both."))
            continue
        if bool(term.definition_en) != bool(term.definition_cy):
            problem = f"The term '{term.en}' is explained in one language."
            findings.append(Diagnostic(PATH, line, problem, "Explain it in both, or in neither."))
        if not _ID.fullmatch(term.id):
            problem = f"The term '{term.en}' has the id '{term.id}'."
            mend = "Write one of small letters a to z, digits and hyphens: no-wrong-door."
            findings.append(Diagnostic(PATH, line, problem, mend))
        else:
            named.append((term.id, PATH, line))
        terms.append(term)
    return terms, [*findings, *faults_of_ids(named, "in the glossary")]


def glossary_links(page: Page) -> Iterator[tuple[Link, str]]:
    """The page's links that explain a word, each with the id that it names."""
    for link in page.document.links:
        if link.target.startswith(SCHEME) and not link.image:
            yield link, link.target.removeprefix(SCHEME)
