"""A module as a package for an LMS: SCORM 1.2, SCORM 2004 (4th edition) and cmi5."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

from nest_hub.packages import cmi5, scorm12, scorm2004
from nest_hub.packages.archive import zipped
from nest_hub.packages.contents import Files, Package, package_files

Format = Literal["scorm12", "scorm2004", "cmi5"]
FORMATS: tuple[Format, ...] = get_args(Format)

_MANIFESTS: dict[Format, Callable[[Package, Files], tuple[str, str]]] = {
    "scorm12": scorm12.manifest,
    "scorm2004": scorm2004.manifest,
    "cmi5": cmi5.manifest,
}
"""Each names its file, and gives its text, which lists all the others."""


def make_package(package: Package, form: Format) -> bytes:
    """The bytes of the package, the same for the same content."""
    files = package_files(package, form)
    name, text = _MANIFESTS[form](package, files)
    return zipped({**files, name: text.encode()})
