"""The files for the hosts: all of them say the same, and they say it once."""

from __future__ import annotations

import json
import re
from itertools import combinations

import pytest

from nest_hub.pages.headers import HOST_FILES, RULES, Rule, host_files, page_policy

MORE = (
    *RULES,
    Rule("/assets/kept/*", {"Cache-Control": "max-age=31536000, immutable"}),
    Rule("/service-worker.js", {"Cache-Control": "no-cache"}),
)
"""As it is where some files have a header that others have not."""
Said = dict[str, dict[str, str]]
"""By pattern, what each host adds there."""


def underscore(text: str) -> Said:
    said: Said = {}
    for line in text.splitlines():
        if line.startswith("/"):
            said[line] = {}
        elif line:
            name, _, value = line.partition(":")
            assert re.fullmatch(r"  [A-Z][\w-]+", name)
            [*said.values()][-1][name.strip()] = value.strip()
    return said


def azure(text: str) -> Said:
    settings = json.loads(text)
    assert settings["responseOverrides"] == {"404": {"rewrite": "/404.html"}}
    routes = {route["route"]: route["headers"] for route in settings["routes"]}
    return {"/*": settings["globalHeaders"], **routes}


def nginx(text: str) -> Said:
    """Within a location stands all that is said there, so what is said everywhere is taken off."""
    said: Said = {"/*": {}}
    place = "/*"
    for line in text.splitlines():
        if found := re.fullmatch(r"location (\^~|=) (\S+) \{", line):
            place = found[2] + ("*" if found[1] == "^~" else "")
            said[place] = {}
        elif line == "}":
            everywhere = said["/*"].items()
            assert everywhere <= said[place].items()
            said[place] = dict(said[place].items() - everywhere)
            place = "/*"
        elif not line.startswith("#"):
            added = re.fullmatch(r' *add_header ([\w-]+) "([^"\\$]+)" always;', line)
            assert added, line
            said[place][added[1]] = added[2]
    return said


READ = {"_headers": underscore, "staticwebapp.config.json": azure, "nginx-headers.conf": nginx}


@pytest.mark.parametrize("rules", [RULES, MORE])
@pytest.mark.parametrize("name", READ)
def test_each_host_is_told_the_same(name: str, rules: tuple[Rule, ...]) -> None:
    assert READ.keys() == HOST_FILES
    expected = {rule.pattern: rule.headers for rule in rules}
    assert READ[name](host_files(rules)[name]) == expected


def test_no_header_is_named_twice_for_one_address() -> None:
    for one, two in combinations(RULES, 2):
        short, long = sorted((one.pattern, two.pattern), key=len)
        meet = long.startswith(short.removesuffix("*")) if short.endswith("*") else short == long
        assert not (meet and one.headers.keys() & two.headers.keys()), f"{short} {long}"


def test_patterns_are_what_every_host_understands() -> None:
    assert RULES[0].pattern == "/*"
    assert [r.pattern for r in RULES if not re.fullmatch(r"/[\w./-]*\*?", r.pattern)] == []


def test_the_header_forbids_what_all_pages_forbid() -> None:
    """Both hold, so a page's own policy may name less than the header, and never more."""
    header = RULES[0].headers["Content-Security-Policy"]
    shared = dict(part.split(" ", 1) for part in header.split("; "))
    assert "unsafe-inline" not in header
    assert "'unsafe-eval'" not in header
    assert shared["frame-ancestors"] == "'none'"
    for kind in ("search", "section"):
        for part in page_policy(kind).split("; "):
            name, sources = part.split(" ", 1)
            assert set(sources.split()) <= set(shared[name].split())
    assert "wasm" in page_policy("search")
    assert "wasm" not in page_policy("section")
