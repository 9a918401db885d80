"""`nest-hub check --fix`: takes out of pictures what they hide."""

from __future__ import annotations

from collections.abc import Iterator

from nest_hub.checks.pictures import listed
from nest_hub.content.hub import Hub
from nest_hub.content.images import picture_files
from nest_hub.content.pictures.mend import mend


def fix_pictures(hub: Hub) -> Iterator[str]:
    """Mends each picture in turn. Says what was taken out of which, and what was left."""
    for source in picture_files(hub):
        mended = mend(hub.root / source)
        if mended.removed:
            yield f"{source}: taken out: {listed(mended.removed)}. The picture is the same."
        elif mended.left:
            yield f"{source}: left as it was: {mended.left}."
