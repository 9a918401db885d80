"""What is fuzzed: a function for each reader, which takes any bytes and holds a property.

Whatever the bytes are, a reader answers with findings or a reason, each of which says where; it
never raises; and what it accepts, it reads again as the same. The suite calls these with what
Hypothesis makes up (test_targets.py), and `make fuzz` with what a fuzzer finds (run.py).
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import yaml

from nest_hub.assessments.canonical import canonical as any_canonical
from nest_hub.assessments.team_file import Reader, TeamFile
from nest_hub.checks.accessibility import check_accessibility
from nest_hub.checks.contributed import check_contributed
from nest_hub.checks.of_pages import check_pages
from nest_hub.checks.questions import check_questions
from nest_hub.completions.bank import Bank
from nest_hub.completions.inputs import pieces, texts
from nest_hub.completions.jsons import canonical
from nest_hub.completions.quick import Quick
from nest_hub.completions.record import Judge
from nest_hub.completions.score import find_facts
from nest_hub.content.captions import read_captions
from nest_hub.content.case_studies import load_case_study
from nest_hub.content.events import load_events
from nest_hub.content.films import film_seconds
from nest_hub.content.glossary import load_glossary
from nest_hub.content.help_lines import load_help_lines
from nest_hub.content.hub import Hub
from nest_hub.content.markdown_limits import too_much
from nest_hub.content.modules import load_module
from nest_hub.content.pages import load_page
from nest_hub.content.pictures.kinds import HEAD, READERS, kind_of
from nest_hub.content.pictures.picture import judge as judge_picture
from nest_hub.content.regions import load_regions
from nest_hub.content.self_assessment import load_self_assessment
from nest_hub.content.services import load_services
from nest_hub.content.updates import load_update
from nest_hub.content.worksheets import load_worksheets
from nest_hub.content.xliff.reading import read_xliff
from nest_hub.diagnostics import Diagnostic
from nest_hub.pages.sanitise import clean
from nest_hub.source import INVISIBLE, parse_front, read_mapping
from tests.assessments.vectors import FACTS
from tests.completions.made_up import bank
from tests.completions.vectors import schema
from tests.pages.test_sanitise import left_in, rendered
from tests.small_hub import write_small_hub

PATH = PurePosixPath("x.yml")
_Texts: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Scans as ours does: the other one differs in what it takes for a tab."""
REASONS = {
    *("archive", "bomb", "damaged", "empty", "encoding", "foreign", "json", "nested", "newer"),
    *("path", "shape", "size", "time", "unreadable", "zip"),
}
"""Why a text is no record (completions/SPECIFICATION.md)."""
TEAM_REASONS = {"damaged", "newer", "range", "shape", "worksheet"}
_JUDGE, _QUICK, _BANK = Judge(schema()), Quick(schema()), Bank(bank())
_READER = Reader(
    tuple(part["id"] for part in FACTS["principles"]), FACTS["scale"]["min"], FACTS["scale"]["max"]
)
_folder = TemporaryDirectory(prefix="fuzzing-")
ROOT = write_small_hub(Path(_folder.name) / "hub")
"""A sound hub, in which a target puts its bytes in the place of one file."""


def yaml_values(data: bytes) -> None:
    """What is read is what YAML's own reader reads, with nothing but texts."""
    text = _text(data)
    if INVISIBLE.search(text):
        return  # read_text() refused it; some of these end a line in YAML alone
    mapping, findings = read_mapping(text, PATH)
    _are_sound(findings, text)
    assert (mapping is None) == bool(findings)
    if mapping is not None:
        theirs = yaml.load(text, Loader=_Texts) or {}
        assert _same(mapping, theirs), (mapping, theirs)
        assert all(1 <= line <= text.count("\n") + 1 for line in mapping.lines.values())


def _same(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, dict):
        return (
            isinstance(theirs, dict)
            and [*ours] == [*theirs]
            and all(_same(ours[key], theirs[key]) for key in ours)
        )
    if isinstance(ours, list):
        return (
            isinstance(theirs, list) and len(ours) == len(theirs) and all(map(_same, ours, theirs))
        )
    return bool(ours == theirs or (ours is None and theirs in {"", "~", "null"}))


def front_matter(data: bytes) -> None:
    """The body is the end of the file, from the line on that is said."""
    text = data.decode("utf-8", "replace")
    front, findings = parse_front(text, PATH)
    _are_sound(findings, text)
    if front is not None:
        assert "\n".join(text.split("\n")[front.body_line - 1 :]) == front.body


def page(data: bytes) -> None:
    """A contributor's page is read, judged, rendered and cleaned, or refused."""
    path = PurePosixPath("case_studies/one-door/en.md")
    text = _put(path, data)
    read, findings = load_page(ROOT, path, "en", "case-studies/one-door.md", "case-study", "x")
    _are_sound(findings, text)
    assert (read is None) == bool(findings)
    if read is None:
        return
    hub = Hub(ROOT, pages={("en", read.uri): read})
    _are_sound([*check_pages(hub, [check_contributed]), *check_accessibility(hub)], text)
    document, lines = read.document, text.count("\n") + 1
    for found in (*document.headings, *document.links, *document.prose, *document.blocks):
        assert 1 <= found.line <= lines, found
    assert left_in(clean(rendered(read.body))) == []


