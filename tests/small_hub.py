"""A small hub without a fault, written into a folder, for tests that put one fault in."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from nest_hub.content.blocks import GENERATED, LISTS, MY_LEARNING, STYLE, WCAG, WORKSHOP
from nest_hub.content.load import load_hub
from nest_hub.content.translations import accept, translation_states
from tests.meetings import EVENTS
from tests.small_questions import questions_yml

WITH_ARGUMENTS = {"events", "list", "mark", "my-learning", "style", "worksheet", "workshop"}
WITH_ARGUMENTS |= {"wcag"}
"""Blocks that do nothing alone."""
FOLDERS = {
    "theme": ("themes", "themau"),
    "principle": ("principles", "egwyddorion"),
    "value": ("values", "gwerthoedd"),
}
PARTS = {
    "theme": ("safe", "Safe", "Diogel"),
    "principle": ("no-wrong-door", "No wrong door", "Dim drws anghywir"),
    "value": ("values-led", "Values led", "Arweinir gan werthoedd"),
}
HEADINGS = {
    "en": [
        "What it means",
        "What it looks like in practice",
        "Questions to ask in your team",
        "Where it comes from",
    ],
    "cy": [
        "Beth mae’n ei olygu",
        "Sut mae’n edrych ar waith",
        "Cwestiynau i’w gofyn yn eich tîm",
        "O ble y daw",
    ],
}
STUDY_HEADINGS = {
    "en": [
        "What was the need",
        "What was done",
        "What young people said",
        "What changed",
        "What was learned",
    ],
    "cy": [
        "Beth oedd yr angen",
        "Beth wnaed",
        "Beth ddywedodd pobl ifanc",
        "Beth newidiodd",
        "Beth a ddysgwyd",
    ],
}
SENTENCE = {
    "en": "We listen to children and act on what they say.",
    "cy": "Rydym yn gwrando ar blant ac yn gweithredu ar yr hyn y maent yn ei ddweud.",
}
SAID = {"en": "Come in, and sit down.", "cy": "Dewch i mewn, ac eisteddwch."}
"""What is said in the film."""
FIXTURES = Path(__file__).with_name("fixtures")
FILM = FIXTURES / "door.webm"
TEXTS = FIXTURES / "small_hub"
SECTIONS = ("first", "second", "third", "fourth", "fifth")
SECTION_SLUGS = ("cyntaf", "ail", "trydydd", "pedwerydd", "pumed")


def write_small_hub(root: Path) -> Path:
    """Writes the hub below `root` and marks its translations as up to date. Returns `root`."""
    for path, text in _files().items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    shutil.copy(FILM, root / "modules/nest/media")
    accept_all(root)
    return root


def accept_all(root: Path) -> None:
    """Marks every translation below `root` as up to date."""
    hub = load_hub(root)
    for state in translation_states(hub):
        if state.original is not None:
            text = accept(hub, state.page, state.original)
            (root / state.page.source).write_text(text, encoding="utf-8")


def replace(root: Path, path: str, old: str, new: str) -> None:
    """Puts `new` where `old` stands, once, in the file; `old` must be there."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{path} does not hold {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@cache
def _texts() -> dict[str, str]:
    """The files that are as they stand in the folder of fixtures, by their path."""
    return {
        file.relative_to(TEXTS).as_posix(): file.read_text(encoding="utf-8")
        for file in TEXTS.rglob("*")
        if file.is_file()
    }


