"""How large a picture may be: most readers have a telephone, and some pay for what they load."""

from __future__ import annotations

MOST_BYTES = 500_000
LONGEST_SIDE = 2_400
"""Pixels."""
LEAST_WIDTH = 200
"""Pixels, of a picture that a page places: with fewer, nothing can be made out."""
MOST_READ = 40_000_000
"""Bytes. No telephone takes a larger picture; what is larger is not read at all."""
MOST_COMPARED = 60_000_000
"""Pixels, in all frames. What is larger is not mended: it would be decoded twice to be compared."""
