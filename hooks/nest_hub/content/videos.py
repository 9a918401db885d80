"""Videos of a module: a film in its folder `media`, or one that is published elsewhere.

Each has captions and a transcript in both languages. The film itself is never read whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import field_validator, model_validator

from nest_hub.content.entry import Entry, Field, Slug, Text, Words, build_each, fault
from nest_hub.content.markdown import Document, read_markdown
from nest_hub.content.markdown_limits import too_much
from nest_hub.diagnostics import Diagnostic
from nest_hub.languages import IN_ENGLISH, LANGUAGES, Language
from nest_hub.source import Mapping, holds, read_text

MEDIA = "media"
"""The folder of a module that holds its films, captions and transcripts."""
NAME = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*")
"""How a file there may be named."""


class Named(Entry):
    """A file or an address for each language. One that serves both is written once."""

    en: Words | None = None
    cy: Words | None = None

    def __getitem__(self, language: Language) -> str:
        return (self.cy if language == "cy" else self.en) or ""


class Seconds(Entry):
    """How long it lasts in each language."""

    en: int = Field(ge=1)
    cy: int = Field(ge=1)

    def __getitem__(self, language: Language) -> int:
        return self.cy if language == "cy" else self.en


class Poster(Entry):
    """The picture that stands for a film until it plays, and what it shows."""

    file: Words
    text: Text


class VideoData(Entry):
    """What `questions.yml` says of a video."""

    id: Slug
    title: Text
    file: Named | None = None
    address: Named | None = None
    captions: Named | None = None
    captions_there: list[Language] = Field(default_factory=list)
    transcript: Named
    seconds: Seconds
    poster: Poster | None = None

    @field_validator("file", "address", mode="before")
    @classmethod
    def _one_for_both(cls, value: Any) -> Any:
        return dict.fromkeys(LANGUAGES, value) if isinstance(value, str) else value

    @field_validator("seconds", mode="before")
    @classmethod
    def _whole_seconds(cls, value: Any) -> Any:
        each = dict.fromkeys(LANGUAGES, value) if isinstance(value, str) else value
        for seconds in each.values() if isinstance(each, dict) else []:
            if isinstance(seconds, str) and not (seconds.isdecimal() and int(seconds)):
                problem = f"says that it lasts '{seconds}', which is no number of seconds."
                raise fault(problem, "Write such as `seconds: 95`.")
        return each

    @model_validator(mode="after")
    def _can_be_followed_by_everyone(self) -> VideoData:
        if (self.file is None) == (self.address is None):
            raise fault(
                f"has {'both a' if self.file else 'neither a'} `file` "
                f"{'and' if self.file else 'nor'} an `address`.",
                "Write `file:` for a film in the module’s folder media, "
                "or `address:` for one that is published elsewhere.",
            )
        self._check_captions()
        for key in ("file", "address", "captions", "transcript"):
            named: Named | None = getattr(self, key)
            for language in LANGUAGES:
                if named and not named[language]:
                    raise fault(
                        f"has no `{key}` in {IN_ENGLISH[language]}.",
                        f"Add `{language}:` below `{key}:`.",
                    )
        for language in LANGUAGES:
            if self.address and not self.address[language].startswith("https://"):
                raise fault(
                    f"has the address '{self.address[language]}', which is not whole.",
                    "Write it as the browser shows it, from https:// on.",
                )
        return self

    def _check_captions(self) -> None:
        kind = "file" if self.file else "address"
        others = ("captions_there",) if self.file else ("captions", "poster")
        for key in others:
            if getattr(self, key):
                raise fault(f"has `{key}`, which does not go with `{kind}`.", "Remove it.")
        if self.file and not self.captions:
            raise fault(
                "has no `captions`.",
                "Add `captions:` and below it `en:` and `cy:`, each with a WebVTT file.",
            )
        for language in LANGUAGES:
            if self.address and language not in self.captions_there:
                raise fault(
                    f"has no {IN_ENGLISH[language]} captions where it is published.",
                    "Ask its owner for them. When both languages are there, "
                    "write `captions_there: [en, cy]`.",
                )


@dataclass(frozen=True)
class Video:
    """A video with its words. Files that are not there are left out, and a check says so."""

    data: VideoData
    folder: PurePosixPath
    captions: dict[Language, str] = field(default_factory=dict)
    transcripts: dict[Language, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The video's id."""
        return self.data.id

    def source(self, name: str) -> PurePosixPath:
        """Where one of its files lies."""
        return self.folder / MEDIA / name

    def holds(self, root: Path, name: str) -> bool:
        """Whether its folder holds a file of this name, which leads nowhere else."""
        return NAME.fullmatch(name) is not None and holds(root, self.source(name))

    def shown(self) -> set[PurePosixPath]:
        """The files that a page shows as they are."""
        data = self.data
        names = {named[la] for named in (data.file, data.captions) if named for la in LANGUAGES}
        names |= {data.poster.file} if data.poster else set()
        return {self.source(name) for name in names if NAME.fullmatch(name)}

    def transcript(self, language: Language) -> Document:
        """What its transcript holds."""
        return read_markdown(self.transcripts.get(language, ""), 1)


def load_videos(
    root: Path, bank: Mapping, path: PurePosixPath
) -> tuple[list[Video], list[str], list[Diagnostic]]:
    """The videos of a `questions.yml`, every id that it names, and what is wrong."""
    entries, ids, findings = build_each(VideoData, bank, "videos", path)
    videos: list[Video] = []
    for data in entries:
        video = Video(data, path.parent)
        for named, texts in (
            (data.captions, video.captions),
            (data.transcript, video.transcripts),
        ):
            for language in LANGUAGES:
                if named and video.holds(root, named[language]):
                    text, faults = read_text(root, video.source(named[language]))
                    findings += faults
                    markdown = text if named is data.transcript else None
                    if markdown and (found := too_much(markdown, 1, video.source(named[language]))):
                        findings.append(found)
                    elif text is not None:
                        texts[language] = text
        videos.append(video)
    return videos, ids, findings
