"""What covers each theme, principle and value: its page, sections, questions, case studies."""

from __future__ import annotations

from dataclasses import dataclass, field

from nest_hub.content.framework import FOLDERS, Part, PartKind
from nest_hub.content.hub import Hub


@dataclass
class Coverage:
    """All that covers one part. Sections and questions are `module/id`."""

    kind: PartKind
    part: Part
    uri: str
    has_page: bool = False
    sections: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    case_studies: list[str] = field(default_factory=list)


def coverage(hub: Hub) -> dict[tuple[PartKind, str], Coverage]:
    """The coverage of every part, in the framework's order. Drafts cover nothing."""
    table: dict[tuple[PartKind, str], Coverage] = {}
    for kind, folder in FOLDERS.items():
        for part in hub.framework.of(kind).values():
            uri = f"{folder}/{part.id}.md"
            has_page = hub.exists(uri) and not hub.is_draft(uri)
            table[kind, part.id] = Coverage(kind, part, uri, has_page)
    for module in hub.modules.values():
        for section in module.data.sections:
            if hub.is_draft(f"modules/{module.id}/{section.id}.md"):
                continue
            for kind, folder in FOLDERS.items():
                for ident in getattr(section, folder):
                    if row := table.get((kind, ident)):
                        row.sections.append(f"{module.id}/{section.id}")
        for question in module.bank:
            for kind, folder in FOLDERS.items():
                for ident in getattr(question, folder, []):
                    if row := table.get((kind, ident)):
                        row.questions.append(f"{module.id}/{question.id}")
    for study in hub.case_studies.values():
        if hub.is_draft(f"case-studies/{study.id}.md"):
            continue
        for kind, folder in FOLDERS.items():
            for ident in getattr(study.data, folder):
                if row := table.get((kind, ident)):
                    row.case_studies.append(study.id)
    return table
