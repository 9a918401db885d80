"""Fewer files of script: the modules that load together, joined into one.

It reads the form that our own modules have, and refuses any other: `import { a } from "./b.js"`,
`export` before `const`, `function` or `class`, and `import("./b.js")` for what is loaded later.
In a joined file each module is a block of its own, so that none gets into another's way; outside
its block it is an object of what it exports. Every module is in one file, so none runs twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath, relpath

from rjsmin import jsmin

FOLDER = "assets/javascripts"
MAIN, SEARCH, LEARNING = "main.js", "search.js", "learning/pages.js"
"""The files that pages name themselves, and the one that all pages of modules load."""
_TOGETHER = {
    MAIN: ("menu.js", "language.js", "element.js"),
    LEARNING: (
        *("offline.js", "learning/progress.js", "learning/section.js"),
        *("learning/check.js", "learning/scenario.js", "learning/reflection.js"),
    ),
    "learning/record-file.js": ("learning/day.js", "learning/digest.js", "learning/parts.js"),
    "tools/tool-file.js": ("tools/items.js", "tools/store.js"),
}
"""What stands in one file, with all that it imports and no file before it has. Whatever else a
single file uses stands in that one."""
_WORKER = "report/worker.js"
"""It shares nothing with the page that starts it, and so has copies of what it imports."""

_COMMENT = re.compile(r"(?<![^\s(])/\*.*?\*/|^[ \t]*//[^\n]*$", re.DOTALL | re.MULTILINE)
_IMPORT = re.compile(r'^import (\w+|\{[^}]*\}) from "(\.[^"]+)";$', re.MULTILINE)
_LATER = re.compile(r'\bimport\("(\.[^"]+)"\)')
_EXPORT = re.compile(r"^export (?=(?:(?:async )?function\*?|class|const) (\w+))", re.MULTILINE)
_DEFAULT = re.compile(r"^export default ", re.MULTILINE)
_UNREAD = re.compile(r"^(?:(?:import|export)\b|(?!.*\basync\b)\S.*\bawait\b).*", re.MULTILINE)
"""A file that waits while it loads could wait for one that waits for it."""
_HERE = "import.meta.url"


class UnreadScriptError(ValueError):
    """A module has a form that is not read here."""


@dataclass(frozen=True)
class _Module:
    address: str
    body: str
    """Without comments, imports, and the word `export`."""
    imports: tuple[tuple[str, str], ...]
    """Each name or `{ a, b }`, and the address of its module."""
    exports: tuple[str, ...]

    def later(self) -> Iterator[str]:
        """The modules that it loads when they are needed."""
        return (_from(self.address, found[1]) for found in _LATER.finditer(self.body))


def join_scripts(texts: Mapping[str, str]) -> dict[str, str]:
    """The published files of these modules. Addresses begin in the folder of scripts."""
    modules = {address: _read(address, text) for address, text in texts.items()}
    order = _order(modules, sorted(modules))
    home = _homes(modules, order)
    files: dict[str, list[_Module]] = {}
    for address in order:
        files.setdefault(home.get(address, ""), []).append(modules[address])
    files.pop("", None)
    if MAIN in files:  # after what it gives elements to
        files[MAIN].sort(key=lambda module: module.address == MAIN)
    asked = _asked(modules, home)
    written = {file: _write(file, inside, home, asked) for file, inside in files.items()}
    if _WORKER in modules:
        within = [modules[address] for address in _order(modules, [_WORKER])]
        alone = {module.address: _WORKER for module in within}
        written[_WORKER] = _write(_WORKER, within, alone, set())
    return written


def publish_scripts(ours: Path, site: Path) -> None:
    """Writes the files into the site's folder of scripts, in place of the modules."""
    texts = {
        path.relative_to(ours).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(ours.rglob("*.js"))
    }
    for address in texts:
        (site / address).unlink()
    for address, text in join_scripts(texts).items():
        (site / address).write_text(jsmin(text) + "\n", encoding="utf-8")


def _read(address: str, text: str) -> _Module:
    text = _COMMENT.sub("", text)
    imports = tuple((what, _from(address, where)) for what, where in _IMPORT.findall(text))
    exports = tuple(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub("", text))
    if _DEFAULT.search(body):
        body, exports = _DEFAULT.sub("const $default = ", body), (*exports, "default: $default")
    if left := _UNREAD.search(body):
        raise UnreadScriptError(f"{address}: `{left[0]}` is not read when scripts are joined.")
    return _Module(address, body.strip(), imports, exports)


