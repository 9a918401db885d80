"""An LMS for the tests: serves a package, launches it, and holds what it is told.

For SCORM the run-time is scorm-again's, in `host.js`. It commits to this server, which keeps what
an LMS keeps between two launches.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.parse import parse_qs, urlsplit

_HERE = Path(__file__).parent
_RUN_TIMES = {"/scorm12.js": "scorm12.min.js", "/scorm2004.js": "scorm2004.min.js"}
_PAGE = """<!DOCTYPE html><html lang="en"><head><title>LMS</title>
<style>body {{ margin: 0 }} iframe {{ width: 100vw; height: 100vh; border: 0 }}</style>
<script src="/{form}.js"></script><script type="module" src="/host.js"></script>
</head><body></body></html>"""


class Served(Protocol):
    """An LMS that a learner can open a module in."""

    url: str
    ends: int

    @property
    def launch(self) -> str:
        """Where a learner opens the module."""


@dataclass
class Lms:
    """What is served and held. `refuses` makes every commit fail."""

    root: Path
    form: str
    package: dict[str, bytes]
    cmi: dict[str, Any] = field(default_factory=dict)
    commits: list[dict[str, Any]] = field(default_factory=list)
    ends: int = 0
    refuses: bool = False
    url: str = ""

    @property
    def launch(self) -> str:
        """Where a learner opens the module."""
        return f"{self.url}lms/launch"

    @property
    def core(self) -> dict[str, Any]:
        """The core of what SCORM 1.2 holds."""
        core: dict[str, Any] = self.cmi.get("core", {})
        return core

    def given(self) -> dict[str, Any]:
        """What a launch is given: what was held, less what lasts for one session."""
        cmi: dict[str, Any] = json.loads(json.dumps(self.cmi))
        if self.form == "scorm12":
            core = cmi.setdefault("core", {})
            core |= {"student_id": "1", "student_name": "Ellis, Gwen", "credit": "credit"}
            core |= {"lesson_mode": core.get("lesson_mode") or "normal"}
            core |= {"entry": "resume" if cmi.get("suspend_data") else "ab-initio"}
            core.pop("session_time", None)
            core.pop("exit", None)
            cmi.setdefault("student_data", {})["mastery_score"] = "80"
        else:
            cmi |= {"learner_id": "1", "learner_name": "Gwen Ellis", "credit": "credit"}
            cmi |= {"mode": cmi.get("mode") or "normal", "scaled_passing_score": "0.8"}
            cmi |= {"entry": "resume" if cmi.get("suspend_data") else "ab-initio"}
            cmi.pop("session_time", None)
            cmi.pop("exit", None)
        return cmi

    def take(self, body: dict[str, Any], end: bool) -> None:
        """Keeps what one commit says."""
        self.commits.append(body["cmi"])
        self.cmi = body["cmi"]
        self.ends += end


def kind_of(name: str) -> str:
    """The type of a file, as a web server says it."""
    kind = {".js": "text/javascript"}.get(Path(name).suffix) or guess_type(name)[0]
    return kind or "application/octet-stream"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    lms: Lms

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/lms/launch":
            self._send(_PAGE.format(form=self.lms.form).encode(), "text/html")
        elif path == "/lms/held":
            self._json({"form": self.lms.form, "cmi": self.lms.given()})
        elif path == "/host.js":
            self._send((_HERE / "host.js").read_bytes(), "text/javascript")
        elif path in _RUN_TIMES:
            script = self.lms.root / "node_modules" / "scorm-again" / "dist" / _RUN_TIMES[path]
            self._send(script.read_bytes(), "text/javascript")
        elif (name := path.removeprefix("/package/")) in self.lms.package:
            self._send(self.lms.package[name], kind_of(name))
        else:
            self._send(b"", "text/plain", 404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        if self.lms.refuses:
            self._json({"result": "false", "errorCode": 101}, 500)
            return
        self.lms.take(json.loads(body), "end" in parse_qs(parts.query))
        self._json({"result": "true", "errorCode": 0})

    def _json(self, content: object, code: int = 200) -> None:
        self._send(json.dumps(content).encode(), "application/json", code)

    def _send(self, body: bytes, kind: str, code: int = 200) -> None:
        self.send_response(code)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Says nothing."""


L_ = TypeVar("L_", bound=Served)


@contextmanager
def running(lms: L_, handler: type[BaseHTTPRequestHandler] = Handler) -> Iterator[L_]:
    """Runs an LMS while the block runs."""
    bound = type("Bound", (handler,), {"lms": lms})
    with ThreadingHTTPServer(("127.0.0.1", 0), bound) as server:
        server.daemon_threads = True
        lms.url = f"http://127.0.0.1:{server.server_port}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield lms
        server.shutdown()
