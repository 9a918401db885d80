"""How the tests launch a package."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Page

from nest_hub.content.hub import Hub
from nest_hub.packages import Format
from tests.browser.lms.learner import page_of
from tests.browser.lms.record_store import Handler, RecordStore
from tests.browser.lms.server import Lms, Served, running
from tests.packages.making import packed, unzipped


@contextmanager
def lms_with(
    hub: Hub, form: Format, module: str = "nest", languages: str = "both"
) -> Iterator[Lms]:
    """An LMS that has imported one package."""
    with running(Lms(hub.root, form, unzipped(packed(hub, module, form, languages)))) as lms:
        yield lms


@contextmanager
def store_with(hub: Hub, module: str = "nest", languages: str = "both") -> Iterator[RecordStore]:
    """A record store, and an LMS that launches one cmi5 package."""
    files = unzipped(packed(hub, module, "cmi5", languages))
    with running(RecordStore(hub.root, files), Handler) as store:
        yield store


def launch(context: BrowserContext, lms: Served) -> Page:
    """A window in which the learner opened the module."""
    page = context.new_page()
    page.goto(lms.launch)
    page_of(page)
    return page


def close(page: Page, lms: Served) -> None:
    """Closes the window, and waits until the LMS has heard of it."""
    ends = lms.ends
    waiting = page.context.new_page()
    page.close()
    for _ in range(100):
        if lms.ends > ends:
            break
        waiting.wait_for_timeout(20)
    waiting.close()
    assert lms.ends == ends + 1