def sanitiser(data: bytes) -> None:
    """Nothing dangerous is left of HTML and of Markdown, and a second time changes nothing."""
    text = data.decode("utf-8", "replace")
    made = [text]
    if too_much(text, 1, PATH) is None:
        made.append(rendered(text))
    for html in made:
        cleaned = clean(html)
        assert left_in(cleaned) == [], cleaned
        assert clean(cleaned) == cleaned


def questions(data: bytes) -> None:
    """A module's questions are read, and judged, or refused."""
    folder = PurePosixPath("modules/nest")
    text = _put(folder / "questions.yml", data)
    module, findings = load_module(ROOT, folder)
    _are_sound(findings, text)
    if module is not None:
        _are_sound(check_questions(Hub(ROOT, modules={module.id: module})), text)


_LOADERS: dict[str, Callable[[PurePosixPath], Any]] = {
    "case_studies/one-door/case_study.yml": lambda path: load_case_study(ROOT, path.parent),
    "framework/events.yml": lambda _: load_events(ROOT),
    "framework/glossary.csv": lambda _: load_glossary(ROOT),
    "framework/help_lines.yml": lambda _: load_help_lines(ROOT),
    "framework/regions.yml": lambda _: load_regions(ROOT),
    "framework/self_assessment.yml": lambda _: load_self_assessment(ROOT),
    "framework/services.yml": lambda _: load_services(ROOT),
    "framework/updates/2024.yml": lambda path: load_update(ROOT, path),
    "framework/worksheets/twigs.yml": lambda _: load_worksheets(ROOT),
}
DATA = tuple(_LOADERS)
"""The files of data that are fuzzed; the first byte says which."""


def data_files(data: bytes) -> None:
    """A file of the framework, or of a case study, is read or refused."""
    path = PurePosixPath(DATA[data[0] % len(DATA)] if data else DATA[0])
    text = _put(path, data[1:])
    _are_sound(_LOADERS[str(path)](path)[-1], text)


def captions(data: bytes) -> None:
    """Captions are read, and each fault has its line."""
    text = data.decode("utf-8", "replace")
    found = read_captions(text)
    assert found.captions or found.faults
    for line, problem, mend in found.faults:
        _is_sound(Diagnostic(PATH, line, problem, mend), text)


def film(data: bytes) -> None:
    """A film says how long it is, or nothing."""
    path = ROOT / "modules/nest/media/door.webm"
    path.write_bytes(data)
    seconds = film_seconds(path)
    assert seconds is None or (math.isfinite(seconds) and seconds >= 0)


def picture(data: bytes) -> None:
    """A picture is judged, whatever it holds."""
    kind = kind_of(data[:HEAD])
    if kind in READERS:
        judged = judge_picture(data, kind)
        assert judged.kind == kind
        assert judged.size == len(data)


def xliff(data: bytes) -> None:
    """What comes back from translators is read or refused."""
    returned, findings = read_xliff(PurePosixPath("x.xlf"), data)
    _are_sound(findings, _text(data))
    assert (returned is None) == bool(findings)


def record(data: bytes) -> None:
    """Both readers agree on a record; and its canonical form is the same record."""
    judged, quick = _JUDGE.read(data), _QUICK.read(data)
    if isinstance(judged, str):
        assert judged == quick
        assert judged in REASONS
        return
    assert not isinstance(quick, str)
    assert json.loads(msgspec.json.encode(quick)) == judged
    assert _JUDGE.read(canonical(judged)) == judged
    find_facts(quick, _BANK)


def report_files(data: bytes) -> None:
    """Whatever was sent is a text with a name, or refused for a reason; and each text is judged."""
    names = ("x.json", "x.zip", "x.ndjson", "x.txt")
    folder = Path(_folder.name) / "sent"
    folder.mkdir(exist_ok=True)
    path = folder / names[data[0] % len(names) if data else 0]
    path.write_bytes(data[1:])
    for _, piece in pieces([str(path)], BytesIO()):
        for name, text in texts(piece):
            assert len(name) <= 300
            if isinstance(text, str):
                assert text in REASONS
            else:
                record(text)
                _READER(name, text)
    path.unlink()


def team_file(data: bytes) -> None:
    """A team's file counts, is refused for a reason, or is none; what counts has its digest."""
    read = _READER("x", data)
    assert read is None or isinstance(read, TeamFile)
    if read is None or read.reason:
        assert read is None or read.reason in TEAM_REASONS
        return
    whole = json.loads(data.decode("utf-8-sig"))
    digest = whole.pop("digest")
    assert sha256(any_canonical(whole).encode()).hexdigest() == digest
    again = any_canonical({**whole, "digest": digest}).encode()
    assert _READER("x", again) == read


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (
        *(captions, data_files, film, front_matter, page, picture, questions, record),
        *(report_files, sanitiser, team_file, xliff, yaml_values),
    )
}


def _put(path: PurePosixPath, data: bytes) -> str:
    """Writes the file. Returns its text, for the number of its lines."""
    (ROOT / path).write_bytes(data)
    return _text(data)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _are_sound(findings: Iterable[Diagnostic], text: str) -> None:
    for finding in findings:
        _is_sound(finding, text)


def _is_sound(finding: Diagnostic, text: str) -> None:
    """A finding names a file, a line that it has, what is wrong, and what to do."""
    assert finding.path.name, finding
    assert 0 <= finding.line <= text.count("\n") + 1, finding
    assert finding.problem.strip(), finding
    assert finding.mend.strip(), finding
