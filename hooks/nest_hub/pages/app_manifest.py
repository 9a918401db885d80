"""The web app manifest of each language, with which a device can install the hub."""

from __future__ import annotations

import json
import posixpath
import re

from nest_hub.content.hub import Hub
from nest_hub.languages import PHRASES, Language

ICONS = {"icon-192.png": "any", "icon-512.png": "any", "icon-512-maskable.png": "maskable"}
_PAPER = re.compile(r"--paper:\s*(#[0-9a-f]{6})")


def manifest_address(language: Language) -> str:
    """Its address from the site's root."""
    return f"{language}/hub.webmanifest"


def app_manifest(hub: Hub, language: Language, stylesheet: str) -> str:
    """The manifest. Its addresses are relative, so that the site may lie in any folder."""
    phrases = PHRASES[language]
    start = hub.page(language, "modules/index.md") or hub.page(language, "index.md")
    colour = _PAPER.search(stylesheet)
    facts = {
        "lang": language,
        "dir": "ltr",
        "name": phrases.site_name,
        "short_name": phrases.site_short_name,
        "description": phrases.site_description,
        "start_url": posixpath.relpath(hub.address(start), language) + "/" if start else ".",
        "scope": "../",
        "display": "standalone",
        # With a way back and a way to reload, where the device can.
        "display_override": ["minimal-ui", "standalone"],
        "background_color": colour[1] if colour else None,
        "theme_color": colour[1] if colour else None,
        "icons": [
            {
                "src": f"../assets/images/{name}",
                "sizes": "x".join(re.findall(r"\d+", name) * 2),
                "type": "image/png",
                "purpose": purpose,
            }
            for name, purpose in ICONS.items()
        ],
    }
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
