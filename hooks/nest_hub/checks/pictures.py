"""Picture files: of a kind that browsers show, small enough, whole, and with nothing hidden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from nest_hub.content.hub import Hub
from nest_hub.content.images import Placed, picture_files, placed_images
from nest_hub.content.pictures.contents import PLACE
from nest_hub.content.pictures.kinds import SUFFIXES
from nest_hub.content.pictures.limits import LEAST_WIDTH, LONGEST_SIDE, MOST_BYTES
from nest_hub.content.pictures.picture import Picture, read_picture
from nest_hub.diagnostics import Diagnostic, Level

_KILO = 1000
_PICTURES = {"HEIC", "GIF", "BMP", "TIFF"}
"""Pictures of other kinds. What is of none of these is no picture."""
Finding = tuple[str, str, Level]


def check_pictures(hub: Hub) -> Iterator[Diagnostic]:
    """What is wrong with each picture file, whether a page shows it or not."""
    placed = hub.once(placed_images)
    for source in picture_files(hub):
        for problem, mend, level in _file(hub.root, source, placed.get(source, [])):
            yield Diagnostic(source, 0, problem, mend, level)


def _file(root: Path, source: PurePosixPath, places: Sequence[Placed]) -> Iterator[Finding]:
    try:
        picture = read_picture(root / source)
    except OSError:
        yield "The picture cannot be opened.", "Allow everyone to read the file.", "error"
        return
    if picture.kind not in SUFFIXES:
        yield _not_published(picture)
    elif source.suffix.lower() not in SUFFIXES[picture.kind]:
        named = source.with_suffix(SUFFIXES[picture.kind][0]).name.lower()
        yield (
            f"The name ends with '{source.suffix}', and the picture is a {picture.kind}.",
            f"Name it `{named}`, here and where a page places it.",
            "error",
        )
    elif source.name != source.name.lower():
        yield (
            "The picture's name holds capital letters.",
            f"Name it `{source.name.lower()}`, here and where a page places it.",
            "error",
        )
    if picture.hidden:
        yield _hidden(picture)
    if picture.kind not in SUFFIXES:
        return
    yield from _size(picture, placed=bool(places))
    if not picture.whole and picture.size <= MOST_BYTES:
        yield (
            "The picture cannot be read whole: it is cut short, damaged or made in a rare way.",
            "Open it in a picture program and save it again as JPEG or PNG.",
            "error",
        )
    if source.parts[0] == "case_studies" and not places:
        yield (
            "No page shows this picture.",
            f"Place it in both languages with `![What it shows]({source.name})`, or delete it.",
            "warning",
        )


def _not_published(picture: Picture) -> Finding:
    if picture.kind == "HEIC":
        return (
            "The picture is a HEIC, as phones save it, which most browsers do not show.",
            "Open it, save or export it as JPEG, and put the JPEG in its place.",
            "error",
        )
    if picture.kind in _PICTURES:
        return (
            f"The picture is a {picture.kind}, which is not published.",
            "Save it as JPEG if it is a photograph, as PNG if it is drawn.",
            "error",
        )
    return (
        f"The file is named as a picture and holds {picture.kind or 'none that can be read'}.",
        f"Put the picture itself in its place: {', '.join(SUFFIXES)}.",
        "error",
    )


def _hidden(picture: Picture) -> Finding:
    things = [thing for thing in picture.hidden if thing != PLACE]
    said = [f"says {PLACE}"] if PLACE in picture.hidden else []
    said += [f"holds {listed(things)}"] if things else []
    mend = (
        "Run `nest-hub check --fix`, or ask a reviewer to: "
        "it takes that out and leaves the picture as it is."
    )
    if picture.kind not in SUFFIXES:
        mend = "When it is a JPEG, run `nest-hub check --fix`, which takes that out."
    return f"The picture {', and '.join(said)}.", mend, "error"


def listed(things: Sequence[str]) -> str:
    """The things in one sentence, the last with `and`."""
    return " and ".join([", ".join(things[:-1]), things[-1]] if len(things) > 1 else things)


def _size(picture: Picture, *, placed: bool) -> Iterator[Finding]:
    large = []
    if picture.size > MOST_BYTES:
        large.append(f"takes {picture.size / _KILO:,.0f} kB")
    if max(picture.width, picture.height) > LONGEST_SIDE:
        large.append(f"is {picture.width:,} by {picture.height:,} pixels")
    if large:
        most = f"{MOST_BYTES / _KILO:,.0f} kB and {LONGEST_SIDE:,} pixels on the longer side"
        enough = "1,600 pixels, as a JPEG of medium quality, is enough"
        yield (
            f"The picture {' and '.join(large)}, too much for a phone.",
            f"The most is {most}. Save it smaller: {enough}.",
            "error",
        )
    if placed and 0 < picture.width < LEAST_WIDTH:
        yield (
            f"The picture is {picture.width} pixels wide, too small to make anything out.",
            f"Use a larger original: at least {LEAST_WIDTH} pixels wide.",
            "error",
        )
