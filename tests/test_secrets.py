"""No file of the project holds a password or a key.

The patterns are those of detect-secrets. Its guesses by entropy are left out: the project is full
of digests, and each would need an exemption.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from detect_secrets.core.plugins.util import get_mapping_from_secret_type_to_class
from detect_secrets.plugins.base import RegexBasedDetector

LEFT_OUT = {"Public IP (ipv4)"}
"""No secret."""
ASSIGNED = re.compile(
    r"""(?i)\b\w*(?:passw(?:or)?d|secret|api_?key|token)["']?\s*[:=]\s*["'][^\s"'{}<>$]{8,}["']"""
)
PATTERNS = [
    (kind, pattern)
    for kind, plugin in sorted(get_mapping_from_secret_type_to_class().items())
    if issubclass(plugin, RegexBasedDetector) and kind not in LEFT_OUT
    for pattern in plugin().denylist
] + [("A value that is assigned", ASSIGNED)]


def secrets_in(text: str) -> list[tuple[int, str]]:
    """The line and the kind of each."""
    return [
        (text.count("\n", 0, found.start()) + 1, kind)
        for kind, pattern in PATTERNS
        for found in pattern.finditer(text)
    ]


def test_no_file_holds_a_secret(root: Path) -> None:
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    here = Path(__file__).relative_to(root).as_posix()
    files = [root / name for name in names if name and name != here and (root / name).is_file()]
    assert len(files) > 500
    assert [
        f"{file.relative_to(root)}:{line}: {kind}"
        for file in files
        for line, kind in secrets_in(file.read_text(encoding="utf-8", errors="replace"))
    ] == []


@pytest.mark.parametrize(
    "secret",
    [
        "-----BEGIN RSA PRIVATE KEY-----",
        "key: AKIAIOSFODNN7EXAMPLE",
        "ghp_" + "a1B2" * 9,
        "https://someone:withaword@host.example/",
        'api_key = "0123456789abcdef"',
        "PASSWORD: 'a-long-enough-word'",
    ],
)
def test_a_secret_would_be_found(secret: str) -> None:
    assert [line for line, _ in secrets_in(f"first line\n{secret}\n")][:1] == [2]
