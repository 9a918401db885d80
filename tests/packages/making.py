"""Packages of the project's own modules, made once."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from nest_hub.content.hub import Hub
from nest_hub.languages import Language
from nest_hub.packages import Format, make_package
from nest_hub.packages.contents import Package
from nest_hub.packages.settings import read_settings

CHOICES: dict[str, tuple[Language, ...]] = {"both": ("cy", "en"), "cy": ("cy",), "en": ("en",)}
_made: dict[tuple[str, str, Format, str], bytes] = {}
MODULES = ("nest", "childrens-rights")


def packed(hub: Hub, module: str, form: Format, languages: str = "both") -> bytes:
    """The bytes of a package, made once."""
    key = (str(hub.root), module, form, languages)
    if key not in _made:
        _made[key] = packed_anew(hub, module, form, languages)
    return _made[key]


def packed_anew(hub: Hub, module: str, form: Format, languages: str = "both") -> bytes:
    """The bytes of a package."""
    chosen = Package(hub, hub.modules[module], CHOICES[languages], read_settings(hub.root))
    return make_package(chosen, form)


def unzipped(data: bytes) -> dict[str, bytes]:
    """The files of a zip."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
