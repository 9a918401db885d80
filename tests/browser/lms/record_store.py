"""A learning record store and a cmi5 launch for the tests: statements and states, and no more.

It refuses what cmi5 has an LMS refuse: a token asked for twice, statements before `initialized` or
after `terminated`, a verb said twice in a session, `passed` or `completed` said twice in a
registration, `failed` after `passed`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.browser.lms.server import kind_of

ACTOR = {"objectType": "Agent", "account": {"homePage": "https://lms.example", "name": "1"}}
REGISTRATION = "0f6f8a26-6a52-4a6c-9d43-29a1c1f1a001"
ACTIVITY = "https://lms.example/activities/1"
SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
ONCE = {"passed", "completed"}


def verb_of(statement: dict[str, Any]) -> str:
    """The last part of a statement's verb."""
    return str(statement["verb"]["id"]).rsplit("/", 1)[1]


@dataclass
class RecordStore:
    """What is served and held; `sessions` are the statements of each launch."""

    root: Path
    package: dict[str, bytes]
    mode: str = "Normal"
    url: str = ""
    ends: int = 0
    states: dict[str, Any] = field(default_factory=dict)
    sessions: list[list[dict[str, Any]]] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def launch(self) -> str:
        """Where a learner opens the module; each use is a session of its own."""
        number = len(self.sessions)
        self.sessions.append([])
        query = {
            "endpoint": f"{self.url}lrs/",
            "fetch": f"{self.url}fetch?session={number}",
            "actor": json.dumps(ACTOR),
            "registration": REGISTRATION,
            "activityId": ACTIVITY,
        }
        return f"{self.url}package/index.html?{urlencode(query)}"

    @property
    def verbs(self) -> list[list[str]]:
        """The verbs of each session."""
        return [[verb_of(statement) for statement in session] for session in self.sessions]

    def launch_data(self) -> dict[str, Any]:
        """What the LMS wrote for the unit."""
        return {
            "launchMode": self.mode,
            "masteryScore": 0.8,
            "moveOn": "CompletedAndPassed",
            "contextTemplate": {
                "contextActivities": {"grouping": [{"id": "https://lms.example/course"}]},
                "extensions": {SESSION: f"session-{len(self.sessions)}"},
            },
        }

    def take(self, number: int, statements: list[dict[str, Any]]) -> bool:
        """Keeps statements, all or none, if cmi5 allows them."""
        said = list(self.verbs[number])
        earlier = {verb for session in self.verbs for verb in session}
        for statement in statements:
            verb = verb_of(statement)
            wrong = (
                (not said and verb != "initialized")
                or "terminated" in said
                or (verb != "answered" and verb in said)
                or (verb in ONCE and verb in earlier)
                or (verb == "failed" and "passed" in {*earlier, *said})
                or (verb == "passed" and "failed" in said)
                or (self.mode != "Normal" and verb in {"passed", "failed", "completed"})
            )
            if wrong:
                self.refused.append(f"{verb} after {said}")
                return False
            said.append(verb)
        self.sessions[number] += statements
        self.ends += any(verb_of(statement) == "terminated" for statement in statements)
        return True


class Handler(BaseHTTPRequestHandler):
    """The parts of xAPI's State and Statement APIs, and of cmi5's launch, that a unit uses."""

    protocol_version = "HTTP/1.1"
    lms: RecordStore

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        name = parts.path.removeprefix("/package/")
        if name in self.lms.package:
            self._send(self.lms.package[name], kind_of(name))
        elif parts.path == "/lrs/activities/state" and self._known(query):
            state = query["stateId"]
            data = (
                self.lms.launch_data() if state == "LMS.LaunchData" else self.lms.states.get(state)
            )
            self._send(json.dumps(data).encode(), "application/json", 200 if data else 404)
        else:
            self._send(b"", "text/plain", 404)

    def do_PUT(self) -> None:
        parts = urlsplit(self.path)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        body = json.loads(self._body())
        if parts.path == "/lrs/activities/state" and self._known(query):
            self.lms.states[query["stateId"]] = body
            self._send(b"", "text/plain", 204)
        else:
            self._send(b"", "text/plain", 400)

    def do_POST(self) -> None:
        parts = urlsplit(self.path)
        body = self._body()
        if parts.path == "/fetch":
            session = parse_qs(parts.query)["session"][0]
            if session in self.lms.tokens:
                self._send(b'{"error-code": "1", "error-text": "used"}', "application/json")
                return
            self.lms.tokens.append(session)
            self._send(json.dumps({"auth-token": f"token{session}"}).encode(), "application/json")
            return
        number = self._session()
        if parts.path != "/lrs/statements" or number is None:
            self._send(b"", "text/plain", 401)
            return
        given = json.loads(body)
        taken = self.lms.take(number, given if isinstance(given, list) else [given])
        self._send(b"[]", "application/json", 200 if taken else 403)

    def _session(self) -> int | None:
        token = self.headers.get("Authorization") or ""
        version = self.headers.get("X-Experience-API-Version") or ""
        known = token.startswith("Basic token") and version.startswith("1.0.")
        return int(token.removeprefix("Basic token")) if known else None

    def _known(self, query: dict[str, str]) -> bool:
        return (
            self._session() is not None
            and query.get("activityId") == ACTIVITY
            and json.loads(query.get("agent") or "null") == ACTOR
            and query.get("registration") == REGISTRATION
        )

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _send(self, body: bytes, kind: str, code: int = 200) -> None:
        self.send_response(code)
        if code != 204:
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if code != 204:
            self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Says nothing."""
