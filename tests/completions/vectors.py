"""Writes `tests/fixtures/records/`: what the command and the page must both make of what.

Run `python -m tests.completions.vectors` after the specification changed, and look at the
difference. `texts.json` says how each text is judged; `hiding.json` which cells are hidden;
`reports.json` what is made of the files beside it.
"""

from __future__ import annotations

import base64
import json
import struct
import sys
import zipfile
import zlib
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from nest_hub.completions.bank import Bank
from nest_hub.completions.inputs import pieces
from nest_hub.completions.reading import Counting
from nest_hub.completions.report import make_report
from nest_hub.completions.suppress import hide_lines, hide_pairs
from nest_hub.completions.tally import Period
from nest_hub.pages.record_schema import SCRIPT, record_schema
from tests.completions.made_up import WRONG, bank, record, sealed

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "tests" / "fixtures" / "records"


def schema() -> dict[str, Any]:
    script = (ROOT / "overrides" / SCRIPT).read_text(encoding="utf-8")
    parsed: dict[str, Any] = json.loads(record_schema(script, ""))
    return parsed


def texts() -> dict[str, tuple[bytes, str]]:
    """Each text by a name that says what it is, with what it is judged to be."""
    banks = bank()
    chance = Random(1)
    content = record(chance, banks)
    while len(content["modules"]) < 2 or not all(m["attempts"] for m in content["modules"]):
        content = record(chance, banks)
    content["learner"]["name"] = "Siân"
    good = sealed(content)

    def changed(*path: Any, to: Any) -> bytes:
        copy = deepcopy(content)
        place: Any = copy
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = to
        return sealed(copy)

    def with_module(**changes: Any) -> bytes:
        copy = deepcopy(content)
        copy["modules"][0] |= changes
        return sealed(copy)

    attempt = content["modules"][0]["attempts"][0]
    twin = {"id": "a", "completed_at": "2026-01-01T00:00:00Z"}
    same = [content["modules"][0], content["modules"][0]]
    unsealed = json.loads(good)
    return {
        "good": (good, "record"),
        "good, pretty": (json.dumps(unsealed, indent=2).encode(), "record"),
        "good, keys in another order": (
            json.dumps(dict(reversed(unsealed.items()))).encode(),
            "record",
        ),
        "good, with escapes": (json.dumps(unsealed, ensure_ascii=True).encode(), "record"),
        "good, with a mark": (b"\xef\xbb\xbf" + good, "record"),
        "good, with spaces around": (b" \r\n\t" + good + b"\n\n", "record"),
        "good, version 1.0": (good.replace(b'"version": 1,', b'"version": 1.0,'), "record"),
        "good, max 1e1": (good.replace(b'"max": 10', b'"max": 1e1'), "record"),
        "good, no modules": (changed("modules", to=[]), "record"),
        "good, beyond the basic plane": (changed("learner", "name", to="\U0001d4aeiân"), "record"),
        "good, name of 200": (changed("learner", "name", to="a" * 200), "record"),
        "good, name of 100 pairs": (changed("learner", "name", to="\U0001d4ae" * 100), "record"),
        "good, of two equal names the last": (
            good.replace(b'"version": 1,', b'"version": 7, "version": 1,'),
            "record",
        ),
        "good, the 29th of February": (with_module(started_at="2028-02-29T00:00:00Z"), "record"),
        "good, a score that is wrong": (
            changed("modules", 0, "attempts", 0, to={**attempt, "score": 1}),
            "record",
        ),
        "nothing": (b"", "empty"),
        "blank": (b" \r\n\t", "empty"),
        "only a mark": (b"\xef\xbb\xbf", "empty"),
        "cut short": (good[:-20], "json"),
        "UTF-16 with a mark": (good.decode().encode("utf-16"), "encoding"),
        "Latin-1": (good.decode().encode("latin-1"), "encoding"),
        "half a character": (good.replace("Siân".encode(), b"Si\xed\xa0\x80n"), "encoding"),
        "zeros": (b"\0" * 1000, "json"),
        "not a number": (good.replace(b'"max": 10', b'"max": NaN'), "json"),
        "infinity": (good.replace(b'"max": 10', b'"max": Infinity'), "json"),
        "a comment": (b"/* */" + good, "json"),
        "a comma too many": (good[:-1] + b",}", "json"),
        "two values": (good + b" 1", "json"),
        "a tab in a text": (good.replace("Siân".encode(), b"Si\tn"), "json"),
        "a zero ahead": (good.replace(b'"max": 10', b'"max": 010'), "json"),
        "two marks": (b"\xef\xbb\xbf" * 2 + good, "json"),
        "open brackets": (b"[" * 100_000, "nested"),
        "65 brackets": (b"[" * 65 + b"]" * 65, "nested"),
        "64 brackets": (b"[" * 64 + b"]" * 64, "foreign"),
        "64 brackets and one in a text": (b"[" * 64 + b'"\\"["' + b"]" * 64, "foreign"),
        "nested objects in a record": (
            good.replace(
                b'"modules": [', b'"x": ' + b'{"x": ' * 80 + b"1" + b"}" * 80 + b', "modules": ['
            ),
            "nested",
        ),
        "nested in what is not JSON": (b"{" * 70, "nested"),
        "a number": (b"1", "foreign"),
        "null": (b"null", "foreign"),
        "a list": (b"[" + good + b"]", "foreign"),
        "another format": (b'{"format": "nest-hub-self-assessment", "version": 2}', "foreign"),
        "a prototype": (b'{"__proto__": {"format": "nest-hub-record"}}', "foreign"),
        "version 2": (good.replace(b'"version": 1,', b'"version": 2,'), "newer"),
        "version 2.0": (good.replace(b'"version": 1,', b'"version": 2.0,'), "newer"),
        "a version of 30 digits": (
            good.replace(b'"version": 1,', b'"version": ' + b"9" * 30 + b","),
            "newer",
        ),
        "an endless version": (good.replace(b'"version": 1,', b'"version": 1e999,'), "shape"),
        "a version of 400 digits": (
            good.replace(b'"version": 1,', b'"version": ' + b"9" * 400 + b","),
            "shape",
        ),
        "version 0": (good.replace(b'"version": 1,', b'"version": 0,'), "shape"),
        "version 1.5": (good.replace(b'"version": 1,', b'"version": 1.5,'), "shape"),
        "version true": (good.replace(b'"version": 1,', b'"version": true,'), "shape"),
        "version as text": (good.replace(b'"version": 1,', b'"version": "2",'), "shape"),
        "a key more": (sealed({**content, "x": 1}), "shape"),
        "a prototype in a record": (sealed({**content, "__proto__": {}}), "shape"),
        "a key less": (sealed({k: v for k, v in content.items() if k != "site"}), "shape"),
        "no digest": (json.dumps(content).encode(), "shape"),
        "digest null": (json.dumps({**content, "digest": None}).encode(), "shape"),
        "digest in capitals": (
            good.replace(unsealed["digest"].encode(), unsealed["digest"].upper().encode()),
            "shape",
        ),
        "half a character as an escape": (good.replace("Siân".encode(), b"Si\\ud800n"), "shape"),
        "name of 201": (changed("learner", "name", to="a" * 201), "shape"),
        "name of 101 pairs": (changed("learner", "name", to="\U0001d4ae" * 101), "shape"),
        "an unknown sector": (changed("learner", "sector", to="piracy"), "shape"),
        "a region in capitals": (changed("learner", "region", to="Gwent"), "shape"),
        "a region and a line end": (changed("learner", "region", to="gwent\n"), "shape"),
        "a score of a half": (
            changed("modules", 0, "attempts", 0, to={**attempt, "score": 0.5}),
            "shape",
        ),
        "a score below nought": (
            changed("modules", 0, "attempts", 0, to={**attempt, "score": -1}),
            "shape",
        ),
        "passed as 1": (changed("modules", 0, "attempts", 0, to={**attempt, "passed": 1}), "shape"),
        "a module twice": (changed("modules", to=same), "shape"),
        "a section twice": (with_module(sections=[twin, twin]), "shape"),
        "101 modules": (changed("modules", to=same * 50 + same[:1]), "shape"),
        "a digit of another script": (with_module(started_at="202\uff16-01-01T00:00:00Z"), "shape"),
        "changed after it was saved": (good.replace(b"Si", b"Ti", 1), "damaged"),
        "another digest": (json.dumps({**content, "digest": "0" * 64}).encode(), "damaged"),
        "the 31st of February": (with_module(started_at="2026-02-31T00:00:00Z"), "time"),
        "25 o'clock": (with_module(completed_at="2026-02-01T25:00:00Z"), "time"),
        "second 60": (changed("exported_at", to="2026-06-30T23:59:60Z"), "time"),
        "before the hub": (with_module(started_at="1970-01-01T00:00:00Z"), "time"),
        "far from now": (changed("exported_at", to="2100-01-01T00:00:00Z"), "time"),
    }


