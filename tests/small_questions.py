"""The questions, reflections, scenario and film of the small hub's module."""

from __future__ import annotations


def questions_yml() -> str:
    """`questions.yml` with 16 questions of the quiz, one check, and one of everything else."""
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
