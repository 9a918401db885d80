"""What a second engine, IBM Equal Access, says of a page, and what of it is no fault."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import BrowserContext, Page

SCRIPT = Path("node_modules") / "accessibility-checker-engine" / "ace-window.js"
DIFFERENCES = Path(__file__).with_suffix(".yml")
COSTLY = [
    "element_tabbable_unobscured",
    "element_tabbable_visible",
    "style_focus_visible",
    "text_contrast_sufficient",
    "text_spacing_valid",
]
"""Rules that take as long as all the others together.

They run on a page of each kind. Contrast is also looked at by axe on every page, and the focus and
the spacing of text by tests of their own.
"""
_RUN = """
async ({without, known}) => {
  const checker = new window.ace_ibma.Checker();
  const rules = checker.rulesetRules.WCAG_2_2;
  if (rules.length < 100) throw new Error(`only ${rules.length} rules`);
  checker.rulesetRules.WCAG_2_2 = rules.filter((rule) => !without.includes(rule));
  const {results} = await checker.check(document, ["WCAG_2_2"]);
  return results.filter(({value}) => value[1] !== "PASS").map((found) => {
    const rule = `${found.ruleId}/${found.reasonId}`;
    return {
      rule, said: found.message, path: found.path.dom, snippet: found.snippet.slice(0, 120),
      explained: known.findIndex((one) => one.rule === rule && found.node.matches(one.where)),
    };
  });
}
"""


@dataclass(frozen=True)
class Difference:
    """Something that the engine says of some elements, and why it is no fault."""

    rule: str
    where: str
    page: str
    why: str
    reviewed: datetime.date

    @property
    def is_costly(self) -> bool:
        return self.rule.split("/")[0] in COSTLY


@cache
def differences() -> tuple[Difference, ...]:
    """Those that are explained."""
    data = yaml.safe_load(DIFFERENCES.read_text(encoding="utf-8"))
    return tuple(Difference(**entry) for entry in data["differences"])


def add_second_engine(context: BrowserContext, root: Path) -> None:
    """From now on the engine is in each page of this browser."""
    assert (root / SCRIPT).exists(), f"{SCRIPT} is missing. `make test` installs it."
    context.add_init_script(path=root / SCRIPT)


def unexplained(page: Page, address: str, *, whole: bool) -> list[str]:
    """What the engine says of a page and nothing explains, and what it says there no longer."""
    known = [{"rule": one.rule, "where": one.where} for one in differences()]
    wanted = {"without": [] if whole else COSTLY, "known": known}
    found: list[dict[str, Any]] = page.evaluate(_RUN, wanted)
    met = {differences()[one["explained"]] for one in found if one["explained"] >= 0}
    return [
        *(
            f"/{address} Equal Access: {one['rule']}: {one['path']} {one['snippet']}: {one['said']}"
            for one in found
            if one["explained"] < 0
        ),
        *(
            f"/{address} Equal Access: {one.rule} is said of {one.where} no longer: "
            f"take it out of {DIFFERENCES.name}, or name another page."
            for one in differences()
            if one.page == address and (whole or not one.is_costly) and one not in met
        ),
    ]
