"""What a page complains of, and what it asks for."""

from __future__ import annotations

from playwright.sync_api import Page

# Most tests keep nothing for offline use, which is no fault of the page.
_OFF = "Service Worker registration blocked by Playwright"


def listen(page: Page, base: str) -> list[str]:
    """Writes down each complaint, and each request that fails or leaves the host."""
    heard: list[str] = []

    def note(text: str) -> None:
        heard.append(f"/{page.url.removeprefix(base)}: {text}")

    page.on(
        "console",
        lambda message: (
            note(f"{message.type}: {message.text}")
            if message.type in {"error", "warning"} and message.text != _OFF
            else None
        ),
    )
    page.on("pageerror", lambda error: note(str(error)))
    page.on(
        "request",
        lambda request: (
            note(f"asks {request.url}") if not request.url.startswith((base, "data:")) else None
        ),
    )
    page.on(
        "requestfailed",
        # A page that is left while it loads breaks off what it asked for.
        lambda request: (
            note(f"lost {request.url}: {request.failure}")
            if request.failure != "net::ERR_ABORTED"
            else None
        ),
    )
    page.on(
        "response",
        lambda response: (
            note(f"{response.status} {response.url}") if response.status >= 400 else None
        ),
    )
    return heard
