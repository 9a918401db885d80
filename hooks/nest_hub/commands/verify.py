"""`nest-hub verify`: is a record file whole, and is it the one of a certificate."""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path

from nest_hub.commands.codes import DONE, FAULTY, MISUSED
from nest_hub.completions.jsons import MOST_BYTES
from nest_hub.completions.record import Judge
from nest_hub.pages.record_schema import SCRIPT, record_schema

REASONS = {
    "size": "It is larger than any record file.",
    "empty": "There is nothing in it.",
    "encoding": "It is not text in UTF-8: another program may have saved it anew.",
    "nested": "It is not a record file.",
    "json": "It is cut short or damaged: it is not whole JSON.",
    "foreign": "It is not a record file of the hub.",
    "newer": "It comes from a newer version of the hub than this one.",
    "shape": "It is not as the hub writes record files: something in it was changed.",
    "damaged": "It was changed after the hub wrote it: its digest does not fit what it says.",
    "time": "It holds a time that cannot be.",
}
"""What is said of a file that `completions` refuses."""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "verify",
        help="say whether a record file is whole, and fits a certificate's code",
        description="Says whether a record file is as the hub wrote it and, with the code of a "
        "certificate, whether the certificate was made of it. This shows damage, not forgery: "
        "what a record says is what its learner says.",
    )
    parser.add_argument("file", metavar="FILE")
    parser.add_argument(
        "code", nargs="*", metavar="CODE", help="ten characters, with a space or without"
    )
    parser.set_defaults(run=_run)


def _run(root: Path, options: argparse.Namespace) -> int:
    code = re.sub(r"[\s-]", "", "".join(options.code)).lower()
    if options.code and not re.fullmatch("[0-9a-f]{10}", code):
        print(
            "A certificate's code is ten characters, 0 to 9 and a to f, such as 0a1b2 c3d4e.",
            file=sys.stderr,
        )
        return MISUSED
    try:
        with Path(options.file).open("rb") as file:
            text = file.read(MOST_BYTES + 1)
    except OSError as error:
        print(f"{options.file} cannot be read: {error.strerror}.", file=sys.stderr)
        return MISUSED
    schema = json.loads(record_schema((root / "overrides" / SCRIPT).read_text("utf-8"), ""))
    record = Judge(schema).read(text)
    if isinstance(record, str):
        print(f"Not a whole record file. {REASONS[record]}")
        return FAULTY
    digest = record["digest"]
    print("The file is whole: it is as the hub wrote it.")
    if code and not digest.startswith(code):
        print(
            f"The code does not fit: this file's is {digest[:5]} {digest[5:10]}. A file that was "
            "saved later has another; ask for the one that was saved with the certificate."
        )
        return FAULTY
    if code:
        print("The code fits: the certificate was made of this file.")
    else:
        print(f"Its certificate's code is {digest[:5]} {digest[5:10]}.")
    print(
        "This shows that nothing was damaged. It cannot show who did the work, or that nobody "
        "made the file up: what a record says is what its learner says."
    )
    return DONE
