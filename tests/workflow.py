"""Runs a job of a workflow on this computer, as GitHub does, with two local repositories."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.repository import git

READY = ".venv/ready"
_OUTCOME = re.compile(r"steps\.([\w-]+)\.(outputs\.)?([\w-]+)")


@dataclass
class Job:
    """One run. `base` is the project; `proposal` a clone of it with what is proposed, merged."""

    base: Path
    proposal: Path
    folder: Path
    printed: dict[str, str] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)
    summary: str = ""
    _outputs: dict[str, str] = field(default_factory=dict)

    def run(self, file: Path, name: str) -> Job:
        """Takes the steps of the job from the file, in order. Returns itself."""
        workflow = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
        assert workflow["defaults"] == {"run": {"shell": "bash"}}
        self.folder.mkdir()
        for number, step in enumerate(workflow["jobs"][name]["steps"]):
            title = step["name"]
            if not self._is_due(step.get("if")):
                outcome = "skipped"
            elif "run" in step:
                outcome = self._script(step, number)
            else:
                outcome = self._action(step["uses"].partition("@")[0], step["with"])
            self.outcomes[title] = outcome
            if ident := step.get("id"):
                self._outputs[f"{ident}.outcome"] = outcome
        return self

    def _value(self, expression: str) -> str:
        """What an expression of the workflow stands for."""
        known = {
            "github.base_ref": "main",
            "steps.keep.outputs.artifact-url": "https://artifact.example/1",
        }
        return re.sub(r"\$\{\{ (.*?) \}\}", lambda match: known[match[1]], expression)

    def _is_due(self, condition: str | None) -> bool:
        if condition is None:
            return "failure" not in self.outcomes.values()
        bare = condition.removeprefix("${{ ").removesuffix(" }}").replace("!cancelled()", "True")

        def known(match: re.Match[str]) -> str:
            return repr(self._outputs.get(f"{match[1]}.{match[3]}", ""))

        return bool(eval(_OUTCOME.sub(known, bare).replace("&&", "and"), {}))

    def _script(self, step: dict[str, Any], number: int) -> str:
        script, output, told = (self.folder.parent / f"{number}.{n}" for n in ("sh", "out", "md"))
        script.write_text(step["run"], encoding="utf-8")
        output.touch()
        told.touch()
        result = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.folder,
            env={
                "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
                "GITHUB_OUTPUT": str(output),
                "GITHUB_STEP_SUMMARY": str(told),
                # Nothing is installed: what it would make stands there already.
                "MAKEFLAGS": f" -- VENV={READY} SITE_TOOLS={READY} NEST_HUB={READY}",
                **{name: self._value(value) for name, value in step.get("env", {}).items()},
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self.printed[step["name"]] = result.stdout
        self.summary += told.read_text(encoding="utf-8")
        for line in output.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            self._outputs[f"{step['id']}.{name}"] = value
        return "failure" if result.returncode else "success"

    def _action(self, action: str, options: dict[str, Any]) -> str:
        if action == "actions/checkout":
            assert options["persist-credentials"] == "false"
            assert not {"repository", "token", "ssh-key", "submodules"} & set(options)
            # Without a branch it is the proposal, merged.
            ours = "ref" in options and self._value(options["ref"]) == "main"
            source = self.base if ours else self.proposal
            git(source, "clone", "--quiet", ".", str(self.folder / options["path"]))
        elif action == "actions/setup-python":
            _prepare(self.folder / "hub")
        else:
            assert action == "actions/upload-artifact"
            shutil.copytree(self.folder / options["path"], self.folder / options["name"])
        return "success"


def _prepare(hub: Path) -> None:
    """Gives the hub a `.venv` with the packages of the one that runs the tests."""
    folder = hub / ".venv"
    venv.create(folder, with_pip=False, symlinks=True)
    packages = next((folder / "lib").glob("python*/site-packages"))
    installed = next(path for path in map(Path, sys.path) if path.name == "site-packages")
    (packages / "hub.pth").write_text(f"{hub / 'hooks'}\n{installed}\n", encoding="utf-8")
    command = folder / "bin" / "nest-hub"
    command.write_text(
        f"#!{folder / 'bin' / 'python'}\n"
        "import sys\nfrom nest_hub.cli import main\nsys.exit(main())\n",
        encoding="utf-8",
    )
    command.chmod(0o755)
    (hub / READY).touch()
