"""The page that a translated XLIFF file gives: the original's structure with the new words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page
from nest_hub.content.translations import INTRO, translation_lines, twin_path
from nest_hub.content.xliff.inline import Content, codes, numbered, write_inline
from nest_hub.content.xliff.reading import Returned
from nest_hub.content.xliff.segments import Segment, read_segments, rebuilt
from nest_hub.content.xliff.targets import UnfitError, fingerprint, markdown, translated
from nest_hub.content.xliff.units import (
    Unit,
    fixed_headings,
    read_units,
    translated_fields,
    unit_id,
    with_fields,
)
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import Language, letters, other
from nest_hub.source import SourceError, parse_yaml, read_text

_UNFINISHED = {"new", "needs-translation"}
_KEY = re.compile(r"^([A-Za-z_]+)\s*:")
_PART_KEYS = ("theme", "principle", "value")


@dataclass(frozen=True)
class Taken:
    """A translation to be written: its file, its text, and the file of its original."""

    path: PurePosixPath
    text: str
    original: PurePosixPath


def take_back(
    hub: Hub, returned: Returned, *, reviewed: bool = False
) -> tuple[Taken | None, list[Diagnostic]]:
    """The translation that the file holds, or None with every reason why it cannot be taken."""
    page, findings = _page(hub, returned)
    if page is None:
        return None, findings
    units = read_units(page)
    if findings := _changes(returned, page, units):
        return None, findings
    contents, findings = _contents(returned, units, other(page.language))
    if findings:
        return None, findings
    body, findings = _body(returned, page, contents)
    if findings:
        return None, findings
    path = PurePosixPath(twin_path(page))
    old, _ = read_text(hub.root, path)
    words = {name: str(contents[name][0]) for name in ("title", "description")}
    front = _front(page, old, words, reviewed=reviewed)
    return Taken(path, "\n".join(["---", *front, "---", body]), page.source), []


def _page(hub: Hub, returned: Returned) -> tuple[Page | None, list[Diagnostic]]:
    def refuse(problem: str, mend: str) -> tuple[None, list[Diagnostic]]:
        return None, [Diagnostic(returned.path, 0, problem, mend)]

    sources = {str(page.source): page for page in hub.pages.values() if page.front}
    page = sources.get(returned.original)
    if page is None:
        return refuse(
            f"It is for a page that the hub does not have, or cannot read: '{returned.original}'.",
            "If the page has another name now, export it again under that name.",
        )
    language = other(page.language)
    if (returned.source_language[:2], returned.target_language[:2]) != (page.language, language):
        return refuse(
            f"It goes from '{returned.source_language}' into '{returned.target_language}', and "
            f"{page.source} is to go from '{page.language}' into '{language}'.",
            "Export the page again, and have that file translated.",
        )
    if page.front and page.front.translation:
        return refuse(
            f"{page.source} is itself a translation now.",
            f"Export its original, {twin_path(page)}.",
        )
    if unread := hub.unread.get((language, page.uri)):
        return refuse(
            f"{unread} is there already and cannot be read.",
            "Run `nest-hub check`, and mend what it names.",
        )
    return page, []


def _changes(returned: Returned, page: Page, units: list[Unit]) -> list[Diagnostic]:
    """What the original says otherwise than when it was exported."""
    theirs = {ident: fingerprint(unit.source) for ident, unit in returned.units.items()}
    ours = {unit.id: fingerprint(unit.content) for unit in units}
    if ours == theirs:
        return []
    known = set(theirs.values())
    parts = dict.fromkeys(u.part for u in units if ours[u.id] not in known)
    names = ["the opening" if part == INTRO else f"“{part}”" for part in parts]
    if names:
        problem = f"{page.source} has changed since it was exported: {', '.join(names)}."
    elif set(ours.values()) != known:
        problem = f"{page.source} has changed since it was exported: texts were taken out of it."
    else:
        problem = f"{page.source} has changed since it was exported: the order of its texts."
    mend = (
        "Export it again and send that. The translator’s tool remembers what is the same. "
        "Nothing that was sent back is lost: keep this file until then."
    )
    return [Diagnostic(returned.path, 0, problem, mend)]


def _contents(
    returned: Returned, units: list[Unit], language: Language
) -> tuple[dict[str, Content], list[Diagnostic]]:
    contents: dict[str, Content] = {}
    findings: list[Diagnostic] = []
    for unit in units:
        came = returned.units[unit.id]
        try:
            if came.state in _UNFINISHED:
                raise UnfitError(
                    f"is marked “{came.state}”", "Translate it, and confirm it in the tool."
                )
            contents[unit.id] = translated(unit, came.target or (), language)
        except UnfitError as unfit:
            findings.append(_finding(returned, unit, unfit))
    return contents, findings


def _finding(returned: Returned, unit: Unit, unfit: UnfitError) -> Diagnostic:
    line = returned.units[unit.id].line
    problem = f"Unit {unit.id} ({unit.place}) {unfit.problem}."
    return Diagnostic(returned.path, line, problem, unfit.mend)


def _body(
    returned: Returned, page: Page, contents: dict[str, Content]
) -> tuple[str, list[Diagnostic]]:
    segments = read_segments(page.body)
    fixed = fixed_headings(page, segments)
    units = {unit.id: unit for unit in read_units(page)}
    answers = {ident: str(content[0]) for ident, content in contents.items() if "." in ident}
    expected: list[Content] = []
    texts: dict[int, str] = {}
    findings: list[Diagnostic] = []
    for number, segment in enumerate(segments):
        if number in fixed:
            expected.append((fixed[number],))
            texts[number] = fixed[number]
            continue
        said = contents.get(unit_id(number))
        content = with_fields(number, segment.content if said is None else said, answers)
        expected.append(content)
        try:
            if said is not None:
                texts[number] = markdown(segment, content)
            elif any(translated_fields(code) for code in codes(segment.content)):
                texts[number] = write_inline(content)
        except UnfitError as unfit:
            findings.append(_finding(returned, units[unit_id(number)], unfit))
    body = rebuilt(page.body, segments, texts)
    if not findings:
        findings = _structure(returned, page, segments, expected, body)
    return body, findings


def _structure(
    returned: Returned, page: Page, segments: Sequence[Segment], expected: list[Content], body: str
) -> list[Diagnostic]:
    """Reads the new body again: it must have the original's structure and these very words."""
    ours = [(s.kind, s.level, numbered(c)) for s, c in zip(segments, expected, strict=True)]
    theirs = [(s.kind, s.level, numbered(s.content)) for s in read_segments(body)]
    if ours == theirs:
        return []
    pairs = enumerate(zip(ours, theirs, strict=False))
    number = next((i for i, pair in pairs if pair[0] != pair[1]), min(len(ours), len(theirs)) - 1)
    ident = unit_id(number)
    return [
        Diagnostic(
            returned.path,
            returned.units[ident].line if ident in returned.units else 0,
            f"Unit {ident} would change how {page.source} is built.",
            "Write it without signs such as #, |, / or > at its beginning.",
        )
    ]


