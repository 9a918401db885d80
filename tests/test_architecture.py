"""Imports go one way, and nothing in `nest_hub` knows the engine."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ENGINES = {"mkdocs", "material", "mkdocs_static_i18n", "properdocs", "zensical", "pymdownx"}
FIRST_ROW = {"diagnostics", "languages", "limits", "source"}
MAY_IMPORT = {
    "diagnostics": set(),
    "limits": set(),
    "source": {"diagnostics", "limits"},
    "languages": {"source", "diagnostics"},
    "spelling": FIRST_ROW,
    "search_index": {*FIRST_ROW, "speed"},
    "speed": {"speed"},
    "content": {*FIRST_ROW, "content"},
    "checks": {*FIRST_ROW, "spelling", "speed", "content", "checks"},
    "pages": {*FIRST_ROW, "speed", "content", "pages"},
    "completions": {*FIRST_ROW, "completions"},
    "assessments": {*FIRST_ROW, "completions", "assessments"},
    "packages": {*FIRST_ROW, "content", "pages", "packages"},
    "publishing": {*FIRST_ROW, "publishing"},
    "commands": {
        *FIRST_ROW,
        *("spelling", "content", "checks", "pages", "packages"),
        *("completions", "assessments", "publishing", "commands"),
    },
    "cli": {"commands"},
}
"""The first row knows nothing above it; `content` knows no check and no page."""


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Every module that a file imports, wherever in the file, with the line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import, which hooks lose"
            yield node.lineno, node.module or ""


@pytest.fixture(scope="module")
def package(root: Path) -> Path:
    """The package beside the hooks."""
    return root / "hooks" / "nest_hub"


def test_the_package_knows_no_engine(package: Path) -> None:
    assert [
        f"{path.relative_to(package)}:{line}: {name}"
        for path in sorted(package.rglob("*.py"))
        for line, name in imports(path)
        if name.split(".")[0] in ENGINES
    ] == []


def test_imports_go_one_way(package: Path) -> None:
    wrong = []
    for path in sorted(package.rglob("*.py")):
        part = path.relative_to(package).parts[0].removesuffix(".py")
        if part == "__init__":
            continue
        for line, name in imports(path):
            top, _, rest = name.partition(".")
            target = rest.split(".")[0]
            if top == "nest_hub" and target not in MAY_IMPORT[part]:
                wrong.append(f"{path.relative_to(package)}:{line}: {part} imports {name}")
    assert wrong == []


def test_the_hooks_are_thin(root: Path) -> None:
    lengths = {
        path.name: len(path.read_text(encoding="utf-8").splitlines())
        for path in (root / "hooks").glob("*.py")
    }
    assert lengths
    assert {name: length for name, length in lengths.items() if length >= 100} == {}
