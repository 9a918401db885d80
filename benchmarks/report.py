"""Times `nest-hub report` on many made-up records, and measures its memory.

Usage: python benchmarks/report.py [NUMBER…]   (records; 10000 100000 1000000)
"""

from __future__ import annotations

import os
import random
import sys
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from measuring import Measured, growth, measure

from nest_hub.completions.jsons import canonical
from nest_hub.content.load import load_hub
from nest_hub.content.question_banks import question_banks

ROOT = Path(__file__).parent.parent


def main(sizes: list[int]) -> None:
    """Prints a row for each size and form, and how the processor time grows.

    The load is that of the last minute: where it is much more than the processors that the report
    takes, others had their share of them, and only the processor time says something.
    """
    bank = question_banks(load_hub(ROOT))
    print(
        f"{'records':>9} {'form':<7} {'MB':>6} {'seconds':>8} {'CPU s':>7} {'peak MB':>8}"
        f" {'load':>5}  growth"
    )
    before: dict[str, tuple[int, float]] = {}
    with TemporaryDirectory(prefix="nest-hub-benchmark-") as folder:
        for size in sizes:
            for form in ("ndjson", "zip"):
                path = Path(folder) / f"records.{form}"
                write(path, size, bank)
                seconds, processor, peak = counted(path, Path(folder) / "report")
                row = f"{size:>9} {form:<7} {path.stat().st_size / 1e6:>6.0f} {seconds:>8.1f}"
                now = (size, processor)
                grew = f"{growth(before[form], now):.2f}" if form in before else ""
                before[form] = now
                print(
                    f"{row} {processor:>7.1f} {peak:>8.0f} {os.getloadavg()[0]:>5.1f}  {grew}",
                    flush=True,
                )
                path.unlink()


def write(path: Path, size: int, bank: dict[str, Any]) -> None:
    """Writes so many records as lines, or as the members of a zip."""
    if path.suffix == ".ndjson":
        with path.open("wb") as file:
            file.writelines(text + b"\n" for text in records(size, bank))
        return
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number, text in enumerate(records(size, bank)):
            archive.writestr(f"{number % 100}/{number}.json", text)


def records(size: int, bank: dict[str, Any]) -> Iterator[bytes]:
    """Records as a year of work would bring them; one in twenty is a later export of another.

    Two thousand ways through the modules are made, and people take them in turn.
    """
    # Each run must make the same records, and nothing in them is a secret.
    chance = random.Random(5)  # noqa: S311
    made = [_content(chance, bank) for _ in range(min(size, 2000))]
    for number in range(size):
        ident = number if chance.random() > 0.05 else chance.randrange(number + 1)
        record = {**made[number % len(made)], "record_id": sha256(b"%d" % ident).hexdigest()[:32]}
        text = canonical(record)
        yield b'%s,"digest":"%s"}' % (text[:-1], sha256(text).hexdigest().encode())


def _content(chance: random.Random, bank: dict[str, Any]) -> dict[str, Any]:
    number = 1 + (chance.random() < 0.4)
    return {
        "format": "nest-hub-record",
        "version": 1,
        "exported_at": _time(chance),
        "language": chance.choice(("cy", "en")),
        "site": {"url": "https://nyth-nest.example/", "content_version": "2026-11"},
        "learner": {
            "name": None,
            "organisation": None,
            "sector": chance.choice(bank["sectors"]),
            "region": chance.choice(bank["regions"])["id"],
        },
        "modules": [_module(chance, module) for module in bank["modules"][:number]],
    }


def _time(chance: random.Random) -> str:
    day = f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    minute = f"{chance.randint(8, 17):02}:{chance.randint(0, 59):02}"
    return f"{day}T{minute}:{chance.randint(0, 59):02}.{chance.randint(0, 999):03}Z"


def _module(chance: random.Random, module: dict[str, Any]) -> dict[str, Any]:
    day = _time(chance)[:11]
    attempts = []
    for minute in range(chance.choice((0, 1, 1, 1, 2, 3))):
        answers = []
        for question in chance.sample(module["questions"], 10):
            right = chance.random() < 0.88
            choices = question["right"] if right else ["zz"]
            answers.append(
                {
                    "question": question["id"],
                    "digest": question["digest"],
                    "choices": choices,
                    "correct": right,
                }
            )
        score = sum(answer["correct"] for answer in answers)
        at = f"{day}11:{30 + minute}:{chance.randint(0, 59):02}.{chance.randint(0, 999):03}Z"
        attempts.append(
            {
                "submitted_at": at,
                "language": "cy",
                "score": score,
                "max": 10,
                "passed": score >= 8,
                "answers": answers,
            }
        )
    done = any(attempt["passed"] for attempt in attempts)
    sections = ["why-nest", "everyday-magic", "six-principles", "hold-on", "five-values"]
    return {
        "id": module["id"],
        "version": "2026-11",
        "started_at": f"{day}11:00:{chance.randint(0, 59):02}.000Z",
        "completed_at": f"{day}11:45:00.000Z" if done else None,
        "last": {"page": "why-nest", "at": f"{day}11:44:00.000Z"},
        "sections": [
            {"id": ident, "completed_at": f"{day}11:{10 + n}:00.000Z"}
            for n, ident in enumerate(sections)
        ],
        "checks": [
            {
                "id": f"check-{n}",
                "digest": f"{n:012x}",
                "tries": 1,
                "correct": True,
                "choices": ["a"],
                "answered_at": f"{day}11:{20 + n}:00.000Z",
            }
            for n in range(8)
        ],
        "attempts": attempts,
        "quiz": None,
        "reflections": None,
    }


def counted(path: Path, out: Path) -> Measured:
    """What `nest-hub report` takes for a file of records."""
    command = [sys.executable, "-m", "nest_hub.cli", "report", str(path), "-o", str(out)]
    measured = measure([*command, "--format", "json", "--format", "csv"], ROOT)
    for file in out.iterdir():
        file.unlink()
    out.rmdir()
    return measured


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000, 1_000_000])
