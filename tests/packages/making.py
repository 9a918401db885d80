"""Packages of the project's own modules, made once."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from nest_hub.content.hub import Hub
from nest_hub.languages import Language
from nest_hub.packages import Format, make_package
from nest_hub.packages.contents import Package
from nest_hub.packages.settings import read_settings
from tests.once import made_once

CHOICES: dict[str, tuple[Language, ...]] = {"both": ("cy", "en"), "cy": ("cy",), "en": ("en",)}
MODULES = ("nest", "childrens-rights")
SHARED = Path()
"""Where they are kept for all processes of a run; a fixture of all tests says where that is."""


def packed(hub: Hub, module: str, form: Format, languages: str = "both") -> bytes:
    """The bytes of a package of the project's own hub, made once."""
    file = SHARED / f"package-{module}-{form}-{languages}.zip"
    made_once(file, lambda file: file.write_bytes(packed_anew(hub, module, form, languages)))
    return file.read_bytes()


def packed_anew(hub: Hub, module: str, form: Format, languages: str = "both") -> bytes:
    """The bytes of a package."""
    chosen = Package(hub, hub.modules[module], CHOICES[languages], read_settings(hub.root))
    return make_package(chosen, form)


def unzipped(data: bytes) -> dict[str, bytes]:
    """The files of a zip."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
