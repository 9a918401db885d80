"""A video with its captions and its transcript, or a link to where it is published."""

from __future__ import annotations

from urllib.parse import urlsplit

from nest_hub.content.images import content_address
from nest_hub.content.videos import Video
from nest_hub.languages import LANGUAGES, NAMES
from nest_hub.pages.context import Context
from nest_hub.pages.questions import module_of


def render_video(context: Context, ident: str) -> str:
    """The video itself, whole without script; its transcript opens below it."""
    video = find_video(context, ident)
    if video is None:
        return ""
    data, language = video.data, context.language

    def address(name: str) -> str:
        return context.relative(content_address(video.source(name)))

    html = context.render(
        "video.html",
        video=data,
        length=video_length(context, video),
        film=address(data.file[language]) if data.file else None,
        poster=address(data.poster.file) if data.poster else None,
        tracks=[
            {"language": code, "name": NAMES[code], "url": address(data.captions[code])}
            for code in LANGUAGES
            if data.captions
        ],
        **place_of(context, video),
    )
    summary = f"<summary>{context.phrases.video_transcript}</summary>"
    transcript = video.transcripts.get(language, "").strip()
    opening = f'<details class="transcript" markdown="1">\n{summary}'
    # The film waits outside; the transcript is read, and cleaned, with the page.
    return "\n\n".join([context.hold(html), opening, transcript, "</details>"])


def find_video(context: Context, ident: str) -> Video | None:
    """The video of the page's module that has this id."""
    module = module_of(context)
    return module.videos.get(ident) if module else None


def place_of(context: Context, video: Video) -> dict[str, str | None]:
    """Where a video is published elsewhere, and the name of that site."""
    address = video.data.address[context.language] if video.data.address else None
    host = urlsplit(address).hostname if address else None
    return {"address": address, "host": host.removeprefix("www.") if host else None}


def video_length(context: Context, video: Video) -> str:
    """How long it lasts, in words: `2 minutes 5 seconds`."""
    minutes, seconds = divmod(video.data.seconds[context.language], 60)
    parts = [("video_minutes", minutes), ("video_seconds", seconds)]
    return " ".join(context.phrases.count(key, number) for key, number in parts if number)
