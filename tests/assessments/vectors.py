"""Writes `tests/fixtures/assessments/`: what the command and the page must both make of what.

Run `python -m tests.assessments.vectors` after the specification changed, and look at the
difference. `texts.json` says how each text is judged; `pictures.json` what is made of files
of some assessments, and `sent.json` what is made of the folder `sent`.
"""

from __future__ import annotations

import base64
import json
import zipfile
from copy import deepcopy
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from nest_hub.assessments.canonical import canonical
from nest_hub.assessments.picture import make_picture
from nest_hub.assessments.team_file import Reader, TeamFile
from nest_hub.completions.inputs import pieces
from nest_hub.completions.reading import Counting
from tests.completions.made_up import bank, record
from tests.completions.made_up import sealed as sealed_record
from tests.completions.vectors import schema

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "tests" / "fixtures" / "assessments"
MADE_AT = "2027-01-05T09:00:00Z"
NOTHING: dict[str, Any] = {"refused": [], "refused_by_reason": {}}
"""What a learners' report says that refused nothing."""
PRINCIPLES = ["trusted-adults", "no-wrong-door", "co-produced-innovations"]
FACTS: dict[str, Any] = {
    "scale": {"min": 1, "max": 4},
    "principles": [
        {"id": ident, "name": {"cy": f"{ident} (cy)", "en": ident}} for ident in PRINCIPLES
    ],
    "regions": [
        {"id": ident, "name": {"cy": f"{ident} (cy)", "en": ident}} for ident in ("powys", "gwent")
    ],
    "national": {"as_of": "2024-10", "values": {"trusted-adults": 2.3, "no-wrong-door": 2.25}},
}
AT = "2026-11-22T10:00:00.000Z"


def reader(facts: dict[str, Any] = FACTS) -> Reader:
    principles = tuple(principle["id"] for principle in facts["principles"])
    return Reader(principles, facts["scale"]["min"], facts["scale"]["max"])


def ident(number: int) -> str:
    """An id, the same for the same number."""
    return f"00000000-0000-4000-8000-{number:012d}"


def item(number: int, name: str, *scores: int | None, **answers: Any) -> dict[str, Any]:
    """An assessment, with the scores of the principles in their order."""
    given = {f"score:{each}": score for each, score in zip(PRINCIPLES, scores, strict=False)}
    created = answers.pop("created_at", f"2026-10-{1 + number % 28:02d}T09:00:00.000Z")
    return {
        "id": ident(number),
        "name": name,
        "created_at": created,
        "updated_at": AT,
        "answers": {key: {"value": value, "at": AT} for key, value in {**given, **answers}.items()},
    }


