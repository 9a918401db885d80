"""MkDocs hook for tests: does what the variable FAULT says, at the moment that it names."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from mkdocs.plugins import event_priority

import nest_hub.search_index

_ACT, _, _MOMENT = os.environ.get("FAULT", "").partition(" ")


def _now(moment: str) -> None:
    if moment != _MOMENT:
        return
    if _ACT == "wait":
        print("waiting", file=sys.stderr, flush=True)
        signal.pause()
    elif _ACT == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    else:
        Path(_ACT).unlink()


def on_config(config: Any) -> None:
    _now("config")


def on_post_page(output: str, page: Any, config: Any) -> str:
    _now("page")
    return output


def on_env(env: Any, config: Any, files: Any) -> Any:
    """The search index is made in the midst of another hook."""
    run = nest_hub.search_index._run_pagefind

    def _run(*folders: Path) -> None:
        run(*folders)
        _now("search")

    vars(nest_hub.search_index)["_run_pagefind"] = _run
    return env


@event_priority(-200)
def on_post_build(config: Any) -> None:
    if not config.plugins["i18n"].building:
        _now("end")
