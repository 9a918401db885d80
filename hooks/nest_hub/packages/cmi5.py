"""cmi5: `cmi5.xml`. One assignable unit, done when it is completed and passed."""

from __future__ import annotations

from nest_hub.packages.contents import Files, Package
from nest_hub.packages.manifests import fraction, write_manifest

_CODES = {"cy": "cy-GB", "en": "en-GB"}


def manifest(package: Package, files: Files) -> tuple[str, str]:
    """The course structure's name and text; it lists no files, and all of them are there."""
    assert "index.html" in files
    mastery = fraction(package.module.data.quiz.pass_mark)
    return "cmi5.xml", write_manifest("cmi5.xml", package=package, codes=_CODES, mastery=mastery)