def _from(address: str, path: str) -> str:
    return normpath(join(dirname(address), path))


def _order(modules: Mapping[str, _Module], starts: Iterable[str]) -> list[str]:
    """These modules and all that they import, each after what it imports."""
    order: list[str] = []
    open_: list[str] = []

    def visit(address: str) -> None:
        if address in order:
            return
        if address in open_:
            raise UnreadScriptError(f"{' → '.join([*open_, address])}: imports go round in a ring.")
        open_.append(address)
        for _, other in modules[address].imports:
            visit(other)
        order.append(open_.pop())

    for start in starts:
        visit(start)
    return order


def _homes(modules: Mapping[str, _Module], order: list[str]) -> dict[str, str]:
    """The file of each module that pages load."""
    home: dict[str, str] = {}
    for file, members in _TOGETHER.items():
        for address in _order(modules, modules.keys() & {file, *members}):
            home.setdefault(address, file)
    starts = {MAIN, SEARCH, *(each for module in modules.values() for each in module.later())}
    users: dict[str, set[str]] = {address: set() for address in modules}
    for address in reversed(order):  # each before what it imports
        files = users[address]
        if address in starts:
            home.setdefault(address, address)
        elif files:
            home.setdefault(address, files.pop() if len(files) == 1 else address)
        if address in home:
            for _, other in modules[address].imports:
                users[other].add(home[address])
    return home


def _asked(modules: Mapping[str, _Module], home: Mapping[str, str]) -> set[str]:
    """The modules of which another file makes use."""
    return {
        other
        for address, module in modules.items()
        if address in home
        for other in (*(where for _, where in module.imports), *module.later())
        if home[other] != home[address]
    }


def _write(file: str, inside: list[_Module], home: Mapping[str, str], asked: set[str]) -> str:
    here = {module.address for module in inside}
    outside: dict[str, set[str]] = {}
    blocks = []
    for module in inside:
        lines = []
        for what, where in module.imports:
            if where not in here:
                outside.setdefault(home[where], set()).add(name_of(where))
            source = name_of(where) if what.startswith("{") else f"{name_of(where)}.default"
            lines.append(f"const {what.replace(' as ', ': ')} = {source};")
        lines.append(_placed(module, file, home))
        if module.exports:
            lines.append(f"{name_of(module.address)} = {{ {', '.join(module.exports)} }};")
        blocks.append("\n".join(["{", *lines, "}"]))
    taken = [
        f'import {{ {", ".join(sorted(names))} }} from "{_path(file, other)}";'
        for other, names in outside.items()
    ]
    given = ", ".join(name_of(module.address) for module in inside if module.address in asked)
    named = ", ".join(name_of(module.address) for module in inside if module.exports)
    head = [*taken, *([f"let {named};"] if named else [])]
    return "\n".join([*head, *blocks, *([f"export {{ {given} }};"] if given else [])]) + "\n"


def _placed(module: _Module, file: str, home: Mapping[str, str]) -> str:
    """The module's text in this file, from where its paths lead elsewhere."""
    body = module.body
    if dirname(module.address) != dirname(file):
        if re.search(r'\bimport\((?!")', body):
            raise UnreadScriptError(
                f"{module.address} loads by a name that it makes, and cannot stand in {file}."
            )
        body = body.replace(_HERE, f'new URL("{_path(file, module.address)}", {_HERE}).href')

    def load(found: re.Match[str]) -> str:
        other = _from(module.address, found[1])
        if home[other] == file:
            return f"Promise.resolve({name_of(other)})"
        return f'import("{_path(file, home[other])}").then((file) => file.{name_of(other)})'

    return _LATER.sub(load, body)


def name_of(address: str) -> str:
    """What a module is called as an object of what it exports: `$store`, `$tools_store`."""
    return "$" + re.sub(r"\W", "_", address.removeprefix("learning/").removesuffix(".js"))


def _path(file: str, to: str) -> str:
    path = relpath(to, dirname(file) or ".")
    return path if path.startswith("../") else f"./{path}"
