"""The recorded workshop. Its film, captions and transcript are empty places until known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from nest_hub.content.entry import Entry, Field, Text, TextOrNothing, build
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import IN_ENGLISH, LANGUAGES, Language
from nest_hub.source import read_yaml

PATH = PurePosixPath("framework/workshop.yml")


class Part(Entry):
    """What one part of the workshop covers."""

    title: Text
    about: Text


class Workshop(Entry):
    """The three parts, and where the recording is published, in the address of each language."""

    parts: list[Part] = Field(min_length=1)
    film: TextOrNothing | None = None
    minutes: int | None = None
    captions_there: list[Language] = Field(default_factory=list)
    transcript: TextOrNothing | None = None


def load_workshop(root: Path) -> tuple[Workshop | None, list[Diagnostic]]:
    """Reads `framework/workshop.yml`. A hub without a workshop may leave the file out."""
    data, findings = read_yaml(root, PATH, optional=True)
    if data is None:
        return None, findings
    workshop, faults = build(Workshop, data, PATH)
    faults += _faults(workshop) if workshop else []
    return workshop, [*findings, *faults]


def _faults(workshop: Workshop) -> Iterator[Diagnostic]:
    """A film that not everyone could follow, and addresses that are none."""
    for key, named in (("film", workshop.film), ("transcript", workshop.transcript)):
        for language in LANGUAGES:
            address, name = named and named[language], IN_ENGLISH[language]
            if workshop.film and not address:
                yield workshop.finding(
                    key,
                    f"The workshop has a film, and no address of its {key} in {name}.",
                    f"Write it under `{key}:`, after `{language}:`.",
                )
            elif address and not address.startswith("https://"):
                yield workshop.finding(
                    key,
                    f"The workshop has the address '{address}', which is not whole.",
                    "Write it as the browser shows it, from https:// on.",
                )
    for language in LANGUAGES:
        if workshop.film and language not in workshop.captions_there:
            yield workshop.finding(
                "captions_there",
                f"The film of the workshop has no captions in {IN_ENGLISH[language]}.",
                "Ask its owner for them. When both languages are there, "
                "write `captions_there: [en, cy]`.",
            )
