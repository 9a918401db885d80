"""MkDocs hook: lets the engine's reloading script past the pages' content security policy.

The policy stays in force while pages are edited, so that what breaks it is seen then. Only the
script that the engine adds at the end of each page is let in, by its digest.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

_ADDED = re.compile(rb"<script>([^<]*livereload\([^<]*)</script>(?:\s*</body>\s*</html>)?\s*\Z")


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., Any]
) -> LiveReloadServer:
    """Wraps what the engine serves."""
    app: Any = server.get_app()

    def serve(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        answer: list[Any] = []

        def keep(status: str, headers: list[tuple[str, str]], *_: Any) -> Callable[[bytes], object]:
            answer[:] = [status, headers]
            return lambda _: None

        chunks: Iterable[bytes] = app(environ, keep)
        status, headers = answer
        if not dict(headers).get("Content-Type", "").startswith("text/html"):
            start_response(status, headers)
            return chunks
        body = admit(b"".join(chunks))
        kept = [(name, value) for name, value in headers if name != "Content-Length"]
        start_response(status, [*kept, ("Content-Length", str(len(body)))])
        return [body]

    server.set_app(serve)
    return server


def admit(page: bytes) -> bytes:
    """The page with the digest of the engine's script among the scripts that may run."""
    if not (script := _ADDED.search(page)):
        return page
    digest = b64encode(sha256(script[1]).digest())
    return page.replace(b"script-src 'self'", b"script-src 'self' 'sha256-%b'" % digest, 1)
