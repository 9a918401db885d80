"""SCORM 2004, 4th edition: `imsmanifest.xml`.

The quiz is the primary objective, satisfied by its measure: an LMS that judges by the score, and
one that takes the success status as it is said, come to the same. Completion is said by the module:
every section done and the quiz passed, as the hub counts it.
"""

from __future__ import annotations

from nest_hub.packages.contents import Files, Package
from nest_hub.packages.manifests import fraction, write_manifest


def manifest(package: Package, files: Files) -> tuple[str, str]:
    """The manifest's name and text."""
    mastery = fraction(package.module.data.quiz.pass_mark)
    text = write_manifest("scorm2004.xml", package=package, files=sorted(files), mastery=mastery)
    return "imsmanifest.xml", text
