"""Takes a proposal's content into the hub: `python tools/take_content.py PROPOSAL HUB`.

Only the content folders are taken, and of them only plain files of the kinds that content has.
Whatever else a proposal changes stays as it is in HUB. So the project's own code builds and
judges what anyone proposes, and none of the proposal's code runs.

Ends with 0 when all was taken, with 1 when files were refused, which are then listed, and with 2
when nothing was taken and HUB is as it was.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "hooks"))

from nest_hub.commands.summary import plain_text, summary
from nest_hub.diagnostics import Diagnostic, arrange, render
from nest_hub.limits import LONGEST_TEXT

CONTENT = ("docs", "modules", "case_studies", "framework")
MEGABYTE = 1_000_000
TEXT, PICTURE, FILM = LONGEST_TEXT, 20 * MEGABYTE, 30 * MEGABYTE
LIMITS = {
    **dict.fromkeys((".md", ".yml", ".csv", ".txt", ".vtt"), TEXT),
    # The check says more of a picture than can be said here, of one that it refuses too.
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".heic", ".heif"), PICTURE),
    **dict.fromkeys((".mp4", ".webm"), FILM),
}
"""The kinds of file that content has, by their endings, and how large each may be."""
KEPT = "published.json"
"""In a module's folder: what was asked there, which `tools/keep_questions.py` writes."""
MOST_FILES, MOST_BYTES = 20_000, 1_000 * MEGABYTE
DEEPEST = 6
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")
_SHOWN = 20

DONE, REFUSED, NOTHING_TAKEN = 0, 1, 2


class Unusable(Exception):
    """Nothing can be taken; the text says why."""


def main() -> int:
    """Takes the content, and says what was refused."""
    parser = argparse.ArgumentParser(
        prog="take_content.py", description="Takes a proposal's content into the hub."
    )
    parser.add_argument("proposal", type=Path, help="the folder with what is proposed")
    parser.add_argument("hub", type=Path, help="the folder that its content goes into")
    parser.add_argument("--format", choices=("plain", "github"), default="plain")
    parser.add_argument("--summary", type=Path, metavar="FILE", help="also add Markdown to FILE")
    options = parser.parse_args()
    proposal, hub = options.proposal.resolve(), options.hub.resolve()
    try:
        outside = changed_outside(proposal, hub)
        refused = take(proposal, hub)
    except (Unusable, OSError) as error:
        print(f"Nothing was taken. {error}", file=sys.stderr)
        if options.summary:
            _add(options.summary, f"❌ **Nothing was checked.** {plain_text(str(error))}\n")
        return NOTHING_TAKEN
    if refused:
        print(render(refused, options.format))
    if options.summary:
        _add(options.summary, _about_outside(outside) + _about_refused(refused))
    return REFUSED if refused else DONE


def take(proposal: Path, hub: Path) -> list[Diagnostic]:
    """Puts the proposal's content in the place of the hub's. Returns what was refused.

    The hub changes once everything has been copied, or not at all.
    """
    for folder in (proposal, hub):
        if not any((folder / name).is_dir() for name in CONTENT):
            raise Unusable(f"{folder} holds no content: none of {', '.join(CONTENT)}.")
    if proposal == hub or proposal in hub.parents or hub in proposal.parents:
        raise Unusable("One of the two folders lies in the other.")
    refused: list[Diagnostic] = []
    files, size = 0, 0
    staging = Path(mkdtemp(prefix=".content-", dir=hub))
    try:
        for name in CONTENT:
            (staging / "new" / name).mkdir(parents=True)
        names = list(CONTENT)
        for found in _walk(proposal):
            if isinstance(found, Diagnostic):
                if len(found.path.parts) == 1:
                    names.remove(found.path.name)  # the hub's own stays
                refused.append(found)
                continue
            files, size = files + 1, size + (proposal / found).stat().st_size
            if files > MOST_FILES or size > MOST_BYTES:
                raise Unusable(
                    f"The proposal has more than {MOST_FILES:,} files of content, or more than "
                    f"{MOST_BYTES // MEGABYTE:,} megabytes. That is more than the hub can hold."
                )
            target = staging / "new" / found
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(proposal / found, target, follow_symlinks=False)
        _exchange(hub, staging, names)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return arrange(refused)


def _exchange(hub: Path, staging: Path, names: list[str]) -> None:
    """Puts the folders in `staging` into the hub; where one fails, all stand as before."""
    old = staging / "old"
    old.mkdir()
    moved: list[str] = []
    try:
        for name in names:
            if (hub / name).exists():
                (hub / name).rename(old / name)
            moved.append(name)
            (staging / "new" / name).rename(hub / name)
    except BaseException:
        for name in moved:
            if (hub / name).exists():
                shutil.rmtree(hub / name)
            if (old / name).exists():
                (old / name).rename(hub / name)
        raise


