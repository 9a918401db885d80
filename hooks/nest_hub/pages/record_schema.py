"""The JSON Schema of the record file, from the script that checks records with it."""

from __future__ import annotations

import json

SCRIPT = "assets/javascripts/learning/record-schema.js"
"""Where the script lies in the site."""
ADDRESS = "schemas/nest-hub-record-1.json"
"""Where the schema is published."""


def record_schema(script: str, site_url: str) -> str:
    """The schema as JSON. The script is one `export default` of strict JSON."""
    schema = json.loads(script.removeprefix("export default").strip().removesuffix(";"))
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": site_url + ADDRESS}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=2) + "\n"
