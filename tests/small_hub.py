"""A small hub without a fault, written into a folder, for tests that put one fault in."""

from __future__ import annotations

import shutil
from pathlib import Path

from nest_hub.content.blocks import GENERATED, LISTS, MY_LEARNING, STYLE, WCAG, WORKSHOP
from nest_hub.content.load import load_hub
from nest_hub.content.translations import accept, translation_states
from tests.meetings import EVENTS

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
FILM = Path(__file__).with_name("fixtures") / "door.webm"
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


def _files() -> dict[str, str]:
    files = {
        "mkdocs.yml": "site_name: Small\n",
        "framework/framework.yml": _framework(),
        "framework/regions.yml": _REGIONS,
        "framework/figures.yml": _FIGURES,
        "framework/events.yml": EVENTS,
        "framework/services.yml": _SERVICES,
        "framework/workshop.yml": _WORKSHOP,
        "framework/updates/2024.yml": _UPDATE,
        "framework/help_lines.yml": _HELP_LINES,
        "framework/self_assessment.yml": _SELF_ASSESSMENT,
        "framework/worksheets/twigs.yml": _WORKSHEET,
        "framework/glossary.csv": _GLOSSARY,
        "framework/words_en.txt": "wellbeing\n",
        "framework/words_cy.txt": "\n",
        "modules/nest/module.yml": _MODULE,
        "modules/nest/questions.yml": _questions(),
        "case_studies/one-door/case_study.yml": _CASE_STUDY,
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


def _questions() -> str:
    lines = ["questions:"]
    for number in range(1, 17):
        lines += question_lines(f"door-{number}", "quiz")
    lines += question_lines("ask-first", "check")
    lines += [
        "reflections:",
        "  - id: my-door",
        "    text:",
        "      en: Which door is yours?",
        "      cy: Pa ddrws yw eich drws chi?",
        _SCENARIOS,
    ]
    return "\n".join([*lines, _VIDEOS])


def question_lines(ident: str, use: str) -> list[str]:
    """One question of `questions.yml`."""
    hint = ["    hint:", "      en: Who is outside?", "      cy: Pwy sydd y tu allan?"]
    return [
        f"  - id: {ident}",
        f"    use: {use}",
        "    type: single",
        "    outcomes: [open-doors]",
        "    principles: [no-wrong-door]",
        "    values: [values-led]",
        "    text:",
        "      en: What do you say at the door?",
        "      cy: Beth ydych chi’n ei ddweud wrth y drws?",
        *(hint if use == "check" else []),
        "    choices:",
        "      - id: a",
        "        correct: true",
        "        text:",
        "          en: Come in",
        "          cy: Dewch i mewn",
        "        feedback:",
        "          en: That opens the door.",
        "          cy: Mae hynny’n agor y drws.",
        "      - id: b",
        "        text:",
        "          en: Go away",
        "          cy: Ewch i ffwrdd",
        "        feedback:",
        "          en: That shuts the door.",
        "          cy: Mae hynny’n cau’r drws.",
        "    why:",
        "      en: An open door helps.",
        "      cy: Mae drws agored yn helpu.",
    ]


_VIDEOS = """\
videos:
  - id: door
    title:
      en: At the door
      cy: Wrth y drws
    file: door.webm
    captions:
      en: door.en.vtt
      cy: door.cy.vtt
    transcript:
      en: door.en.md
      cy: door.cy.md
    seconds: 1
"""
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
_SCENARIOS = """\
scenarios:
  - id: a-visit
    title:
      en: A visit
      cy: Ymweliad
    intro:
      en: Someone comes.
      cy: Daw rhywun.
    steps:
      - id: the-bell
        text:
          en: The bell rings.
          cy: Mae’r gloch yn canu.
        question:
          en: What do you do?
          cy: Beth wnewch chi?
        choices:
          - id: open
            correct: true
            text:
              en: Open
              cy: Agor
            feedback:
              en: A friend is there.
              cy: Mae ffrind yno.
            next: the-chair
          - id: wait
            text:
              en: Wait
              cy: Aros
            feedback:
              en: The bell is quiet.
              cy: Mae’r gloch yn dawel.
            next: end
      - id: the-chair
        text:
          en: There is a chair.
          cy: Mae cadair yno.
        question:
          en: What now?
          cy: Beth nawr?
        choices:
          - id: offer
            correct: true
            text:
              en: Offer it
              cy: Ei chynnig
            feedback:
              en: Your friend sits down.
              cy: Mae’ch ffrind yn eistedd.
            next: end
          - id: sit
            text:
              en: Sit on it
              cy: Eistedd arni
            feedback:
              en: Your friend stands.
              cy: Mae’ch ffrind yn sefyll.
            next: end
    ending:
      en: You talk.
      cy: Rydych yn siarad.
"""
_MODULE = """\
id: nest
version: "2026-11"
outcomes:
  - id: open-doors
    text:
      en: Open the door to a family
      cy: Agor y drws i deulu
sections:
  - id: first
    outcomes: [open-doors]
    principles: [no-wrong-door]
    values: [values-led]
  - id: second
  - id: third
  - id: fourth
  - id: fifth
quiz:
  draw: 10
  pass_mark: 80
"""
_CASE_STUDY = """\
kind: illustration
organisation:
  en: A school
  cy: Ysgol
regions: [powys]
sectors: [education]
ages: [children]
principles: [no-wrong-door]
values: [values-led]
date: 2026
review: 2099-11-22
"""
_REGIONS = """\
regions:
  - id: powys
    name:
      en: Powys board
      cy: Bwrdd Powys
    short_name:
      en: Powys
      cy: Powys
    slug:
      en: powys
      cy: powys
    councils:
      - name:
          en: Powys
          cy: Powys
        population: 133174
    health_board:
      en: Powys
      cy: Powys
    population:
      value: 133174
      year: 2021
      kind:
        en: people who live there
        cy: pobl sy’n byw yno
      how:
        en: the sum of the councils
        cy: swm y cynghorau
      source: https://example.org/
      confidence: confirmed
reporting:
  en: Ask the board.
  cy: Gofynnwch i’r bwrdd.
reporting_source: A page
lead_can_tell:
  - en: what is done there
    cy: beth sy’n cael ei wneud yno
lead_can_tell_source: A page
national_contact: nest@example.org
national_contact_source: A page
"""
_FIGURES = """\
figures: []
"""
_WORKSHEET = """\
source: Made up
questions:
  - id: listen
    kind: choice
    label: {en: Do we listen?, cy: A ydym yn gwrando?}
  - id: children
    kind: tick
    name: {en: Children, cy: Plant}
    label: {en: We listen to children, cy: Rydym yn gwrando ar blant}
    hint: {en: In words or not, cy: Mewn geiriau neu beidio}
  - id: how
    kind: text
    label: {en: How?, cy: Sut?}
"""
_SELF_ASSESSMENT = """\
scale:
  min: 1
  max: 4
  level_names: null
principles:
  - id: no-wrong-door
    think:
      - en: Who comes to the door?
        cy: Pwy sy’n dod at y drws?
    shows:
      - en: what families say
        cy: yr hyn y mae teuluoedd yn ei ddweud
    next:
      - en: Open the door.
        cy: Agorwch y drws.
"""
_UPDATE = """\
description:
  en: What we did in the year
  cy: Beth wnaethom ni yn y flwyddyn
sources:
  - id: report
    title:
      en: A report
      cy: Adroddiad
    address: https://example.org/report
scores:
  as_of: 2024-10
  what:
    en: The score of each principle
    cy: Sgôr pob egwyddor
  scale:
    min: 1
    max: 4
  source: report
  confidence: confirmed
  values:
    - principle: no-wrong-door
      score: 2.3
  limits:
    - en: Each team scored its own work.
      cy: Rhoddodd pob tîm sgôr i’w waith ei hun.
said:
  - principle: no-wrong-door
    source: report
    as_of: 2024-10
    confidence: confirmed
    points:
      - en: We opened the door.
        cy: Agorwyd y drws.
figures:
  - id: people-taught
    label:
      en: People who learned about the door
      cy: Pobl a ddysgodd am y drws
    kind: count
    value: 147
    as_of: 2024-10
    source: report
    confidence: confirmed
unknown:
  - en: Who was outside
    cy: Pwy oedd y tu allan
"""
_SERVICES = """\
groups:
  - id: children
    name:
      en: For children
      cy: I blant
    about:
      en: What every child may need.
      cy: Yr hyn y gall fod ei angen ar bob plentyn.
    services:
      - id: play
        name:
          en: play
          cy: chwarae
        meaning:
          en: Somewhere to play.
          cy: Rhywle i chwarae.
        also:
          en: games
          cy: gemau
      - id: music
        name:
          en: music
          cy: cerddoriaeth
"""
_WORKSHOP = """\
parts:
  - title:
      en: The door
      cy: Y drws
    about:
      en: Who opens it.
      cy: Pwy sy’n ei agor.
film:
  en: https://example.org/en
  cy: https://example.org/cy
minutes: 60
captions_there: [en, cy]
transcript:
  en: https://example.org/en/words
  cy: https://example.org/cy/words
"""
_HELP_LINES = """\
help_lines:
  - id: emergency
    emergency: true
    name:
      en: Emergency
      cy: Argyfwng
    for_whom:
      en: Anyone in danger
      cy: Unrhyw un mewn perygl
    phone: '999'
    source: A page
"""
_GLOSSARY = """\
id,en,cy,group,confidence,source,definition_en,definition_cy
door,door,drws,framework,confirmed,a page,A way in.,Ffordd i mewn.
house,house,tŷ,framework,confirmed,a page,,
"""
