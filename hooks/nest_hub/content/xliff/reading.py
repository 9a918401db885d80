"""An XLIFF file that came back from a translator. It may hold anything."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from nest_hub.content.xliff.inline import Code, Content, joined, one_blank
from nest_hub.content.xliff.writing import NAMESPACE, TYPES
from nest_hub.diagnostics import Diagnostic

MOST_BYTES = 5_000_000
MOST_DEPTH = 40
_KINDS = {name: kind for kind, name in TYPES.items()}
_AGAIN = "Export the page again, and have that file translated."
_LINE = "our line"


@dataclass(frozen=True)
class ReturnedUnit:
    """One unit as it came back. Its codes have their numbers and kinds alone."""

    line: int
    source: Content
    target: Content | None
    state: str


@dataclass(frozen=True)
class Returned:
    """The file as it came back: for which page, from which language into which."""

    path: PurePosixPath
    original: str
    source_language: str
    target_language: str
    units: dict[str, ReturnedUnit] = field(default_factory=dict)


class _RefusedError(Exception):
    """Raised within this module only."""

    def __init__(self, line: int, problem: str, mend: str = _AGAIN) -> None:
        super().__init__(problem)
        self.line, self.problem, self.mend = line, problem, mend


def read_xliff(path: PurePosixPath, data: bytes) -> tuple[Returned | None, list[Diagnostic]]:
    """What the file `path` holds, or None with the reason."""
    try:
        return _returned(path, _tree(data)), []
    except _RefusedError as refused:
        return None, [Diagnostic(path, refused.line, refused.problem, refused.mend)]


def _tree(data: bytes) -> Element:
    if len(data) > MOST_BYTES:
        raise _RefusedError(0, "The file is too large to be a page.")
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MOST_DEPTH:
            raise _RefusedError(parser.CurrentLineNumber, "The elements are nested too deeply.")
        builder.start(name, {**attributes, _LINE: str(parser.CurrentLineNumber)})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(name)

    def doctype(*_: Any) -> None:
        raise _RefusedError(
            parser.CurrentLineNumber,
            "The file holds a DOCTYPE, which an XLIFF file does not need.",
            "Ask for the file as the tool writes it. Do not open this one elsewhere.",
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise _RefusedError(
            error.lineno,
            f"The file is no XML, or it is damaged: {expat.ErrorString(error.code)}.",
            "Ask the translator for the file again, as the tool writes it.",
        ) from error
    except (LookupError, ValueError) as error:
        raise _RefusedError(1, "The file is written in an encoding that is not known.") from error
    return builder.close()


def _name(name: str) -> str:
    return f"{NAMESPACE}}}{name}"


def _line(element: Element) -> int:
    return int(element.get(_LINE, "0"))


def _returned(path: PurePosixPath, root: Element) -> Returned:
    if root.tag != _name("xliff"):
        raise _RefusedError(
            _line(root),
            "The file is not XLIFF 1.2.",
            "Ask for the file in the form in which it was sent: XLIFF 1.2 (.xlf).",
        )
    files = [child for child in root if child.tag == _name("file")]
    if len(files) != 1:
        raise _RefusedError(
            _line(root), f"The file holds {len(files)} documents, and one is expected."
        )
    returned = Returned(
        path,
        files[0].get("original", ""),
        files[0].get("source-language", ""),
        files[0].get("target-language", ""),
    )
    for element in files[0].iter(_name("trans-unit")):
        ident = element.get("id", "")
        if ident in returned.units:
            raise _RefusedError(_line(element), f"Unit {ident} stands twice.")
        returned.units[ident] = _unit(ident, element)
    return returned


def _unit(ident: str, element: Element) -> ReturnedUnit:
    sources = [child for child in element if child.tag == _name("source")]
    targets = [child for child in element if child.tag == _name("target")]
    if len(sources) != 1 or len(targets) > 1:
        raise _RefusedError(
            _line(element), f"Unit {ident} does not have one source and one target."
        )
    target = targets[0] if targets else None
    return ReturnedUnit(
        _line(element),
        _content(sources[0]),
        _content(target) if target is not None else None,
        target.get("state", "") if target is not None else "",
    )


def _content(element: Element) -> Content:
    pieces: list[str | Code] = [one_blank(element.text or "")]
    for child in element:
        if child.tag == _name("mrk"):  # where a tool cut the text into sentences
            pieces.extend(_content(child))
        else:
            pieces.append(_code(child))
        pieces.append(one_blank(child.tail or ""))
    return joined(pieces)


def _code(element: Element) -> Code:
    ident = element.get("id", "")
    shown = element.get("ctype", "")
    kind = _KINDS.get(shown, shown.removeprefix("x-"))
    if element.tag == _name("g"):
        return Code(kind, _content(element), id=ident)
    if element.tag == _name("x"):
        return Code(kind, None, id=ident)
    # What another tool puts in its own way is a code that the page does not have.
    return Code("", None, id=element.tag.rpartition("}")[2])
