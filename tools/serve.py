"""Shows the hub on this computer while it is edited: `python tools/serve.py PORT`.

It is `mkdocs serve`, with the two addresses said once they answer, and plain words where the
port is taken. Errors in the content are listed and do not stop it, so that they can be mended
while it runs.
"""

from __future__ import annotations

import logging
import socket
import sys
import threading
import time

from mkdocs.__main__ import cli

HOST = "127.0.0.1"


def main(port_text: str) -> None:
    """Serves until it is stopped."""
    if not port_text.isdecimal() or not 0 < int(port_text) < 65536:
        sys.exit(f"PORT={port_text} is not a port. Use a number: make serve PORT=8000")
    port = int(port_text)
    if _answers(port):
        sys.exit(
            f"Port {port} is in use, perhaps by another `make serve`.\n"
            f"Stop that one, or choose another port: make serve PORT={port % 65535 + 1}"
        )
    threading.Thread(target=_announce, args=(port,), daemon=True).start()
    logging.getLogger("mkdocs.commands.build").addFilter(_not_about_dirty)
    # Live reload is said outright: with some versions of click the engine does not take it as its
    # default. “Dirty” keeps the folder from one build to the next; mkdocs-static-i18n looks for it
    # on the command line.
    sys.argv = ["mkdocs", "serve", "--livereload", "--dirty", "--dev-addr", f"{HOST}:{port}"]
    cli()


def _not_about_dirty(record: logging.LogRecord) -> bool:
    """Without the engine's warning: hooks/generate_files.py sees to it that no page is stale."""
    return "'dirty' build" not in record.getMessage()


def _announce(port: int) -> None:
    while not _answers(port):
        time.sleep(0.2)
    time.sleep(0.2)  # after the engine's own last line
    print(
        f"\n  Cymraeg:  http://{HOST}:{port}/cy/\n  English:  http://{HOST}:{port}/en/\n\n"
        "  Save a file and the pages build again. What is wrong with the content stands above;\n"
        "  `make check` lists it again. Stop with Ctrl+C.\n",
        flush=True,
    )


def _answers(port: int) -> bool:
    with socket.socket() as connection:
        connection.settimeout(1)
        return connection.connect_ex((HOST, port)) == 0


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "8000")
