"""Says what the hub is made of: `licences`, a page to read, and `sbom`, for machines (CycloneDX).

Names, versions and digests come from the lock file, licences from the packages' own metadata. What
a reader's browser gets of others stands in `shipped.toml`, file by file.

    made_of.py licences > THIRD-PARTY.md
    made_of.py sbom > sbom.cdx.json
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCK = "requirements-report.lock"
"""All that builds the site or makes a report."""
SHIPPED = "tools/shipped.toml"

ALLOWED_SHIPPED = {"MIT", "OGL-UK-3.0"}
"""What may reach a browser: all of it may be passed on under the project's own licences."""
ALLOWED_TOOLS = ALLOWED_SHIPPED | {
    *("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT-CMU", "PSF-2.0"),
    # Whoever changes these files shares the change. Nobody here does, and nothing else is touched.
    *("LGPL-3.0-or-later", "MPL-1.1", "MPL-2.0"),
    "SCOWL",
}
"""What may be used to build, and is passed on to nobody."""

_BY_WORDS = {
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
_BY_HAND = {
    # Their metadata only say "BSD"; their licence files, which.
    "colorama": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "segno": "BSD-3-Clause",
    # Its own part, and Hunspell's, which may be had under any one of three.
    "chunspell": "MIT AND (MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later)",
}
_DICTIONARIES = {"cy": "LGPL-3.0-or-later", "en": "SCOWL"}
_SPDX = {"SCOWL": "LicenseRef-SCOWL"}
"""A licence that has no name of its own among those of SPDX."""


@dataclass(frozen=True)
class Package:
    """A package as the lock names it."""

    name: str
    version: str
    licence: str
    digests: tuple[str, ...]


def read_packages(root: Path = ROOT) -> list[Package]:
    """All packages of the lock."""
    text = (root / LOCK).read_text(encoding="utf-8")
    entry = re.compile(r"^([a-z0-9._-]+)==([^\s;\\]+)((?:.*\n(?=[ #]|$))*.*)", re.MULTILINE)
    return [
        Package(found[1], found[2], licence_of(found[1]), tuple(_digests(found[3])))
        for found in entry.finditer(text)
    ]


def _digests(text: str) -> list[str]:
    return sorted(re.findall(r"--hash=sha256:([0-9a-f]{64})", text))


def licence_of(name: str) -> str:
    """The licence of an installed package, as SPDX names it; `unknown` where nothing says it."""
    if by_hand := _BY_HAND.get(name):
        return by_hand
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return "unknown"
    words = [said["License-Expression"], said["License"]]
    words += [
        it.rpartition(" :: ")[2] for it in said.get_all("Classifier") or [] if "License" in it
    ]
    for word in filter(None, words):
        if (licence := _BY_WORDS.get(word, word)) and not forbidden(licence, ALLOWED_TOOLS):
            return licence
    return "unknown"


def forbidden(licence: str, allowed: set[str]) -> bool:
    """Whether some part of a licence is under no term that is allowed."""
    parts = re.split(r" AND ", licence.replace("(", "").replace(")", ""))
    return not all(any(term in allowed for term in part.split(" OR ")) for part in parts)


def read_shipped(root: Path = ROOT) -> list[dict[str, Any]]:
    """What a reader's browser gets of others."""
    shipped: list[dict[str, Any]] = tomllib.loads((root / SHIPPED).read_text("utf-8"))["code"]
    return shipped


def licences(root: Path = ROOT) -> str:
    """The page that lists them."""
    shipped = [
        f"| {code['name']} {code['version']} | {code['licence']} | "
        f"{', '.join(f'`{file}`' for file in code['files'])} |"
        for code in read_shipped(root)
    ]
    tools = [f"| {it.name} | {it.version} | {it.licence} |" for it in read_packages(root)]
    return "\n".join(
        [
            "# What others made",
            "",
            "`make licences` writes this page. A test holds that it is true, and that",
            "`tools/made_of.py` allows each licence.",
            "",
            "## In the published site",
            "",
            "Our own code is under the [MIT licence](LICENSE), our text and drawings under the",
            "[Open Government Licence](LICENCE-CONTENT.md). No fonts, no analytics. Of others:",
            "",
            "| what | licence | files |",
            "| --- | --- | --- |",
            *shipped,
            "",
            "## To build it",
            "",
            "None of this reaches a reader.",
            "",
            "| package | version | licence |",
            "| --- | --- | --- |",
            *tools,
            *[
                f"| spelling dictionary `{language}` | | {licence} |"
                for language, licence in _DICTIONARIES.items()
            ],
            "",
        ]
    )


def sbom(root: Path = ROOT) -> str:
    """The bill of materials. The same project gives the same bytes."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    hub = _component("application", project["name"], project["version"], "MIT", "required")
    components = [_shipped(code) for code in read_shipped(root)]
    components += [_tool(package) for package in read_packages(root)]
    components += [
        _component("data", f"dictionary-{name}", "", licence, "excluded")
        for name, licence in _DICTIONARIES.items()
    ]
    for component in components:
        component["bom-ref"] = f"{component['name']}@{component.get('version', '')}"
    made: dict[str, Any] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"timestamp": _moment(root), "component": {"bom-ref": "hub", **hub}},
        "components": components,
        "dependencies": [{"ref": "hub", "dependsOn": [it["bom-ref"] for it in components]}],
    }
    number = uuid.uuid5(uuid.NAMESPACE_OID, json.dumps(made, sort_keys=True))
    return json.dumps({**made, "serialNumber": f"urn:uuid:{number}"}, indent=2) + "\n"


def _component(kind: str, name: str, version: str, licence: str, scope: str) -> dict[str, Any]:
    """`excluded` is what builds the hub and is not passed on."""
    found: dict[str, Any] = {"type": kind, "name": name, "scope": scope}
    found["licenses"] = [{"expression": _SPDX.get(licence, licence)}]
    return {**found, "version": version} if version else found


def _shipped(code: dict[str, Any]) -> dict[str, Any]:
    return {
        **_component("library", code["name"], code["version"], code["licence"], "required"),
        "externalReferences": [{"type": "vcs", "url": code["source"]}],
        "components": [
            {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}
            for name, digest in code["files"].items()
        ],
    }


def _tool(package: Package) -> dict[str, Any]:
    purl = f"pkg:pypi/{package.name}@{package.version}"
    return {
        **_component("library", package.name, package.version, package.licence, "excluded"),
        "purl": purl,
        # One for each platform's file.
        "externalReferences": [
            {
                "type": "distribution",
                "url": purl,
                "hashes": [{"alg": "SHA-256", "content": digest} for digest in package.digests],
            }
        ],
    }


def _moment(root: Path) -> str:
    """That of SOURCE_DATE_EPOCH, or of the last commit."""
    command = ["git", "log", "-1", "--format=%ct"]
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or subprocess.check_output(command, cwd=root)
    return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def main() -> int:
    """Writes what is asked for; refuses where a licence is not known to be allowed."""
    ways: dict[str, Callable[[], str]] = {"licences": licences, "sbom": sbom}
    way = ways.get(" ".join(sys.argv[1:]))
    if way is None:
        print((__doc__ or "").strip(), file=sys.stderr)
        return 2
    if wrong := not_allowed():
        print("\n".join(wrong), file=sys.stderr)
        return 1
    sys.stdout.write(way())
    return 0


def not_allowed(root: Path = ROOT) -> list[str]:
    """A line for each package or file under a licence that is not allowed."""
    found = [(it.name, it.licence, ALLOWED_TOOLS) for it in read_packages(root)]
    found += [(it["name"], it["licence"], ALLOWED_SHIPPED) for it in read_shipped(root)]
    return [
        f"{name} is under {licence}, which is not allowed."
        if licence != "unknown"
        else f"{name} does not say its licence, or is not installed here."
        for name, licence, allowed in found
        if forbidden(licence, allowed)
    ]


if __name__ == "__main__":
    sys.exit(main())
