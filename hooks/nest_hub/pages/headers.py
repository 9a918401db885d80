"""What a server says beside each file, and the files that tell the usual hosts to say it.

The one place for it: a header is named here, and the files of all hosts follow.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "media-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "manifest-src": "'self'",
}
_SEARCH = {"script-src": "'self' 'wasm-unsafe-eval'"}
"""Search reads its index with WebAssembly."""
_ONLY_AS_HEADER = {"frame-ancestors": "'none'"}
"""Browsers take no heed of it in a page."""
REFERRER = "same-origin"
"""No other site is told which page a reader came from."""
_DENIED = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
"""What no page asks a device for."""


def page_policy(kind: str = "") -> str:
    """The content security policy that stands in a page of a kind."""
    return _policy({**_SOURCES, **(_SEARCH if kind == "search" else {})})


def _policy(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


@dataclass(frozen=True)
class Rule:
    """Headers of every file whose address fits a pattern: a path, or its beginning and `*`."""

    pattern: str
    headers: dict[str, str]


RULES = (
    Rule(
        "/*",
        {
            # One policy for all that is served: where two rules name one header, some hosts join
            # them and some take either. It holds what pages have in common, and each page's own
            # narrows it, because a browser obeys both: so only search may use WebAssembly.
            "Content-Security-Policy": _policy({**_SOURCES, **_SEARCH, **_ONLY_AS_HEADER}),
            "Cross-Origin-Opener-Policy": "same-origin",
            "Permissions-Policy": ", ".join(f"{name}=()" for name in _DENIED),
            "Referrer-Policy": REFERRER,
            # For this host alone: what stands beside it under the same domain is not ours.
            "Strict-Transport-Security": "max-age=31536000",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
        },
    ),
)
"""The first is for every file. No header is named by two rules that fit the same address."""


def _underscore_headers(rules: Sequence[Rule]) -> str:
    """Netlify, Cloudflare Pages and others."""
    return "\n".join(
        "\n".join([rule.pattern, *(f"  {name}: {value}" for name, value in rule.headers.items())])
        + "\n"
        for rule in rules
    )


def _azure(rules: Sequence[Rule]) -> str:
    """Azure Static Web Apps."""
    everywhere, *others = rules
    settings = {
        "globalHeaders": everywhere.headers,
        "routes": [{"route": rule.pattern, "headers": rule.headers} for rule in others],
        "responseOverrides": {"404": {"rewrite": "/404.html"}},
    }
    return json.dumps(settings, indent=2) + "\n"


def _nginx(rules: Sequence[Rule]) -> str:
    """For `include` within nginx's `server { }`.

    A location that adds a header loses those that stand outside it; so each repeats them.
    """
    everywhere, *others = rules
    lines = ["# Within `server { }`: include /path/to/nginx-headers.conf;", *_added(everywhere)]
    for rule in others:
        prefix = rule.pattern.endswith("*")
        lines.append(f"location {'^~' if prefix else '='} {rule.pattern.removesuffix('*')} {{")
        lines += [f"  {line}" for line in (*_added(everywhere), *_added(rule))]
        lines.append("}")
    return "\n".join(lines) + "\n"


def _added(rule: Rule) -> list[str]:
    return [f'add_header {name} "{value}" always;' for name, value in rule.headers.items()]


_HOSTS: dict[str, Callable[[Sequence[Rule]], str]] = {
    "_headers": _underscore_headers,
    "nginx-headers.conf": _nginx,
    "staticwebapp.config.json": _azure,
}
HOST_FILES = frozenset(_HOSTS)
"""Their names. Most hosts read theirs and give it to nobody."""


def host_files(rules: Sequence[Rule] = RULES) -> dict[str, str]:
    """The files by their addresses."""
    return {name: write(rules) for name, write in _HOSTS.items()}
