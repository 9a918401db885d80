"""SCORM 1.2: `imsmanifest.xml`.

SCORM 1.2 has one status for completion and success. When a lesson ends, an LMS that knows a mastery
score compares the raw score with it and sets `passed` or `failed` by itself, whatever the lesson
said; Moodle does so, and one that does not, or that reads the status alone, keeps what the lesson
said. Both must come to the same. So:

- `adlcp:masteryscore` is the quiz's pass mark, in percent, and `cmi.core.score.raw` is the best
  attempt's percentage, never rounded up to the mark. Whoever judges, judges alike.
- The lesson sets `passed` as soon as an attempt reaches the mark, and `failed` after one that does
  not, and neither before the quiz was submitted. Until then it is `incomplete`, without a score:
  with one, closing the window half-way would be a failure.
- The sections are not counted: an LMS that judges by the score alone could not count them. Whoever
  passes the quiz has passed. (SCORM 2004 and cmi5 can tell completion apart, and do.)
- What was passed stays passed: a later attempt that goes worse lowers neither status nor score.
"""

from __future__ import annotations

from nest_hub.packages.contents import Files, Package
from nest_hub.packages.manifests import write_manifest


def manifest(package: Package, files: Files) -> tuple[str, str]:
    """The manifest's name and text."""
    return "imsmanifest.xml", write_manifest("scorm12.xml", package=package, files=sorted(files))
