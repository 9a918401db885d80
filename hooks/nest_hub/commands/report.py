"""`nest-hub report`: from the record files that came back to the report for the board."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from nest_hub.assessments.outputs import write_picture
from nest_hub.assessments.picture import Picture, make_picture
from nest_hub.assessments.team_file import Reader
from nest_hub.commands.codes import DONE, FAULTY, MISUSED, STOPPED
from nest_hub.commands.progress import Bar
from nest_hub.completions.outputs.xapi import is_site
from nest_hub.completions.tally import Period
from nest_hub.content.assessment_facts import assessment_facts
from nest_hub.content.load import load_hub
from nest_hub.content.question_banks import question_banks
from nest_hub.languages import LANGUAGES, Language
from nest_hub.packages.settings import read_settings
from nest_hub.pages.record_schema import SCRIPT, record_schema

if TYPE_CHECKING:
    from nest_hub.completions.reading import Counting

USUAL = ["json", "csv", "html", "xlsx"]
ALWAYS = ("msgspec", "zlib_ng")
"""The libraries that every report needs: they read the records."""
NEEDS = {"xlsx": "xlsxwriter", "parquet": "pyarrow"}
"""The library that a form needs."""
INSTALL = "This installs it, in the hub's folder: make report-tools"


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "report",
        help="count the files that learners and teams sent, and write the report",
        description="Reads record files, folders of them, zips and NDJSON (`-` is standard "
        "input), counts what was begun, passed and completed, and writes a folder with the "
        "report. Counts from 1 to 4 are hidden. The self-assessments of teams, which may lie in "
        "the same folder, make a picture of their own. Nothing is sent anywhere.",
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or -")
    parser.add_argument("-o", "--output", required=True, metavar="FOLDER", help="a new folder")
    parser.add_argument("--language", choices=("cy", "en", "both"), default="both")
    parser.add_argument("--from", dest="first", type=_day, metavar="DAY", help="such as 2026-10-01")
    parser.add_argument("--to", dest="last", type=_day, metavar="DAY", help="the last day counted")
    parser.add_argument(
        "--show-small", action="store_true", help="show counts from 1 to 4; not for publication"
    )
    parser.add_argument(
        "--format",
        action="append",
        choices=[*USUAL, "xapi", "parquet"],
        help=f"may be given more than once; without it: {', '.join(USUAL)}",
    )
    parser.add_argument(
        "--site", metavar="ADDRESS", help="the hub's address, for xAPI (that of mkdocs.yml)"
    )
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, metavar="N")
    parser.set_defaults(run=_run)


def _day(text: str) -> str:
    return date.fromisoformat(text).isoformat()


def _run(root: Path, options: argparse.Namespace) -> int:
    folder = Path(options.output)
    if problem := _problem(options, folder):
        print(problem, file=sys.stderr)
        return MISUSED
    if not all(map(find_spec, ALWAYS)):
        print(f"What reports need is not installed.\n{INSTALL}", file=sys.stderr)
        return MISUSED
    asked = list(dict.fromkeys(options.format or USUAL))
    missing = sorted(form for form in asked if form in NEEDS and not find_spec(NEEDS[form]))
    if missing:
        print(
            f"Not written, as what they need is not installed: {', '.join(missing)}.\n{INSTALL}",
            file=sys.stderr,
        )
        asked = [form for form in asked if form not in missing]
    try:
        return _report(root, options, folder, asked)
    except _NothingReadError:
        print("No record could be read, so there is no report.", file=sys.stderr)
        return FAULTY
    except KeyboardInterrupt:
        print("\nStopped. Nothing was written.", file=sys.stderr)
        return STOPPED


def _problem(options: argparse.Namespace, folder: Path) -> str | None:
    for path in options.paths:
        if path != "-" and not Path(path).exists():
            return f"There is no {path}."
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return f"{folder} is there already. Name a new folder with -o, or delete this one."
    if options.site and not is_site(options.site):
        return f"--site {options.site} is not an address such as https://nyth-nest.example/."
    if options.first and options.last and options.first > options.last:
        return f"--from {options.first} is after --to {options.last}."
    return None


def _report(root: Path, options: argparse.Namespace, folder: Path, asked: list[str]) -> int:
    # What these import is not there where nothing but the site is built.
    from nest_hub.completions.bank import Bank
    from nest_hub.completions.inputs import pieces
    from nest_hub.completions.reading import Counting
    from nest_hub.completions.report import make_report

    hub = load_hub(root)
    banks = question_banks(hub)
    period = Period(options.first, options.last)
    schema = json.loads(record_schema((root / "overrides" / SCRIPT).read_text("utf-8"), ""))
    bar = Bar(sum(map(_size, options.paths)))
    with ExitStack() as stack:
        new = stack.enter_context(_whole_or_not(folder))
        # Beside the output: what is temporary may lie in memory elsewhere.
        facts = stack.enter_context(TemporaryDirectory(prefix=".facts-", dir=new.parent))
        team_files = _reader(known := assessment_facts(hub))
        counting = stack.enter_context(
            Counting(banks, schema, Path(facts), options.processes, team_files)
        )
        reading = counting.read(pieces(options.paths, sys.stdin.buffer), bar)
        tally = counting.count(period)
        bar.end()
        made_at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        report = make_report(reading, tally, Bank(banks), period, made_at, not options.show_small)
        picture = None
        if known and reading.others:
            picture = make_picture(reading.others, report["input"], known, made_at)
        _say(report, picture)
        if not reading.records and not (picture and picture["input"]["read"]):
            raise _NothingReadError
        if reading.records:
            _write(report, new, asked, options, counting, root)
        if picture:
            write_picture(picture, new, asked, _languages(options))
        new.rename(folder)
    print(f"The report is in {folder}.")
    return DONE


class _NothingReadError(Exception):
    """No text was a record, or a team's file."""


