"""A page that holds all that Markdown has, sent out as XLIFF and taken back."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from nest_hub.content.load import load_hub
from nest_hub.content.xliff.reading import read_xliff
from nest_hub.content.xliff.returning import Taken, take_back
from nest_hub.content.xliff.units import read_units
from nest_hub.content.xliff.writing import write_xliff
from nest_hub.diagnostics import Diagnostic

BODY = """\
Read **bold _and italic_ words**, `code *as it is*`, and [ours](/themes/index.md).
It goes on in a second line.\x20\x20
This is after a break.

## A heading with an id {#own}

A [page elsewhere](https://example.org/a_(b) "Its title") and [a place](/themes/index.md#top).

### A deeper one

- One item, said by <abbr title="National Health Service">NHS</abbr>
- Another:

    1. first <span lang="cy">nyth</span>
    2. 2021

> A quotation with a \\*star\\* and 3 * 4.

| Name | Number |
| :--- | ---: |
| A \\| bar | 12 |

/// example | A short title
A scene.
///

![A door, half open](door.png "The door")

/// list | principles
///
"""
URI = "rich.md"
PATH = PurePosixPath("rich.xlf")


def exported(root: Path, uri: str = URI) -> str:
    hub = load_hub(root)
    original = hub.page("en", uri)
    assert original is not None
    return write_xliff(hub, original)


def came_back(root: Path, data: bytes | str) -> tuple[Taken | None, list[Diagnostic]]:
    raw = data.encode() if isinstance(data, str) else data
    returned, findings = read_xliff(PATH, raw)
    return take_back(load_hub(root), returned) if returned else (None, findings)


def taken(root: Path, data: bytes | str) -> str:
    result, findings = came_back(root, data)
    assert result is not None, [finding.plain() for finding in findings]
    return result.text


def refused(root: Path, data: bytes | str) -> list[str]:
    result, findings = came_back(root, data)
    assert result is None
    assert findings
    return [finding.plain() for finding in findings]


def with_target(xliff: str, ident: str, inner: str) -> str:
    """The file with what stands in one unit's target."""
    pattern = rf'(<trans-unit id="{ident}" .*?<target[^>]*>).*?(</target>)'
    changed, number = re.subn(
        pattern, lambda match: match[1] + inner + match[2], xliff, count=1, flags=re.DOTALL
    )
    assert number == 1
    return changed


def unit_about(root: Path, words: str) -> str:
    """The number of the unit that holds the words."""
    original = load_hub(root).page("en", URI)
    assert original is not None
    return next(unit.id for unit in read_units(original) if words in str(unit.content))
