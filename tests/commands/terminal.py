"""The command in a terminal of its own, which a test reads and types into."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path


class Terminal:
    """The command in a terminal of its own."""

    def __init__(self, root: Path, *arguments: str) -> None:
        self.own, theirs = pty.openpty()
        hooks = Path(__file__).resolve().parents[2] / "hooks"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "nest_hub.cli", "--root", root, "new", "case-study", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "PYTHONPATH": str(hooks), "PYTHONUTF8": "1", "TERM": "dumb"},
            start_new_session=True,
            preexec_fn=self._take_terminal,
        )
        os.close(theirs)
        self.said = ""
        self.decoder = codecs.getincrementaldecoder("utf-8")()

    @staticmethod
    def _take_terminal() -> None:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        # Who runs the tests in the background has it ignored, and so would the command.
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    def until(self, text: str) -> str:
        """Reads on until `text` has been said; returns what was said."""
        end = time.monotonic() + 60
        while text not in self.said:
            assert time.monotonic() < end, self.said
            ready, _, _ = select.select([self.own], [], [], 0.1)
            try:
                piece = os.read(self.own, 4096) if ready else b""
            except OSError:  # the other end is closed
                break
            self.said = (self.said + self.decoder.decode(piece)).replace("\r\n", "\n")
        said, _, self.said = self.said.partition(text)
        return said

    def answer(self, text: str) -> str:
        """Waits to be asked, and answers. Returns the question."""
        said = self.until("\n> ")
        self.type(f"{text}\n")
        return said

    def type(self, text: str) -> None:
        os.write(self.own, text.encode())

    def end(self) -> int:
        self.rest = self.until("\0")
        os.close(self.own)
        return self.process.wait(60)
