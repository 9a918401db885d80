"""MkDocs hook: what the disk refuses stops the build with words, and not with a traceback."""

from __future__ import annotations

import errno

from mkdocs.exceptions import PluginError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def on_build_error(error: Exception) -> None:
    """Says what an error of the computer means; our own mistakes keep their traceback."""
    if not isinstance(error, OSError):
        return
    name = error.filename
    if error.errno in _NO_ROOM:
        where = error.filename2 or name  # a copy is made of the first
        words = f"There is no room on the disk{f' for {where}' if where else ''}. Make room, "
        words += "and build again."
    elif isinstance(error, FileNotFoundError) and name:
        words = (
            f"{name} has gone since the build began. Was it moved or deleted meanwhile? "
            "Put it back, or take away what names it, and build again."
        )
    else:
        words = f"{f'{name}: ' if name else ''}{error.strerror or error}."
    raise PluginError(words) from error