def _files() -> dict[str, str]:
    files = {
        **_texts(),
        "mkdocs.yml": "site_name: Small\n",
        "framework/framework.yml": _framework(),
        "framework/events.yml": EVENTS,
        "modules/nest/questions.yml": questions_yml(),
    }
    for language in ("en", "cy"):
        welsh = language == "cy"
        names = {"index.md": ("Home", "Hafan", "")}
        for kind, (ident, en, cy) in PARTS.items():
            folder, slug = FOLDERS[kind]
            names[f"{folder}/index.md"] = (folder.capitalize(), slug.capitalize(), slug)
            title = cy if welsh else en
            slug_line = f"slug: {ident}-cy\n" if welsh else ""
            body = "\n\n".join(f"## {h}\n\n{SENTENCE[language]}" for h in HEADINGS[language])
            files[f"docs/{language}/{folder}/{ident}.md"] = (
                f"---\ntitle: {title}\ndescription: {SENTENCE[language]}\n{slug_line}"
                f"{kind}: {ident}\n---\n\n{SENTENCE[language]}\n\n{body}\n"
            )
        for path, (en, cy, slug) in names.items():
            files[f"docs/{language}/{path}"] = page(language, cy if welsh else en, slug)
        lists = [f"/// list | {name}\n///" for name in LISTS]
        lists += [f"/// my-learning | {part}\n///" for part in MY_LEARNING]
        lists += [f"/// workshop | {part}\n///" for part in WORKSHOP]
        lists += ["/// events | meetings\n///", "/// events | talks\n///"]
        blocks = [f"/// {name}\n///" for name in GENERATED if name not in WITH_ARGUMENTS]
        blocks += ["/// mark | no-wrong-door\n///", "/// help-lines | young-people\n///"]
        blocks += ["/// worksheet | twigs\n///"]
        shown = [f"/// wcag | {part}\n///" for part in WCAG]
        shown += [f"/// style | {part}\n///" for part in STYLE]
        files[f"docs/{language}/everything.md"] = page(
            language,
            "Popeth" if welsh else "Everything",
            "popeth",
            "\n\n".join([*lists, *blocks, *shown]),
        )
        sections = zip(SECTIONS, SECTION_SLUGS, strict=True)
        pages = {"index": "modiwl", "quiz": "cwis", "next-step": "cam", **dict(sections)}
        for name, slug in pages.items():
            body = " ".join([SENTENCE[language]] * (55 if welsh else 85))
            if name not in SECTIONS:
                body = SENTENCE[language]
            if name == "second":
                body += "\n\n/// scenario | a-visit\n///"
            if name == "first":
                body += "\n\n/// check | ask-first\n///\n\n/// reflect | my-door\n///"
                body += "\n\n/// video | door\n///"
            files[f"modules/nest/{language}/{name}.md"] = page(
                language, "Modiwl" if welsh else "Module", slug, body
            )
        files[f"modules/nest/media/door.{language}.md"] = f"{SAID[language]}\n"
        files[f"modules/nest/media/door.{language}.vtt"] = (
            f"WEBVTT\n\n00:00.000 --> 00:01.000\n{SAID[language]}\n"
        )
        body = "\n\n".join(f"## {h}\n\n{SENTENCE[language]}" for h in STUDY_HEADINGS[language])
        files[f"case_studies/one-door/{language}.md"] = page(
            language, "Un drws" if welsh else "One door", "un-drws", body
        )
    return files


def page(language: str, title: str, slug: str = "", body: str = "") -> str:
    """The text of one page."""
    slug_line = f"slug: {slug}\n" if language == "cy" and slug else ""
    return (
        f"---\ntitle: {title}\ndescription: {SENTENCE[language]}\n{slug_line}---\n\n"
        f"{body or SENTENCE[language]}\n"
    )


def _framework() -> str:
    lines = []
    for kind, (ident, en, cy) in PARTS.items():
        lines += [
            f"{FOLDERS[kind][0]}:",
            f"  - id: {ident}",
            "    name:",
            f"      en: {en}",
            f"      cy: {cy}",
            "    gloss:",
            "      en: one door for all",
            "      cy: un drws i bawb",
            "    avoid:",
            "      en: [wrong doors]",
            "      cy: [drysau anghywir]",
            "    source: A report",
            "    confidence:",
            "      en: confirmed",
            "      cy: verify",
        ]
    return "\n".join([*lines, _LETTERS])


_LETTERS = """\
letters:
  nest:
    - letter: S
      word: Safe
      theme: safe
      source: A page
      confidence: confirmed
  nyth:
    - letter: T
      word: null
      theme: safe
      source: null
      confidence: unknown
"""
