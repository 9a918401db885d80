"""The case studies by what they show, where they come from and whom they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, get_args

from nest_hub.content.case_studies import CaseStudy, CaseStudyData

Dimension = Literal["principle", "value", "region", "sector", "age", "kind"]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
"""What a reader can choose case studies by, in the order in which it is offered."""
LIST_SLUGS: dict[Dimension, str] = {
    "principle": "yn-ol-egwyddor",
    "value": "yn-ol-gwerth",
    "region": "yn-ol-rhanbarth",
    "sector": "yn-ol-sector",
    "age": "yn-ol-oedran",
    "kind": "yn-ol-math",
}
"""The Welsh addresses of the lists `by-principle.md`, `by-value.md` and so on."""

_VALUES: dict[Dimension | Literal["theme"], Callable[[CaseStudyData], list[str]]] = {
    "theme": lambda data: data.themes,
    "principle": lambda data: data.principles,
    "value": lambda data: data.values,
    "region": lambda data: data.regions,
    "sector": lambda data: list(data.sectors),
    "age": lambda data: list(data.ages),
    "kind": lambda data: [data.kind],
}


def values_of(study: CaseStudy, dimension: Dimension) -> list[str]:
    """The values of a case study in a dimension, each once."""
    return list(dict.fromkeys(_VALUES[dimension](study.data)))


class StudyIndex:
    """Case studies, newest first, and the same under each value that they have.

    What is made up did not happen on any day: it comes after what is real.
    """

    def __init__(self, studies: Iterable[CaseStudy]) -> None:
        by_id = sorted(studies, key=lambda study: study.id)
        self.studies = sorted(by_id, key=_newness, reverse=True)
        self._under: dict[tuple[str, str], list[CaseStudy]] = {}
        for study in self.studies:
            for name, values in _VALUES.items():
                for value in dict.fromkeys(values(study.data)):
                    self._under.setdefault((name, value), []).append(study)

    def under(self, name: str, value: str) -> list[CaseStudy]:
        """Those that have the value; `name` is a dimension, or `theme`."""
        return self._under.get((name, value), [])


def _newness(study: CaseStudy) -> tuple[bool, str]:
    return study.data.kind != "illustration", study.data.date