def lead_files() -> dict[str, bytes]:
    """Two hundred files: three damaged, five duplicates, one of the future, one scored wrongly."""
    banks, chance = bank(), Random(2)
    files: dict[str, bytes] = {}
    contents = [record(chance, banks) for _ in range(191)]
    for number, content in enumerate(contents):
        files[f"record-{number:03}.json"] = sealed(content)
    for number in range(5):
        later = {**contents[number], "exported_at": "2027-01-02T08:00:00Z"}
        later["modules"] = [*later["modules"][:1]]
        files[f"again-{number}.json"] = sealed(later)
    for number in range(3):
        files[f"damaged-{number}.json"] = sealed(record(chance, banks)).replace(b"2026", b"2025", 1)
    future = record(chance, banks)
    files["future.json"] = sealed({**future, "version": 2})
    wrong = next(n for n, c in enumerate(contents) if n > 9 and c["modules"] and _passed(c))
    content = deepcopy(contents[wrong])
    for answer in content["modules"][0]["attempts"][0]["answers"][:5]:
        kind = next(
            q["type"] for q in banks["modules"][0]["questions"] if q["id"] == answer["question"]
        )
        answer["choices"] = WRONG[kind]
    files[f"record-{wrong:03}.json"] = sealed(content)
    return files


def _passed(content: dict[str, Any]) -> bool:
    first = content["modules"][0]
    return len(first["attempts"]) == 1 and first["attempts"][0]["passed"]


