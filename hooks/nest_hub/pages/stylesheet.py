"""The colours, sizes and distances of the stylesheet of all pages, with their contrast."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

PATH = "overrides/assets/stylesheets/hub.css"
GROUND = "paper"
"""The colour of the ground that everything is measured against; `surface` is that of cards."""
_PROPERTY = re.compile(r"--([a-z0-9-]+):\s*([^;]+);")
_DARK = re.compile(r"@media \(prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}")
_LIGHT = re.compile(r":root \{([^}]*)\}")
_HEX = re.compile(r"#(?:[0-9a-f]{3}){1,2}")
_REM = re.compile(r"[\d.]+rem")
_LENGTHS = re.compile(r"s\d+")
_SIZES = ("h1", "h2", "h3", ".lead", "body", "table", ".status, .warning")
"""What is written in a size of its own, from the largest down."""


@dataclass(frozen=True)
class Shade:
    """A colour in one scheme, with its contrast to the page's ground and to that of cards."""

    value: str
    on_paper: float
    on_surface: float


@dataclass(frozen=True)
class Colour:
    """A custom property that is a colour."""

    name: str
    light: Shade
    dark: Shade


@dataclass(frozen=True)
class Size:
    """What a selector is written in, and whether in the letters of headings."""

    selector: str
    value: str
    is_heading: bool


@dataclass(frozen=True)
class Stylesheet:
    """The measures of `hub.css`; empty where a hub has none."""

    colours: tuple[Colour, ...] = ()
    lengths: tuple[tuple[str, str], ...] = ()
    sizes: tuple[Size, ...] = ()

    @property
    def ground(self) -> Colour:
        """The ground itself."""
        return next(colour for colour in self.colours if colour.name == GROUND)


def read_stylesheet(root: Path) -> Stylesheet:
    """Reads `hub.css` of the project."""
    path = root / PATH
    return _read(path.read_text(encoding="utf-8")) if path.is_file() else Stylesheet()


@lru_cache(maxsize=2)
def _read(text: str) -> Stylesheet:
    light = _properties(_LIGHT, text)
    dark = {**light, **_properties(_DARK, text)}
    colours = tuple(
        Colour(name, _shade(name, light), _shade(name, dark))
        for name, value in light.items()
        if _HEX.fullmatch(value)
    )
    lengths = ((name, value) for name, value in light.items() if _LENGTHS.fullmatch(name))
    return Stylesheet(colours, tuple(lengths), tuple(_sizes(text)))


def _properties(where: re.Pattern[str], text: str) -> dict[str, str]:
    found = where.search(text)
    return dict(_PROPERTY.findall(found[1])) if found else {}


def _shade(name: str, scheme: dict[str, str]) -> Shade:
    value = scheme[name]
    return Shade(value, contrast(value, scheme["paper"]), contrast(value, scheme["surface"]))


def _sizes(text: str) -> Iterator[Size]:
    for selector in _SIZES:
        rules = re.findall(rf"^{re.escape(selector)} \{{([^}}]*)\}}", text, re.MULTILINE)
        for rule in rules:
            given = re.search(r"font(?:-size)?: ([^;]+);", rule)
            if found := _REM.findall(given[1]) if given else None:
                # Of a size that grows with the window, the largest.
                yield Size(selector, found[-1], selector.startswith("h"))
                break


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, by WCAG 2: from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    whole = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(whole[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
