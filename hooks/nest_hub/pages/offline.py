"""What of the hub is kept on the device: the HTML that `offline-copy.js` fills in."""

from __future__ import annotations

import json

from nest_hub.languages import script_phrases
from nest_hub.pages.context import Context


def render_offline(context: Context, _: str) -> str:
    """The modules that can be kept, and the buttons to keep all and to remove all."""
    pages = {
        module: page
        for module in context.hub.modules
        if (page := context.hub.page(context.language, f"modules/{module}/index.md"))
    }
    words = script_phrases(context.language, "copy_")
    return context.render(
        "offline.html",
        pages=pages,
        words=json.dumps(words, ensure_ascii=False, sort_keys=True),
    )