def mixed_files() -> dict[str, bytes]:
    """Every kind of input, good and hostile, in one folder."""
    banks, chance = bank(), Random(3)
    good = [sealed(record(chance, banks)) for _ in range(40)]
    lines = b"\n".join([good[0], b"", b"  " + good[1] + b" \r", b"{}", good[0]])
    other = deepcopy(json.loads(good[2]))
    del other["digest"]
    old = {"question": "question-0", "digest": "0ddba1100000", "choices": ["b"], "correct": True}
    gone = {"question": "question-gone", "digest": "f" * 12, "choices": ["x"], "correct": True}
    tries = {"language": "cy", "max": 3, "score": 3, "passed": True, "answers": [old, gone, old]}
    other["modules"] = [
        {
            **json.loads(good[3])["modules"][0],
            "id": "nest",
            "attempts": [{"submitted_at": "2026-05-05T05:05:05Z", **tries}],
            "completed_at": "2026-05-05T05:06:05Z",
            "started_at": "2026-05-05T05:07:05Z",
        },
        {**json.loads(good[3])["modules"][0], "id": "module-of-another-hub"},
    ]
    many = b"\n".join(good)
    packed = _deflated(many)
    broken = packed[: len(packed) // 2] + b"\xff" * 8 + packed[len(packed) // 2 + 8 :]
    return {
        "a.json": good[4],
        "no-ending": good[5],
        "deep/er/b.JSON": good[6],
        ".hidden.json": good[7],
        "__MACOSX/c.json": good[7],
        "lines.ndjson": lines,
        "lines.txt": b"\n" + lines,
        "empty.jsonl": b"\n \n",
        "old-questions.json": sealed(other),
        "picture.png": b"\x89PNG\r\n\x1a\n\0\0",
        "=formula.json": b"{}",
        "good.zip": _zip({f"{n}.json": text for n, text in enumerate(good[8:], 8)}),
        "hostile.zip": _zip(
            {
                "../../etc/passwd": good[0],
                "/absolute.json": good[0],
                "a\\b.json": good[0],
                "inner.zip": _zip({"a.json": good[0]}),
                "bomb.json": b"0" * 5_000_000,
                "ok/": b"",
                "ok/fine.ndjson": lines,
                ".hidden": good[0],
            }
        ),
        "broken.zip": _zip({"a.json": good[0]})[:-30],
        "after-its-end.zip": _packed("a.json", good[0], _deflated(good[0]) + b"more"),
        "broken-lines.zip": _packed("a.ndjson", many, broken),
        "other-lines.zip": _packed("a.ndjson", many.replace(b"cy", b"en"), _deflated(many)),
        "no.zip": b"not a zip",
    }


def _zip(files: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            info = zipfile.ZipInfo("x", (2026, 1, 1, 0, 0, 0))
            info.filename = name
            archive.writestr(info, text, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _deflated(text: bytes) -> bytes:
    deflate = zlib.compressobj(wbits=-15)
    return deflate.compress(text) + deflate.flush()


def _packed(name: str, text: bytes, packed: bytes) -> bytes:
    """A zip that says it holds this text, with these bytes for it."""
    sizes = struct.pack("<3L2H", zlib.crc32(text), len(packed), len(text), len(name), 0)
    about = struct.pack("<5H", 20, 0, 8, 0, 0x5C21) + sizes
    local = b"PK\x03\x04" + about + name.encode() + packed
    entry = b"PK\x01\x02\x14\0" + about + bytes(14) + name.encode()
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(entry), len(local), 0)
    return local + entry + end


CASES: list[dict[str, Any]] = [
    {"given": ["lead.zip"], "from": None, "to": None, "suppressed": True},
    {"given": ["lead.zip"], "from": None, "to": None, "suppressed": False},
    {"given": ["lead.zip"], "from": "2026-04-01", "to": "2026-06-30", "suppressed": True},
    {"given": ["lead.zip"], "from": None, "to": "2026-01-20", "suppressed": True},
    {"given": ["mixed"], "from": None, "to": None, "suppressed": True},
    {"given": ["mixed"], "from": None, "to": None, "suppressed": False},
    {"given": ["mixed", "lead.zip"], "from": "2026-02-01", "to": None, "suppressed": False},
]
"""Paths within the folder of the vectors, and what is asked for."""


def report_of(case: dict[str, Any], place: Path = PLACE, processes: int = 1) -> dict[str, Any]:
    """The report of a case, with the names of the files as from within the folder."""
    banks, period = bank(), Period(case["from"], case["to"])
    with (
        TemporaryDirectory() as folder,
        Counting(banks, schema(), Path(folder), processes) as counting,
    ):
        given = [str(place / name) for name in case["given"]]
        reading = counting.read(pieces(given, sys.stdin.buffer), lambda *_: None)
        tally = counting.count(period)
    made = "2027-01-05T09:00:00Z"
    report = make_report(reading, tally, Bank(banks), period, made, case["suppressed"])
    for entry in [*report["input"]["refused"], *report["input"]["rescored"]]:
        entry["name"] = entry["name"].removeprefix(f"{place}/")
    return report


def hiding() -> dict[str, Any]:
    """Counts, and which of them are hidden."""
    chance = Random(4)
    lines, pairs = [], []
    for _ in range(200):
        most = chance.choice((3, 8, 30))
        rows = [
            sorted((chance.randint(0, most) for _ in range(3)), reverse=True)
            for _ in range(chance.randint(1, 5))
        ]
        gone = chance.randint(0, 3)
        lines.append({"rows": rows, "gone": gone, "hidden": hide_lines(rows, gone)})
        cells = [[chance.randint(0, most) for _ in range(3)] for _ in range(4)]
        margins = [[chance.random() < 0.2 for _ in range(n)] for n in (4, 3)]
        hidden = hide_pairs(cells, *margins)
        pairs.append({"cells": cells, "rows": margins[0], "columns": margins[1], "hidden": hidden})
    return {"lines": lines, "pairs": pairs}


def main() -> None:
    PLACE.mkdir(parents=True, exist_ok=True)
    _save("bank.json", bank())
    judged = [
        {"name": name, "base64": base64.b64encode(text).decode(), "expected": expected}
        for name, (text, expected) in texts().items()
    ]
    _save("texts.json", judged)
    _save("hiding.json", hiding())
    (PLACE / "lead.zip").write_bytes(_zip(lead_files()))
    for name, text in mixed_files().items():
        path = PLACE / "mixed" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    _save("reports.json", [{**case, "report": report_of(case)} for case in CASES])


def _save(name: str, value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    (PLACE / name).write_text(text.replace("},{", "},\n{") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
