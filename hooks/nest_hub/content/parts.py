"""What the framework's published documents describe, and the pages of the hub that serve it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import StringConstraints, model_validator

from nest_hub.content.entry import Entry, Field, Slug, Text, build_each, fault
from nest_hub.diagnostics import Diagnostic
from nest_hub.source import read_yaml

PATH = PurePosixPath("framework/parts.yml")

Uri = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9/-]*\.md$")]


class Served(Entry):
    """One thing that the documents describe.

    `pages` serve it, by their place below `docs/en/`; or it stands `everywhere`. What readers
    cannot have yet, `lacks` says.
    """

    id: Slug
    name: Text
    pages: list[Uri] = Field(default_factory=list)
    everywhere: bool = False
    sources: list[int] = Field(default_factory=list)
    lacks: Text | None = None

    @model_validator(mode="after")
    def _has_its_place(self) -> Served:
        if bool(self.pages) == self.everywhere:
            raise fault(
                "must have either `pages` or `everywhere: yes`.",
                "Name the pages that serve it, such as [about/index.md].",
            )
        return self


class PartsGroup(Entry):
    """Some of them, under a heading."""

    id: Slug
    name: Text
    parts: list[Served]


def load_parts(root: Path) -> tuple[list[PartsGroup], list[Diagnostic]]:
    """Reads `framework/parts.yml`; a hub without that file promises nothing."""
    data, findings = read_yaml(root, PATH, optional=True)
    if data is None:
        return [], findings
    groups, _, faults = build_each(PartsGroup, data, "groups", PATH)
    return groups, [*findings, *faults]
