"""What a screen reader is told of its own accord."""

from __future__ import annotations

from playwright.sync_api import Page

_LISTEN = """
window.announced = [];
const known = new WeakSet();
const LIVE = "[role=status], [role=alert]";
new MutationObserver((changes) => {
  const said = new Set();
  for (const { target, addedNodes } of changes) {
    // A status region is read out where it was in the page before, and is shown; an alert when it
    // comes. What the parser still adds to a region was never away.
    const region = (target.closest ? target : target.parentElement)?.closest(LIVE);
    if (document.readyState !== "loading" && known.has(region)) said.add(region);
    for (const node of addedNodes) if (node.matches?.("[role=alert]")) said.add(node);
  }
  for (const region of document.querySelectorAll(LIVE)) known.add(region);
  for (const region of said) {
    if (!region.checkVisibility()) continue;
    const text = region.innerText.replace(/\\s+/g, " ").trim();
    if (text) window.announced.push(text);
  }
}).observe(document, { childList: true, subtree: true, characterData: true });
"""


def listen_to_announcements(page: Page) -> None:
    """From the next page on, writes down what is announced."""
    page.add_init_script(_LISTEN)


def announced(page: Page) -> list[str]:
    """What was announced since the page came, or since this was asked."""
    said: list[str] = page.evaluate("() => window.announced.splice(0)")
    return said
