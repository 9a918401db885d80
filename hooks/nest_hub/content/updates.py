"""The implementation updates: what was published about one year, one file for each year.

A file's name is its year. What is not confirmed stays in the file and shows nothing.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Any

from nest_hub.content.entry import (
    Confidence,
    Entry,
    Field,
    PartialDate,
    Slug,
    Text,
    WebAddress,
    build,
)
from nest_hub.content.figures import Figure, Figures, FigureSource, YearScores
from nest_hub.content.ids import each_id, faults_of_ids
from nest_hub.diagnostics import Diagnostic, one_of
from nest_hub.source import Mapping, Sequence, read_yaml, relative

FOLDER = PurePosixPath("framework/updates")
_YEAR = re.compile(r"20\d\d\.yml")
_NAME_IT = "Put the source into `sources` with an id, and write that id here."


class Source(Entry):
    """A publication that the file's items name by its id."""

    id: Slug
    title: Text
    address: WebAddress


class Told(Entry):
    """Something that a source says, of a time."""

    source: FigureSource
    as_of: PartialDate | None
    confidence: Confidence

    @property
    def shown(self) -> bool:
        """Whether readers see it: somebody read it in its source, and it has its date."""
        return self.confidence == "confirmed" and self.as_of is not None


class Item(Told):
    """Something that was said or done, in our own words."""

    text: Text


class Said(Told):
    """What the regions said about one principle."""

    principle: Slug
    points: list[Text] = Field(min_length=1)


class Update(Entry):
    """One year. `unknown` says in words what has not been found out yet."""

    description: Text
    sources: list[Source] = Field(min_length=1)
    scores: YearScores
    said: list[Said] = Field(default_factory=list)
    policy: list[Item] = Field(default_factory=list)
    training: list[Item] = Field(default_factory=list)
    figures: list[Figure] = Field(default_factory=list)
    plans: list[Item] = Field(default_factory=list)
    unknown: list[Text] = Field(default_factory=list)

    @property
    def year(self) -> int:
        """The year that its file is named after."""
        return int(self.path.stem)

    def number(self, source: FigureSource) -> int:
        """The place of a source in the file's list, from 1."""
        return [known.address for known in self.sources].index(source.address or "") + 1


def update_files(root: Path) -> tuple[list[PurePosixPath], list[Diagnostic]]:
    """The file of each year, the first first, and a finding for each file that is none."""
    found = relative(root, (path for path in (root / FOLDER).glob("*") if path.is_file()))
    files = [path for path in found if _YEAR.fullmatch(path.name)]
    return files, [
        Diagnostic(
            path,
            0,
            f"The name '{path.name}' is not a year, so nobody sees what is in the file.",
            "Name it after its year: 2026.yml.",
        )
        for path in found
        if path not in files and not path.name.startswith(".")
    ]


def load_update(root: Path, path: PurePosixPath) -> tuple[Update | None, list[Diagnostic]]:
    """Reads the file of one year."""
    data, findings = read_yaml(root, path)
    if data is None:
        return None, findings
    resolved, findings = _resolve(data, path)
    if findings:
        return None, findings
    return build(Update, resolved, path)


def join_figures(figures: Figures, updates: dict[int, Update]) -> tuple[Figures, list[Diagnostic]]:
    """The figures of every file together, with a finding for each id that stands twice."""
    every = [*figures.by_id.values()]
    every += [figure for update in updates.values() for figure in update.figures]
    mend = "Keep one of them, or give this one an id of its own."
    findings = list(faults_of_ids(each_id(every), "among the figures", mend))
    by_id: dict[str, Figure] = {}
    for figure in every:
        by_id.setdefault(figure.id, figure)
    scores = [updates[year].scores for year in sorted(updates)]
    return Figures(by_id, [*figures.scores, *scores]), findings


def _resolve(data: Mapping, path: PurePosixPath) -> tuple[Mapping, list[Diagnostic]]:
    """The same with each `source: id` replaced by the source itself."""
    named = data.get("sources")
    sources = {
        item["id"]: item
        for item in (named if isinstance(named, Sequence) else [])
        if isinstance(item, Mapping) and isinstance(item.get("id"), str)
    }
    findings: list[Diagnostic] = []

    def walk(value: Any) -> Any:
        if isinstance(value, Sequence):
            entries = Sequence(walk(entry) for entry in value)
            entries.line, entries.lines = value.line, value.lines
            return entries
        if not isinstance(value, Mapping):
            return value
        copy = Mapping({key: walk(entry) for key, entry in value.items()})
        copy.line, copy.lines = value.line, value.lines
        ident = value.get("source")
        if isinstance(ident, str) and ident in sources:
            copy["source"] = sources[ident].without("id")
        elif ident is not None:
            name = f" '{ident}'" if isinstance(ident, str) else " here"
            problem = f"There is no source{name} in the list `sources` of this file."
            mend = one_of(str(ident), sources) if isinstance(ident, str) and sources else _NAME_IT
            findings.append(Diagnostic(path, value.lines["source"], problem, mend))
        return copy

    resolved = walk(data)
    assert isinstance(resolved, Mapping)
    return resolved, findings
