"""Each video plays, is as long as it says, and can be followed in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nest_hub.content.captions import read_captions
from nest_hub.content.films import FILM_TYPES, film_seconds, film_type
from nest_hub.content.hub import Hub
from nest_hub.content.images import IMAGE_TYPES
from nest_hub.content.videos import NAME, Video
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import IN_ENGLISH, LANGUAGES, Language

MOST_BYTES = 30_000_000
MOST_SECONDS_APART = 1


def check_videos(hub: Hub) -> Iterator[Diagnostic]:
    """Files that are missing or are not what they should be, in every module."""
    for module in hub.modules.values():
        for video in module.videos.values():
            found = [finding for finding in _names(hub.root, video) if finding]
            yield from found
            for language in LANGUAGES:
                if not found:
                    yield from _film(hub.root, video, language)
                yield from _captions(video, language)
                yield from _transcript(video, language)


def _names(root: Path, video: Video) -> Iterator[Diagnostic]:
    """Each file that the video names is there, and is of a kind that is published."""
    data = video.data
    named: list[tuple[str, str, tuple[str, ...]]] = [
        (key, named[language], types)
        for key, named, types in (
            ("file", data.file, FILM_TYPES),
            ("captions", data.captions, (".vtt",)),
            ("transcript", data.transcript, (".md",)),
        )
        if named
        for language in LANGUAGES
    ]
    if data.poster:
        named.append(("poster", data.poster.file, IMAGE_TYPES))
    for key, name, types in dict.fromkeys(named):
        item = f"Video '{data.id}' has `{key}` '{name}', which"
        if not NAME.fullmatch(name):
            mend = "Use small letters without accents, digits, hyphens and full stops: door.en.vtt."
            yield data.finding(key, f"{item} cannot be part of an address.", mend)
        elif not name.endswith(types):
            mend = f"Use one of: {', '.join(types)}."
            yield data.finding(key, f"{item} is not of a kind that can be used there.", mend)
        elif not video.holds(root, name):
            mend = f"Put it at {video.source(name)}, or correct its name."
            yield data.finding(key, f"{item} does not exist.", mend)


def _film(root: Path, video: Video, language: Language) -> Iterator[Diagnostic]:
    data = video.data
    if data.file is None:
        return
    name = data.file[language]
    path = root / video.source(name)
    if (kind := film_type(path)) != path.suffix:
        yield data.finding(
            "file",
            f"The file '{name}' of video '{data.id}' is "
            f"{f'a {kind} film' if kind else 'neither an .mp4 nor a .webm film'}.",
            "Give it the ending that it should have."
            if kind
            else "Save the film again in one of these two forms.",
        )
        return
    if (size := path.stat().st_size) > MOST_BYTES:
        yield data.finding(
            "file",
            f"The file '{name}' of video '{data.id}' has {size / 1e6:.0f} megabytes, "
            f"more than {MOST_BYTES / 1e6:.0f}.",
            "Save it with a smaller picture, or publish it elsewhere and write `address:`.",
        )
    stated, seconds = data.seconds[language], film_seconds(path)
    if seconds is not None and abs(seconds - stated) > MOST_SECONDS_APART:
        yield data.finding(
            "seconds",
            f"Video '{data.id}' says {stated} seconds, and its file '{name}' lasts {seconds:.0f}.",
            f"Write `seconds: {seconds:.0f}`.",
        )


def _captions(video: Video, language: Language) -> Iterator[Diagnostic]:
    if language not in video.captions or not video.data.captions:
        return
    path = video.source(video.data.captions[language])
    read = read_captions(video.captions[language])
    for line, problem, mend in read.faults:
        yield Diagnostic(path, line, problem, mend)
    length = video.data.seconds[language]
    for caption in read.captions:
        if caption.end > length + MOST_SECONDS_APART:
            yield Diagnostic(
                path,
                caption.line - 1,
                f"The caption ends at {caption.end:g} seconds, and the video at {length}.",
                f"Correct its times, or `seconds:` of video '{video.id}' in questions.yml.",
            )


def _transcript(video: Video, language: Language) -> Iterator[Diagnostic]:
    if language not in video.transcripts:
        return
    path, document = video.source(video.data.transcript[language]), video.transcript(language)
    if not document.words:
        yield Diagnostic(
            path,
            1,
            f"The {IN_ENGLISH[language]} transcript of video '{video.id}' is empty.",
            "Write what is said, and what is seen where it matters.",
        )
    held = [("a heading", heading.line) for heading in document.headings]
    held += [("an image" if link.image else "a link", link.line) for link in document.links]
    held += [("a block", block.line) for block in document.blocks]
    held += [("HTML", html.line) for html in document.html]
    for what, line in held:
        yield Diagnostic(
            path,
            line,
            f"The transcript holds {what}.",
            "Write only what is said and seen, in paragraphs. **Bold** can name who speaks.",
        )
