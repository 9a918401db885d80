"""Keeps what the quizzes ask today, so that records of today can be scored when it has changed.

Run it after a question or quiz was edited, before the edit is published.
"""

from __future__ import annotations

import json
from pathlib import Path

from nest_hub.content.load import load_hub
from nest_hub.content.question_banks import KEPT, module_bank


def main(root: Path) -> None:
    """Writes `published.json` of each module."""
    for module in load_hub(root).modules.values():
        bank = module_bank(root, module)
        text = json.dumps(bank, ensure_ascii=False, indent=1)
        path = root / "modules" / module.id / KEPT
        path.write_text(text + "\n", encoding="utf-8")
        print(f"{path.relative_to(root)}: {len(bank['questions'])} questions")


if __name__ == "__main__":
    main(Path(__file__).parent.parent)