def content(*items: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A file's content."""
    return {
        "format": "nest-hub-tool",
        "version": 1,
        "tool": "self-assessment",
        "saved_at": AT,
        "language": "cy",
        "site": {"url": "https://hub.example/", "content_version": "1"},
        "items": list(items),
        **changes,
    }


def sealed(data: dict[str, Any]) -> bytes:
    """A file with its digest."""
    digest = sha256(canonical(data).encode()).hexdigest()
    return json.dumps({**data, "digest": digest}, ensure_ascii=False, indent=2).encode()


def judged_texts() -> dict[str, tuple[bytes, str]]:
    """Each text by a name that says what it is, with what it is judged to be."""
    one = item(1, "Tîm y Bont", 2, 3, 4, region="gwent", date="2026-11-01")
    good = content(one)

    def with_item(**changes: Any) -> bytes:
        return sealed(content({**deepcopy(one), **changes}))

    def with_answers(**answers: Any) -> bytes:
        whole = {key: {"value": value, "at": AT} for key, value in answers.items()}
        return sealed(content({**one, "answers": whole}))

    def answered(key: str, value: Any) -> bytes:
        return sealed(content({**one, "answers": {key: {"value": value, "at": AT}}}))

    def timed(at: str) -> bytes:
        return sealed(content({**one, "answers": {"date": {"value": None, "at": at}}}))

    odd = [1e21, 1e-7, 123456789012345680000, 0.1, -0.0, 5e-324, 1.5e300, 2**60, -12.5, 100]
    strange = {"\ue000": 1, "\U0001f600": 2, "é": '\u2028\x7f\x01"\\/', "": None, "a": [True, {}]}
    score = "score:trusted-adults"
    text = sealed(good)
    deep: Any = "deep"
    for _ in range(4):
        deep = [deep]
    return {
        "a good file": (text, "good"),
        "with a byte order mark": (b"\xef\xbb\xbf" + text, "good"),
        "without assessments": (sealed(content()), "good"),
        "numbers as a browser writes them": (answered("next:x", odd), "good"),
        "names in a browser's order": (sealed(content(one, site=strange)), "good"),
        "more than is known": (sealed(content({**one, "more": 1}, more={"__proto__": 1})), "good"),
        "scores as fractions of one": (
            sealed(good).replace(b'"value": 2', b'"value": 2.0'),
            "good",
        ),
        "a version with a point": (
            sealed(good).replace(b'"version": 1', b'"version": 1.0'),
            "good",
        ),
        "the first of two names": (text.replace(b"{", b'{"format": "x",', 1), "good"),
        "values as deep as they may be": (answered("next:x", deep), "good"),
        "a score of no known principle": (answered("score:other", 9), "good"),
        "nothing answered": (
            with_answers(date=None, region=None, name=None, **{score: None}),
            "good",
        ),
        "an empty date": (answered("date", ""), "good"),
        "a leap day": (answered("date", "2028-02-29"), "good"),
        "times in parts of a second": (timed("2026-11-22T10:00:00.1239999Z"), "good"),
        "not JSON": (text[:-5], "none"),
        "not an object": (b"[1]", "none"),
        "another format": (sealed(content(one, format="nest-hub-record")), "none"),
        "nothing": (b" \n", "none"),
        "not UTF-8": (text.replace("î".encode(), b"\xee"), "none"),
        "newer": (sealed(content(one, version=2, items="?")), "newer"),
        "newer, with a point": (sealed(good).replace(b'"version": 1', b'"version": 2.0'), "newer"),
        "between versions": (sealed(content(one, version=1.5)), "shape"),
        "a version that is true": (sealed(content(one, version=True)), "shape"),
        "another tool": (sealed(content(one, tool="readiness")), "worksheet"),
        "no tool": (sealed(content(one, tool=None)), "shape"),
        "changed afterwards": (text.replace(b'"value": 4', b'"value": 1'), "damaged"),
        "another digest": (text[:-6] + b'0"}' + b"\n", "shape"),
        "no digest": (json.dumps(good).encode(), "shape"),
        "half a character": (text.replace(b"Bont", b"Bo\\ud83d"), "damaged"),
        "a number without end": (text.replace(b'"value": 4', b'"value": 1e999'), "damaged"),
        "a digest of capitals": (
            text[:-68] + text[-68:].upper(),
            "shape",
        ),
        "no language": (sealed(content(one, language="fr")), "shape"),
        "no time of saving": (sealed(content(one, saved_at="today")), "shape"),
        "an id that is none": (with_item(id="1"), "shape"),
        "one id twice": (sealed(content(one, one)), "shape"),
        "a name that is a number": (with_item(name=3), "shape"),
        "31 February": (with_item(created_at="2026-02-31T10:00:00Z"), "shape"),
        "24 o'clock": (timed("2026-11-22T24:00:00Z"), "shape"),
        "second 60": (timed("2026-11-22T10:00:60Z"), "shape"),
        "before 2000": (timed("1999-11-22T10:00:00Z"), "shape"),
        "answers as a list": (with_item(answers=[]), "shape"),
        "an answer of no kind": (with_item(answers={score: 3}), "shape"),
        "an answer without a value": (with_item(answers={score: {"at": AT}}), "shape"),
        "an answer by a strange name": (answered("Score 1", 1), "shape"),
        "a value too deep": (answered("next:x", [deep]), "shape"),
        "a value with a prototype": (answered("next:x", {"__proto__": 1}), "shape"),
        "a score above the scale": (answered(score, 5), "range"),
        "a score below the scale": (answered(score, 0), "range"),
        "a score between": (answered(score, 2.5), "range"),
        "a score in words": (answered(score, "3"), "range"),
        "a score that is true": (answered(score, True), "range"),
        "a score too long for a whole number": (answered(score, 10**30), "range"),
        "a day that is none": (answered("date", "2026-02-31"), "range"),
        "a day of another form": (answered("date", "22/11/2026"), "range"),
        "a day long ago": (answered("date", "2019-12-31"), "range"),
        "a day that is a number": (answered("date", 20261122), "range"),
        "a region that is a list": (answered("region", ["gwent"]), "range"),
        "a name that is an object": (answered("name", {"cy": "Tîm"}), "range"),
        "one of two out of range": (sealed(content(one, item(2, "B", 9))), "range"),
    }


def sent_files() -> dict[str, bytes]:
    """A lead's folder: assessments of several teams, learners' records, and what is damaged."""
    older = item(1, "Tîm y Bont", 1, 2, None, region="gwent", date="2026-03-01")
    newer = item(2, "tîm  y  BONT", 2, 2, 3, region="gwent", date="2026-11-01")
    early, late = item(3, "Harbour", 3, 3, 3, region="powys"), item(3, "Harbour", 4, region="powys")
    late["answers"]["score:trusted-adults"]["at"] = "2026-11-23T10:00:00.000Z"
    late["answers"]["score:trusted-adults"]["value"] = 2
    writing = item(4, "=Formula", 1, 4, region="gwent", **{"evidence:no-wrong-door": "SECRET"})
    begun = item(5, "Newydd", region="powys", date="2026-11-05")
    begun["answers"]["action:1"] = {"value": {"what": "SECRET"}, "at": AT}
    good = [sealed(content(each)) for each in (older, newer, early, late, writing, begun)]
    chance = Random(5)
    records = [sealed_record(record(chance, bank())) for _ in range(12)]
    return {
        "bont-2026.json": good[1],
        "bont-2025.json": good[0],
        "harbour.json": good[2],
        "harbour (1).json": good[3],
        "deep/formula.json": good[4],
        "teams.ndjson": b"\n".join(json.dumps(json.loads(each)).encode() for each in good[4:]),
        "damaged.json": good[1].replace(b'"value": 3', b'"value": 4'),
        "readiness.json": sealed(content(item(6, "Tîm", 1), tool="readiness")),
        "cut.json": good[2][:200],
        "teams.zip": zipped({"a.json": good[5], "b.json": sealed(content(item(7, "", 4, 4, 4)))}),
        **{f"records/{number}.json": text for number, text in enumerate(records)},
    }


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip, the same for the same files."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            archive.writestr(info, text, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def chance_items(chance: Random, number: int) -> list[dict[str, Any]]:
    """Assessments that share ids, names, regions and days, and differ in what they say."""
    names = [
        "Tîm A",
        "tîm a",
        "T\u00eem\u00a0A",
        "Ti\u0302m A",
        "",
        "İstanbul",
        "ΟΔΟΣ",
        "\U0001f426",
    ]
    found = []
    for _ in range(number):
        each = item(chance.randrange(6), chance.choice(names))
        each["created_at"] = f"2026-10-0{chance.randint(1, 3)}T09:00:00.{chance.randint(0, 9)}Z"
        values: dict[str, list[Any]] = {
            **{f"score:{principle}": [1, 2, 3, 4, None] for principle in PRINCIPLES},
            "region": ["gwent", "powys", "elsewhere", None],
            "date": ["2026-10-01", "2026-10-02", None],
            "name": [*names, None],
        }
        for key, choices in values.items():
            if chance.random() < 0.5:
                at = f"2026-11-01T09:00:0{chance.randint(0, 2)}{chance.choice(['', '.5', '.500'])}Z"
                each["answers"][key] = {"value": chance.choice(choices), "at": at}
        found.append(each)
    return found


def read(*files: bytes) -> list[TeamFile]:
    """The files, as they are judged."""
    found = (reader()(f"{number}.json", text) for number, text in enumerate(files))
    return [file for file in found if file]


def picture_of(items: list[dict[str, Any]]) -> dict[str, Any]:
    """What is made of assessments, each from a file of its own."""
    return make_picture(read(*(sealed(content(each)) for each in items)), NOTHING, FACTS, MADE_AT)


def picture_of_sent(place: Path = PLACE) -> dict[str, Any]:
    """What is made of the folder `sent`, with what its records were refused for."""
    with (
        TemporaryDirectory() as folder,
        Counting(bank(), schema(), Path(folder), 1, reader()) as counting,
    ):
        reading = counting.read(pieces([str(place / "sent")], BytesIO()), lambda *_: None)
    assert reading.records == 12
    given = {"refused": reading.refused.first(), "refused_by_reason": reading.reasons}
    return make_picture(reading.others, given, FACTS, MADE_AT)


def cases() -> list[dict[str, Any]]:
    chance = Random(6)
    sets = [chance_items(chance, number) for number in (0, 1, 2, 3, *[9] * 8, 40)]
    rounding = [
        item(10 * team + time, f"{team}", score, score, date=f"2026-0{1 + time}-01")
        for team in range(20)
        for time, score in ((0, 2), (1, 1 if team == 0 else 3 if team in (1, 2) else 2))
    ]
    return [{"items": each, "picture": picture_of(each)} for each in [*sets, rounding]]


def main() -> None:
    PLACE.mkdir(parents=True, exist_ok=True)
    _save("facts.json", FACTS)
    judged = [
        {"name": name, "base64": base64.b64encode(text).decode(), "expected": expected}
        for name, (text, expected) in judged_texts().items()
    ]
    _save("texts.json", judged)
    for name, text in sent_files().items():
        path = PLACE / "sent" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    _save("pictures.json", cases())
    _save("sent.json", picture_of_sent())


def _save(name: str, value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    (PLACE / name).write_text(text.replace("},{", "},\n{") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
