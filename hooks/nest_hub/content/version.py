"""Which version of the questions a record was made with."""

from __future__ import annotations

from hashlib import sha256

from nest_hub.content.hub import Hub


def content_version(hub: Hub) -> str:
    """Twelve hexadecimal digits that change where a module's version or a question changes."""
    return hub.once(_content_version)


def _content_version(hub: Hub) -> str:
    lines = [
        f"{module.id} {module.data.version} {question.id} {question.digest}"
        for module in hub.modules.values()
        for question in module.questions.values()
    ]
    return sha256("\n".join(sorted(lines)).encode()).hexdigest()[:12]
