"""The kinds of service that the full report names, in its groups."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from nest_hub.content.entry import Entry, Field, Slug, Text, build_each
from nest_hub.content.ids import each_id, faults_of_ids
from nest_hub.diagnostics import Diagnostic
from nest_hub.source import read_yaml

PATH = PurePosixPath("framework/services.yml")


class Service(Entry):
    """One kind of service. `also` holds other words by which people look for it."""

    id: Slug
    name: Text
    meaning: Text | None = None
    also: Text | None = None


class ServiceGroup(Entry):
    """Services that belong together, and what joins them."""

    id: Slug
    name: Text
    about: Text
    services: list[Service] = Field(min_length=1)


@dataclass(frozen=True)
class Services:
    """The groups in their order."""

    groups: list[ServiceGroup] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many kinds there are in all groups."""
        return sum(len(group.services) for group in self.groups)


def load_services(root: Path) -> tuple[Services, list[Diagnostic]]:
    """Reads `framework/services.yml`. A hub without such a list may leave the file out."""
    data, findings = read_yaml(root, PATH, optional=True)
    if data is None:
        return Services(), findings
    groups, _, faults = build_each(ServiceGroup, data, "groups", PATH)
    for group in groups:
        faults += faults_of_ids(each_id(group.services), f"in the group '{group.id}'")
    return Services(groups), [*findings, *faults]
