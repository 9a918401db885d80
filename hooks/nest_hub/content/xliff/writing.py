"""A page as an XLIFF file, for a translator."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree

from nest_hub.content.framework import FOLDERS
from nest_hub.content.hub import Hub
from nest_hub.content.pages import Page
from nest_hub.content.xliff.inline import Code, Content, plain_text
from nest_hub.content.xliff.units import Unit, known_targets, read_units
from nest_hub.languages import IN_ENGLISH, Language, other

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
TYPES = {
    "bold": "bold",
    "italic": "italic",
    "link": "link",
    "image": "image",
    "line break": "lb",
}
"""The names that XLIFF has for codes; ours begin with `x-`, as it asks."""
_FOREIGN: dict[Language, str] = {
    "cy": "Words that stay English in the Welsh text are marked so:",
    "en": "Words that stay Welsh in the English text are marked so:",
}


def write_xliff(hub: Hub, page: Page) -> str:
    """The XLIFF file of an original, with what its translation already says."""
    language = other(page.language)
    translation = hub.page(language, page.uri)
    known = known_targets(page, translation)
    reviewed = translation is not None and translation.reviewed
    terms = _Terms(hub, page.language)
    root = ElementTree.Element("xliff", {"version": "1.2", "xmlns": NAMESPACE})
    file = ElementTree.SubElement(
        root,
        "file",
        {
            "original": str(page.source),
            "source-language": page.language,
            "target-language": language,
            "datatype": "x-markdown",
        },
    )
    header = ElementTree.SubElement(file, "header")
    hint = f'<span lang="{page.language}">words</span>'
    notes = [f"The page: {hub.address(page)}", f"{_FOREIGN[language]} {hint}. Type it as text."]
    for text in notes:
        ElementTree.SubElement(header, "note").text = text
    body = ElementTree.SubElement(file, "body")
    for unit in read_units(page):
        element = _add_unit(body, unit, known.get(unit.id), language, terms)
        if reviewed and unit.id in known:
            element.set("approved", "yes")
    _indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _add_unit(
    body: ElementTree.Element,
    unit: Unit,
    known: Content | None,
    language: Language,
    terms: _Terms,
) -> ElementTree.Element:
    element = ElementTree.SubElement(body, "trans-unit", {"id": unit.id, "xml:space": "preserve"})
    _fill(ElementTree.SubElement(element, "source"), unit.content)
    state = "translated"
    if known is None and unit.address:
        known, state = unit.content, "needs-review-translation"
    if known is not None:
        _fill(ElementTree.SubElement(element, "target", {"state": state}), known)
    notes = [unit.place[0].upper() + unit.place[1:]]
    if unit.address:
        name = IN_ENGLISH[language]
        notes.append(f"If that page is also in {name}, write its {name} address.")
    else:
        notes += terms.found_in(plain_text(unit.content))
    for note in notes:
        ElementTree.SubElement(element, "note", {"from": "hub"}).text = note
    return element


def _fill(element: ElementTree.Element, content: Content) -> None:
    last: ElementTree.Element | None = None
    for piece in content:
        if isinstance(piece, Code):
            last = _code(element, piece)
        elif last is None:
            element.text = piece
        else:
            last.tail = piece


def _code(parent: ElementTree.Element, code: Code) -> ElementTree.Element:
    kind = TYPES.get(code.kind, f"x-{code.kind}")
    attributes = {"id": code.id, "ctype": kind}
    if code.inside is not None:
        element = ElementTree.SubElement(parent, "g", attributes)
        _fill(element, code.inside)
        return element
    shown = code.text or code.address or code.kind
    return ElementTree.SubElement(parent, "x", {**attributes, "equiv-text": shown})


def _indent(element: ElementTree.Element, depth: int = 0) -> None:
    """Each element on a line of its own, down to those that hold words."""
    if element.tag in {"source", "target", "note"}:
        return
    element.text = "\n" + "  " * (depth + 1)
    for index, child in enumerate(element):
        _indent(child, depth + 1)
        last = index + 1 == len(element)
        child.tail = "\n" + "  " * (depth if last else depth + 1)


class _Terms:
    """The glossary and the official names, found in a text."""

    def __init__(self, hub: Hub, language: Language) -> None:
        twin = other(language)
        self._terms: dict[str, tuple[str, str, str]] = {}
        forms: list[tuple[str, str]] = []
        for kind in FOLDERS:
            for part in hub.framework.of(kind).values():
                ours, theirs = part.name[language], part.name[twin]
                self._terms[ours.lower()] = (ours, theirs, part.confidence[twin])
                # A name of one word is also a word: it is the name with a capital letter.
                form = re.escape(ours)
                forms.append((ours, form if " " not in ours else f"(?i:{form})"))
        for term in hub.glossary:
            ours = term.name(language)
            self._terms.setdefault(ours.lower(), (ours, term.name(twin), term.confidence))
            forms.append((ours, f"(?i:{re.escape(ours)})"))
        # The longest first, so that a term within another is not named beside it.
        forms.sort(key=lambda form: len(form[0]), reverse=True)
        self._pattern = re.compile(rf"\b(?:{'|'.join(form for _, form in forms)})\b")

    def found_in(self, text: str) -> Iterable[str]:
        """A note for each term that occurs, in the order of the text."""
        if not self._terms:
            return
        for key in dict.fromkeys(match.lower() for match in self._pattern.findall(text)):
            ours, theirs, confidence = self._terms[key]
            doubt = "" if confidence == "confirmed" else " (still to be confirmed)"
            yield f"Term: {ours} = {theirs}{doubt}"
