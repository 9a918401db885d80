"""The framework: its name, letters, themes, principles and values."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Literal

from nest_hub.content.entry import (
    Confidence,
    Entry,
    Field,
    NameConfidence,
    Slug,
    Text,
    Words,
    build,
    build_each,
)
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import Language
from nest_hub.source import read_yaml

PartKind = Literal["theme", "principle", "value"]

FOLDERS: dict[PartKind, str] = {"theme": "themes", "principle": "principles", "value": "values"}
"""The folder of `docs/<language>/` that holds each kind's pages."""


class Avoid(Entry):
    """Forms of a name that are not the official one."""

    en: list[Words] = Field(default_factory=list)
    cy: list[Words] = Field(default_factory=list)

    def __getitem__(self, language: Language) -> list[str]:
        return self.cy if language == "cy" else self.en


class Part(Entry):
    """A theme, principle or value: its official name, a few words on it, its source."""

    id: Slug
    name: Text
    gloss: Text
    avoid: Avoid = Field(default_factory=Avoid)
    source: Words
    confidence: NameConfidence


class Letter(Entry):
    """One letter of NEST or NYTH; its word may not be known."""

    letter: Words
    word: Words | None
    theme: Slug
    source: Words | None
    confidence: Confidence


class Letters(Entry):
    """The letters of both names."""

    nest: list[Letter]
    nyth: list[Letter]


class Name(Entry):
    """The framework's own name."""

    text: Text
    source: Words
    confidence: NameConfidence


@dataclass(frozen=True)
class Framework:
    """The framework as `framework/framework.yml` gives it.

    `sound` is false where the file could not be read whole: what depends on it is not judged.
    """

    parts: dict[PartKind, dict[str, Part]] = field(default_factory=dict)
    name: Name | None = None
    letters: Letters | None = None
    sound: bool = False

    def of(self, kind: PartKind) -> dict[str, Part]:
        """The themes, principles or values by id, in their order."""
        return self.parts.get(kind, {})


PATH = PurePosixPath("framework/framework.yml")


def load_framework(root: Path) -> tuple[Framework, list[Diagnostic]]:
    """Reads `framework/framework.yml`."""
    data, findings = read_yaml(root, PATH)
    if data is None:
        return Framework(), findings
    parts: dict[PartKind, dict[str, Part]] = {}
    for kind, key in FOLDERS.items():
        entries, _, faults = build_each(Part, data, key, PATH)
        findings += faults
        parts[kind] = {entry.id: entry for entry in entries}
        if key not in data:
            findings.append(
                Diagnostic(PATH, 0, f"The framework has no `{key}`.", f"Add a list `{key}:`.")
            )
    name = letters = None
    if (value := data.get("name")) is not None:
        name, faults = build(Name, value, PATH)
        findings += faults
    if (value := data.get("letters")) is not None:
        letters, faults = build(Letters, value, PATH)
        findings += faults
    return Framework(parts, name, letters, sound=not findings), findings
