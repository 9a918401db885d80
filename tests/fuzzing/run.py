"""`python -m tests.fuzzing.run SECONDS [TARGET …]`: fuzzes, guided by which lines are reached.

It goes on from what it found before, in `.cache/fuzz/`. What fails is kept there too, as
`failed-…`: mend it, and put the file into `tests/fuzzing/found/TARGET/`, where the suite tries it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

# Nothing of ours may be imported here: it would not be watched.
PROJECT = Path(__file__).resolve().parents[2]
WORK = PROJECT / ".cache" / "fuzz"
RECORDS, TEAMS = PROJECT / "tests/fixtures/records", PROJECT / "tests/fixtures/assessments/sent"


def main() -> int:
    """Fuzzes each target for so many seconds. Ends with 1 where anything failed."""
    seconds, wanted = int(sys.argv[1]), sys.argv[2:]
    from tests.fuzzing.targets import TARGETS

    failed = False
    for name in wanted or TARGETS:
        folder = WORK / name
        folder.mkdir(parents=True, exist_ok=True)
        for at, seed in enumerate(seeds(name)):
            (folder / f"seed-{at}").write_bytes(seed)
        command = [sys.executable, "-m", __spec__.name, "--one", name, str(folder)]
        command += [f"-max_total_time={seconds}", f"-artifact_prefix={folder}/failed-"]
        # A minute for one input is as bad as an error; so is a gigabyte.
        command += ["-timeout=60", "-rss_limit_mb=2048", "-max_len=20000", "-print_final_stats=1"]
        done = subprocess.run(command, capture_output=True, check=False)
        said = (done.stdout + done.stderr).decode("utf-8", "replace")
        number = re.search(r"number_of_executed_units: *(\d+)", said)
        print(f"{name}: {number[1] if number else '?'} inputs", flush=True)
        if done.returncode:
            failed = True
            lines = [line for line in said.splitlines() if not line.startswith(("#", "INFO"))]
            print("\n".join(lines[-40:]), flush=True)
    return int(failed)


def seeds(name: str) -> list[bytes]:
    """Sound input to begin with."""
    from tests.fuzzing import targets

    def read(*paths: Path) -> list[bytes]:
        return [path.read_bytes() for path in paths]

    hub, root = targets.ROOT, PROJECT
    return {
        "captions": lambda: read(*hub.glob("modules/nest/media/*.vtt")),
        "data_files": lambda: [
            bytes([at]) + (hub / path).read_bytes() for at, path in enumerate(targets.DATA)
        ],
        "film": lambda: read(root / "tests/fixtures/door.webm"),
        "front_matter": lambda: read(*hub.glob("docs/cy/*/*.md")),
        "page": lambda: read(*root.glob("case_studies/*/en.md")),
        "picture": lambda: read(*root.glob("overrides/assets/images/*.png")),
        "questions": lambda: read(hub / "modules/nest/questions.yml"),
        "record": lambda: read(*RECORDS.glob("mixed/**/*.[jJ]*")),
        "report_files": lambda: [
            bytes([kind]) + path.read_bytes()
            for kind, pattern in ((0, "*.json"), (1, "*.zip"), (2, "*.ndjson"), (3, "*.txt"))
            for path in RECORDS.glob(f"mixed/{pattern}")
        ],
        "sanitiser": lambda: read(*root.glob("case_studies/*/en.md")),
        "team_file": lambda: read(*TEAMS.glob("*.json")),
        "xliff": list,
        "yaml_values": lambda: read(*hub.glob("framework/*.yml")),
    }[name]()


def one(name: str) -> None:
    """Fuzzes one target in this process."""
    import atheris

    with atheris.instrument_imports(include=["nest_hub"]):
        from tests.fuzzing.targets import TARGETS

    atheris.Setup([sys.argv[0], *sys.argv[3:]], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    os.chdir(PROJECT)
    if sys.argv[1] == "--one":
        one(sys.argv[2])
    else:
        sys.exit(main())
