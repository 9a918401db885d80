"""How large what people write may be. What is larger is refused before anything reads it.

Some readers, of Markdown above all, take longer by the square of what they are given: a small file
could stop the build. Nothing that was ever written for the hub comes near to these.
"""

from __future__ import annotations

LONGEST_TEXT = 1_000_000
"""Bytes of a file of text."""
LONGEST_PAGE = 20_000
"""Characters of a page's Markdown."""
MOST_SIGNS = 400
"""How often each sign that Markdown looks at may stand on a page."""
DEEPEST_LIST = 8
"""How many lists and quotations of Markdown may stand one in the other."""
LONGEST_VALUE = 5_000
"""Characters of one value in YAML."""
DEEPEST_YAML = 32
"""How many lists and entries of YAML may stand one in the other."""
