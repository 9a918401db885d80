"""The blocks that an author can place in a page: `/// name | argument`."""

from __future__ import annotations

from nest_hub.content.framework import FOLDERS, PartKind

WRAPPERS = {"ask": "ask", "example": "example", "note": "note", "reader": "reader"}
"""Blocks that hold Markdown, with their class in HTML."""
MODULE_BLOCKS = {
    "check": "question",
    "reflect": "reflection",
    "scenario": "scenario",
    "video": "video",
}
"""Blocks that place something from the module's `questions.yml`, with what they place."""
GENERATED = (
    "a-to-z",
    "case-studies",
    "certificate",
    "chart",
    "coverage",
    "events",
    "glossary",
    "help-lines",
    "letters",
    "list",
    "make-a-report",
    "mark",
    "my-learning",
    "offline",
    "parts",
    "picture",
    "self-assessment",
    "services",
    "sheet",
    "style",
    "updates",
    "wcag",
    "workshop",
    "worksheet",
)
"""Blocks that the generator fills."""
PART_LISTS: dict[str, PartKind] = {folder: kind for kind, folder in FOLDERS.items()}
LISTS = (*PART_LISTS, "modules", "regions", "share-kits")
"""What `/// list | …` can name."""
MY_LEARNING = ("modules", "about-me", "record-file", "start-again")
"""What `/// my-learning | …` can name."""
WORKSHOP = ("parts", "recording")
"""What `/// workshop | …` can name."""
WCAG = ("problems", "summary", "table")
"""What `/// wcag | …` can name."""
HELP_LINES = ("", "young-people")
"""What `/// help-lines | …` can name: all of them, or those that young people are led to."""
STYLE = (
    "banners",
    "buttons",
    "case-studies",
    "check",
    "colours",
    "empty",
    "events",
    "help-lines",
    "links",
    "marks",
    "progress",
    "reflect",
    "scenario",
    "spacing",
    "tip",
    "type",
    "worksheet",
)
"""What `/// style | …` can name; a component that has a block is named as that block."""
NAMES = tuple(sorted((*WRAPPERS, *MODULE_BLOCKS, *GENERATED)))
"""Every block."""