def _reader(facts: dict[str, Any] | None) -> Reader | None:
    """What reads team files, where the hub has a self-assessment."""
    if facts is None:
        return None
    principles = tuple(principle["id"] for principle in facts["principles"])
    return Reader(principles, facts["scale"]["min"], facts["scale"]["max"])


def _languages(options: argparse.Namespace) -> tuple[Language, ...]:
    return LANGUAGES if options.language == "both" else (options.language,)


@contextmanager
def _whole_or_not(folder: Path) -> Iterator[Path]:
    """A folder beside the one that is wanted; it is gone afterwards unless it was renamed."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as place:
        new = Path(place) / folder.name
        new.mkdir()
        yield new


def _size(path: str) -> int:
    """How many bytes there are to read; nought where that is not known."""
    file = Path(path)
    if path == "-":
        return 0
    if not file.is_dir():
        return file.stat().st_size
    sizes = 0
    for folder, _, names in os.walk(file):
        for name in names:
            try:
                sizes += (Path(folder) / name).stat().st_size
            except OSError:
                continue
    return sizes


def _write(
    report: dict[str, Any],
    folder: Path,
    asked: list[str],
    options: argparse.Namespace,
    counting: Counting,
    root: Path,
) -> None:
    from nest_hub.completions import outputs
    from nest_hub.completions.csv_tables import write_csv

    languages = _languages(options)
    if "json" in asked:
        text = json.dumps(report, ensure_ascii=False, indent=1)
        (folder / "report.json").write_text(text + "\n", encoding="utf-8", errors="replace")
    if "csv" in asked:
        write_csv(report, folder)
    if "html" in asked:
        outputs.write_page(report, folder, languages)
    if "xlsx" in asked:
        outputs.write_workbook(report, folder, languages)
    if "xapi" in asked or "parquet" in asked:
        site = options.site or read_settings(root).site_url
        _write_people(report, folder, asked, site, counting)


def _write_people(
    report: dict[str, Any], folder: Path, asked: list[str], site: str, counting: Counting
) -> None:
    """What has a row for each person, written as they come."""
    from nest_hub.completions.merge import as_dictionary

    bank = counting.bank
    with ExitStack() as stack:
        files: list[Any] = []
        if "parquet" in asked:
            from nest_hub.completions.outputs.parquet import ParquetFiles

            files.append(stack.enter_context(ParquetFiles(folder)))
        if "xapi" in asked:
            from nest_hub.completions.outputs.xapi import Xapi, XapiFile

            xapi = Xapi(site, report["names"]["modules"])
            files.append(stack.enter_context(XapiFile(folder / "statements.ndjson", xapi)))
        for person in counting.people():
            whole = as_dictionary(person, bank)
            for file in files:
                file.add(whole)


def _say(report: dict[str, Any], picture: Picture | None) -> None:
    counts = report["input"]
    if picture:
        teams = picture["input"]
        print(
            f"{teams['read'] + teams['refused_total']} files for the picture of teams: "
            f"{teams['assessments']} assessments of {picture['teams']['all']} teams; "
            f"{teams['refused_total']} refused."
        )
        _say_reasons(teams)
    if counts["records"] or not picture:
        print(
            f"{counts['files']} files read: {counts['records']} records of {counts['people']} "
            f"people; {counts['refused_total']} refused, {counts['rescored_total']} scored again."
        )
        _say_reasons(counts)


def _say_reasons(counts: dict[str, Any]) -> None:
    for reason, number in counts["refused_by_reason"].items():
        print(f"  {reason}: {number}")
