"""Whether a value fits a JSON Schema, for the keywords that the record's schema uses.

The same as `schema.js`, which is what the learner's browser judges by.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

Schema = dict[str, Any]
LONGEST = 1000
"""Characters of a text for which the schema says nothing."""
LONE = re.compile("[\ud800-\udfff]")
"""Half of a character, which no text may hold."""


def fits(value: Any, schema: Schema, root: Schema | None = None) -> bool:
    """Whether the value fits. Whole numbers may be written as 9.0, as in a browser."""
    root = root or schema
    if "$ref" in schema:
        return fits(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root)
    kind = _type(value)
    wanted = schema.get("type", kind)
    if kind != wanted and kind not in wanted:
        return False
    if "const" in schema and (kind in {"boolean", "null"} or value != schema["const"]):
        return False
    if "enum" in schema and not (kind in {"string", "null"} and value in schema["enum"]):
        return False
    if kind == "string":
        return _text_fits(value, schema)
    if kind in {"integer", "number"}:
        return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))
    if kind == "array":
        short = len(value) <= schema.get("maxItems", len(value))
        return short and all(fits(item, schema["items"], root) for item in value)
    if kind == "object":
        known: Schema = schema["properties"]
        return all(name in value for name in schema["required"]) and all(
            name in known and fits(inner, known[name], root) for name, inner in value.items()
        )
    return True


def whole(value: Any) -> Any:
    """The value with 9.0 as 9, which is how both are written in the canonical form."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [whole(item) for item in value]
    if isinstance(value, dict):
        return {name: whole(inner) for name, inner in value.items()}
    return value


def _type(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, str):
        return "string"
    if isinstance(value, list):
        return "array"
    if isinstance(value, dict):
        return "object"
    return "integer" if isinstance(value, int) or value.is_integer() else "number"


def _text_fits(text: str, schema: Schema) -> bool:
    if LONE.search(text) or len(text.encode("utf-16-le")) > 2 * schema.get("maxLength", LONGEST):
        return False
    return "pattern" not in schema or bool(_pattern(schema["pattern"]).search(text))


@lru_cache(maxsize=64)
def _pattern(pattern: str) -> re.Pattern[str]:
    # A browser's `$` is the end alone, and its `\d` is 0 to 9.
    return re.compile(re.sub(r"\$$", r"\\Z", pattern), re.ASCII)