def _walk(proposal: Path) -> Iterator[PurePosixPath | Diagnostic]:
    """Every file of the content that can be taken, and a finding for whatever cannot."""
    waiting = [PurePosixPath(name) for name in CONTENT]
    while waiting:
        path = waiting.pop()
        try:
            mode = (proposal / path).lstat().st_mode
        except FileNotFoundError:
            continue  # a content folder that the proposal does not have
        if refusal := _refusal(proposal / path, len(path.parts), mode):
            yield Diagnostic(_printable(path), 0, *refusal)
        elif stat.S_ISDIR(mode):
            waiting += [path / file.name for file in (proposal / path).iterdir()]
        else:
            yield path


def _printable(path: PurePosixPath) -> PurePosixPath:
    """The path as it can be shown: a name may hold bytes that are no text."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return PurePosixPath("".join(sign if sign.isprintable() else "�" for sign in text))


def _refusal(path: Path, depth: int, mode: int) -> tuple[str, str] | None:
    """Why the file or folder is not taken, and what to do about it."""
    folder = stat.S_ISDIR(mode)
    if stat.S_ISLNK(mode):
        problem = "This is a symbolic link: it stands for something that lies elsewhere."
        return problem, "Put the files themselves here."
    if not folder and not stat.S_ISREG(mode):
        return "This is no file that can be read, but a device or the like.", "Remove it."
    if depth == 1:
        return None if folder else ("This is a file. It must be a folder.", "Restore the folder.")
    if not _NAME.fullmatch(path.name):
        problem = "The name is too long, or has signs that a name here cannot have."
        mend = "Name it with letters from a to z, digits and hyphens, without blanks or accents."
        return problem, mend
    if depth > DEEPEST:
        return "It lies too many folders deep.", "Move it up."
    if folder and not any(path.iterdir()):
        problem = "This is another project that is linked in (a sub-module), or an empty folder."
        return problem, "Put the files themselves here, or remove it."
    if path.name == KEPT and depth == 3 and path.parts[-3] == "modules":
        return None if path.stat().st_size <= TEXT else ("The file is too large.", "Restore it.")
    return None if folder else _refused_file(path.suffix.lower(), path.stat().st_size)


def _refused_file(ending: str, size: int) -> tuple[str, str] | None:
    limit = LIMITS.get(ending)
    if ending == ".svg":
        problem = "A drawing of this kind (.svg) can hold a program, so it is not taken."
        return problem, "Save it as a picture: .png, .jpg or .webp."
    if limit is None:
        which = f"that ends in `{ending}`" if ending else "without an ending"
        return (
            f"A file {which} is not content, so it is not taken.",
            f"Remove it. Content is in files that end in {', '.join(LIMITS)}.",
        )
    if size > limit:
        allowed = f"a file that ends in `{ending}` may have {limit // MEGABYTE}"
        return f"The file has {size / MEGABYTE:.1f} megabytes; {allowed}.", "Make it smaller."
    return None


def changed_outside(proposal: Path, hub: Path) -> list[str] | None:
    """The files outside the content that differ; None where git does not know one of the two."""
    ours, theirs = _tracked(hub), _tracked(proposal)
    if ours is None or theirs is None:
        return None
    paths = {entry.partition("\t")[2] for entry in ours ^ theirs}
    return sorted(path for path in paths if path.split("/")[0] not in CONTENT)


def _tracked(folder: Path) -> set[str] | None:
    """Each file that git tracks: its kind, its digest, and after a tab its path."""
    command = ["git", "-C", str(folder), "ls-files", "--stage", "-z"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    return set(filter(None, listed.decode("utf-8", "replace").split("\0")))


def _about_outside(outside: list[str] | None) -> str:
    if not outside:
        return ""
    opening = (
        "**This pull request also changes files that are not content.** The check and the "
        "preview use the project’s own code and show its content only; the job “Tests” tries "
        "the code that it proposes. Read these with care:"
    )
    names = [f"- {plain_text(path)}" for path in outside[:_SHOWN]]
    if len(outside) > _SHOWN:
        names.append(f"- and {len(outside) - _SHOWN} more")
    return "\n".join([opening, "", *names, "", ""])


def _about_refused(refused: list[Diagnostic]) -> str:
    if not refused:
        return ""
    return f"## Files that were not taken\n\n{summary(refused, {})}\n"


def _add(file: Path, text: str) -> None:
    with file.open("a", encoding="utf-8") as opened:
        opened.write(text)


if __name__ == "__main__":
    sys.exit(main())
