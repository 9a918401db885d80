"""Every page is valid HTML, by html-validate and its rules in `html-validate.config.mjs`."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from tests.site.offenders import assert_none
from tests.site.pages import Site

VALIDATE = Path("node_modules/html-validate/bin/html-validate.mjs")
RULES = Path(__file__).with_name("html-validate.config.mjs")


def test_every_page_is_valid(site: Site, root: Path) -> None:
    node = shutil.which("node")
    assert node, "Node is not on the PATH. `make test` installs it into .venv/bin."
    assert (root / VALIDATE).exists(), f"{VALIDATE} is missing. `make test` installs it."
    result = subprocess.run(
        [node, root / VALIDATE, "--config", RULES, "--formatter", "json", site.folder],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode in {0, 1}, result.stderr
    reports = json.loads(result.stdout)
    assert_none(
        f"/{Path(report['filePath']).relative_to(site.folder)}:{message['line']}: "
        f"{message['ruleId']}: {message['message']}"
        for report in reports
        for message in report["messages"]
    )


def test_the_rules_see_a_fault(tmp_path: Path, root: Path) -> None:
    """So that silence means that the pages were read."""
    (tmp_path / "index.html").write_text("<!doctype html><p>Not <b>closed<p>", encoding="utf-8")
    node = shutil.which("node")
    assert node
    result = subprocess.run(
        [node, root / VALIDATE, "--config", RULES, tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "close-order" in result.stdout
