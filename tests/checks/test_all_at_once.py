"""Seven faults at once: seven findings, in one run, and the build of the site fails on them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checks.test_faults import apply
from tests.findings import findings
from tests.small_hub import write_small_hub

EDITS = [
    {"file": "docs/cy/values/index.md"},
    {
        "file": "modules/nest/module.yml",
        "old": "principles: [no-wrong-door]",
        "new": "principles: [no-wrong-dor]",
    },
    {
        "file": "modules/nest/questions.yml",
        "old": "          en: That opens the door.",
        "new": "          en:",
    },
    {
        "file": "docs/cy/principles/index.md",
        "old": "\n\nRydym",
        "new": "\n\nGweler [y drws](/principles/no-wrong-doors.md). Rydym",
    },
    {
        "file": "case_studies/one-door/case_study.yml",
        "old": "date: 2026\n",
        "new": "date: 2026: 1\n",
    },
    {
        "file": "docs/cy/index.md",
        "old": "\n\nRydym",
        "new": "\n\nChildren need adults who listen to them. Rydym",
    },
    {
        "file": "docs/en/themes/safe.md",
        "old": "## What it means\n\nWe listen",
        "new": "## What it means\n\nWe always listen",
    },
]
SAYS = """\
case_studies/one-door/case_study.yml:10: The YAML cannot be read here: `date: 2026: 1`.
  A text that holds a colon and a space needs quotes around it: `"…"`.
docs/cy/index.md:10: This Welsh text is in English: 'Children need adults who listen to them.'.
  Translate it. If it is a name or a quotation, mark it: <span lang="en">…</span>.
docs/cy/principles/index.md:11: The link '/principles/no-wrong-doors.md' leads to no page.
  Did you mean `/principles/no-wrong-door.md`?
docs/cy/themes/safe.md:6: The original has changed since this page was translated: 'What it means'.
  Compare it with docs/en/themes/safe.md. When it says the same again, run \
`nest-hub translations accept docs/cy/themes/safe.md`.
docs/en/values/index.md:1: The page has no Welsh version.
  Write docs/cy/values/index.md, or keep the page back with `draft: true`.
modules/nest/module.yml:11: Section 'first' names the principle 'no-wrong-dor', \
which does not exist.
  Did you mean `no-wrong-door`? The valid ones are: no-wrong-door.
modules/nest/questions.yml:18: Choice 'a' of question 'door-1' has an empty English text \
for `feedback`.
  Write the English text after `en:`."""


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The small hub with all seven faults."""
    root = write_small_hub(tmp_path / "hub")
    apply(root, EDITS)
    return root


def test_one_finding_each(broken: Path) -> None:
    assert "\n".join(findings(broken)) == SAYS


def test_the_strict_build_fails_before_it_writes(broken: Path, root: Path) -> None:
    for name in ("hooks", "overrides", "mkdocs.yml"):
        source = root / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, broken / name)
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=broken,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "7 errors in the content, listed above." in result.stderr
    ours = [line for line in SAYS.splitlines() if not line.startswith("  ")]
    assert [line for line in ours if line not in result.stderr] == []
    assert not (broken / "site").exists()
