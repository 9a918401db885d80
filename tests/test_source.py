"""YAML and front matter with the line of every value."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest

from nest_hub import source
from nest_hub.source import parse_front, parse_yaml, read_text, read_yaml

PATH = PurePosixPath("x.md")


def test_every_scalar_stays_text_and_nothing_is_none() -> None:
    data = parse_yaml("a: No\nb: 2026-11\nc: 08\nd:\ne: null\nf: 'null'\ng: ''\n")
    assert data == {
        "a": "No",
        "b": "2026-11",
        "c": "08",
        "d": None,
        "e": None,
        "f": "null",
        "g": "",
    }


def test_lines_of_keys_and_entries() -> None:
    data = parse_yaml("a:\n  - b: 1\n    c: 2\n  - d\n", first_line=10)
    assert data.lines == {"a": 10}
    assert data["a"].lines == [11, 13]
    assert data["a"][0].lines == {"b": 11, "c": 12}


def test_front_matter_and_body(tmp_path: Path) -> None:
    (tmp_path / PATH).write_bytes(b"\xef\xbb\xbf---\r\ntitle: T\r\n---\r\nOne\r\nTwo\r\n")
    text, _ = read_text(tmp_path, PATH)
    assert text is not None
    front, findings = parse_front(text, PATH)
    assert findings == []
    assert front is not None
    assert (front.data["title"], front.body, front.body_line) == ("T", "One\nTwo\n", 4)


def test_a_file_that_is_not_utf8_names_the_line(tmp_path: Path) -> None:
    (tmp_path / PATH).write_bytes(b"---\ntitle: T\n---\nT\xf4\n")
    text, findings = read_text(tmp_path, PATH)
    assert text is None
    assert [finding.plain() for finding in findings] == [
        "x.md:4: The file is not UTF-8 text.\n  Save it again as UTF-8."
    ]


def test_a_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / PATH).mkdir()
    text, findings = read_text(tmp_path, PATH)
    assert text is None
    assert [finding.plain() for finding in findings] == [
        "x.md: The file cannot be read: Is a directory.\n  Put a file there that everyone may read."
    ]


def test_a_missing_file(tmp_path: Path) -> None:
    data, findings = read_yaml(tmp_path, PurePosixPath("a.yml"))
    assert data is None
    assert [finding.plain() for finding in findings] == [
        "a.yml: The file is missing.\n  Write it, or restore it."
    ]


def test_an_optional_file_may_be_absent_and_may_not_be_a_link(tmp_path: Path) -> None:
    path = PurePosixPath("x.yml")
    assert read_yaml(tmp_path, path, optional=True) == (None, [])
    (tmp_path / path).symlink_to(tmp_path / "elsewhere.yml")
    data, findings = read_yaml(tmp_path, path, optional=True)
    assert data is None
    assert [each.problem for each in findings] == ["The file is a link."]


def test_a_mapping_without_a_key_keeps_its_lines_and_leaves_the_first_as_it_is() -> None:
    data = parse_yaml("# kept\na: 1\nb: 2\n")
    rest = data.without("a")
    assert (rest, rest.line, rest.lines["b"]) == ({"b": "2"}, 2, 3)
    assert data == {"a": "1", "b": "2"}


def test_yaml_that_is_no_mapping_or_holds_control_characters(tmp_path: Path) -> None:
    said = []
    for text in ("- a\n", "a: \x07\n", "a: &x\nb: *y\n", "a: [1\n", "\ta: 1\n"):
        (tmp_path / "a.yml").write_text(text, encoding="utf-8")
        data, findings = read_yaml(tmp_path, PurePosixPath("a.yml"))
        assert data is None
        said += [finding.plain().splitlines()[0] for finding in findings]
    assert said == [
        "a.yml:1: The YAML is not a list of `key: value`.",
        "a.yml:1: An invisible character (U+0007) stands on this line.",
        "a.yml:1: `&x` gives a name to what follows, which is not used here.",
        "a.yml:2: The YAML ends too soon.",
        "a.yml:1: The YAML cannot be read here: `a: 1`.",
    ]


def test_a_file_that_was_written_again_is_read_again(tmp_path: Path) -> None:
    """Also within the same moment, with the same length."""
    path, file = PurePosixPath("page.md"), tmp_path / "page.md"
    for text in ("one", "two", "six"):
        file.write_text(text, encoding="utf-8")
        assert read_text(tmp_path, path)[0] == text


def test_what_took_the_place_of_a_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though it is as long, and as old."""
    path, file, other = PurePosixPath("page.md"), tmp_path / "page.md", tmp_path / "other.md"
    file.write_text("six", encoding="utf-8")
    other.write_text("ten", encoding="utf-8")
    for each in (file, other):
        os.utime(each, (0, 0))
    monkeypatch.setattr(source, "_A_MOMENT", -1)
    assert read_text(tmp_path, path)[0] == "six"
    other.replace(file)
    assert read_text(tmp_path, path)[0] == "ten"
    file.unlink()
    assert read_text(tmp_path, path)[0] is None


def test_a_file_that_nobody_wrote_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = PurePosixPath("page.md")
    (tmp_path / path).write_text("one", encoding="utf-8")
    monkeypatch.setattr(source, "_A_MOMENT", -1)
    assert read_text(tmp_path, path)[0] == "one"
    with monkeypatch.context() as closed:
        closed.setattr(Path, "read_bytes", lambda *_: pytest.fail("It was opened again."))
        assert read_text(tmp_path, path)[0] == "one"
