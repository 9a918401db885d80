"""Two folders change places in one step, so that neither is ever missing."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_HERE = {"linux": -100, "darwin": -2}
"""`AT_FDCWD`: a path that is not absolute begins at this process's folder."""
_SWAP = 2
"""`RENAME_EXCHANGE` of Linux, and `RENAME_SWAP` of macOS."""
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders of one file system. False where that cannot be done in one step.

    Raises OSError. In both cases, nothing has changed.
    """
    name = {"linux": "renameat2", "darwin": "renameatx_np"}.get(sys.platform)
    call = name and getattr(ctypes.CDLL(None, use_errno=True), name, None)
    if not call:
        return False
    here = _HERE[sys.platform]
    if call(here, os.fsencode(one), here, os.fsencode(other), ctypes.c_uint(_SWAP)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:  # a folder of Windows seen from Linux, or an old disk on the network
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))
