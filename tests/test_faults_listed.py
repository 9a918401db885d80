"""The list of faults names tests that exist, and leaves none of test_faults.py out."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import yaml


def names_in(path: Path) -> set[str]:
    """The names of a file's tests; none where there is no such file."""
    if not path.is_file():
        return set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = (node.name for node in tree.body if isinstance(node, ast.FunctionDef))
    return {name for name in functions if name.startswith("test_")}


def test_each_fault_has_tests_that_exist(root: Path) -> None:
    text = (root / "tests/faults.yml").read_text(encoding="utf-8")
    listed: dict[str, dict[str, list[str]]] = yaml.load(text, Loader=yaml.BaseLoader)
    faults: dict[str, Any] = {**listed["build"], **listed["browser"]}
    assert len(faults) == len(listed["build"]) + len(listed["browser"]) >= 20
    assert [name for name, tests in faults.items() if not tests] == []
    named = {test for tests in faults.values() for test in tests}
    lost = [
        test for test in named if test.split("::")[1] not in names_in(root / test.split("::")[0])
    ]
    assert lost == []
    for file in ("tests/browser/test_faults.py", "tests/site/test_build_faults.py"):
        ours = {f"{file}::{name}" for name in names_in(root / file)}
        assert ours - named <= {f"{file}::test_only_what_changed_is_written_after_that"}