def _front(page: Page, old: str | None, words: dict[str, str], *, reviewed: bool) -> list[str]:
    """The lines of the front matter: those of the old file, as far as there are any."""
    groups: dict[str, list[str]] = {"title": [], "description": []}
    if old is not None:
        groups = _grouped(old) or groups
    for key, value in words.items():
        if not groups.get(key) or _value(groups[key], key) != value:
            groups[key] = [f"{key}: {_scalar(value)}"]
    assert page.front is not None
    if old is None and page.front.draft:
        groups["draft"] = ["draft: true"]
    welsh = other(page.language) == "cy"
    if welsh and "slug" not in groups and page.kind != "home":
        groups["slug"] = [f"slug: {slug(words['title']) or PurePosixPath(page.uri).stem}"]
    for key in _PART_KEYS:
        value = getattr(page.front, key)
        if value is None:
            groups.pop(key, None)
        elif _value(groups.get(key, []), key) != value:
            groups[key] = [f"{key}: {value}"]
    groups.pop("translation", None)
    groups.pop("reviewed", None)
    if reviewed:
        groups["reviewed"] = ["reviewed: true"]
    return [*(line for group in groups.values() for line in group), *translation_lines(page)]


def _grouped(text: str) -> dict[str, list[str]]:
    lines = text.split("\n")
    end = next(i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    groups: dict[str, list[str]] = {}
    key = ""
    for line in lines[1:end]:
        if match := _KEY.match(line):
            key = match[1]
        elif not line.startswith((" ", "\t", "-")):  # a comment is nobody's
            key = f"# {len(groups)}"
        groups.setdefault(key, []).append(line)
    return groups


def _value(lines: list[str], key: str) -> object:
    try:
        value = parse_yaml("\n".join(lines)).get(key)
    except SourceError:
        return None
    return value.strip() if isinstance(value, str) else value


def _scalar(text: str) -> str:
    """The text as YAML: as it is where that reads as the same, else between quotes."""
    if _value([f"k: {text}"], "k") == text and not text.endswith("---"):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def slug(title: str) -> str:
    """A title as the last part of an address: `Help nawr!` gives `help-nawr`."""
    joined_up = re.sub(r"[’'‘]", "", title)
    words = ("".join(letters(word, "en")) for word in re.split(r"[\W_]+", joined_up))
    return "-".join(word for word in words if word)
