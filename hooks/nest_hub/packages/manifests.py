"""How manifests are written: from templates, every value escaped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def write_manifest(template: str, **values: Any) -> str:
    """The manifest of this template."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(**values) + "\n"


def fraction(percent: int) -> str:
    """A percentage as the decimal fraction that standards ask for: `0.8`."""
    return f"{percent / 100:g}"
