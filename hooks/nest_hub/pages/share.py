"""A region's share kit: its link with a QR code, the words of an e-mail, and a poster."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from nest_hub.content.hub import Hub
from nest_hub.content.regions import Region
from nest_hub.languages import LANGUAGES, PHRASES, Language, Phrases
from nest_hub.pages.context import Context
from nest_hub.pages.qr_code import qr_drawing, qr_file

QR_FILE = "qr.svg"
"""The name of the code's file, beside the page at the region's short link."""


@dataclass(frozen=True)
class ShareText:
    """What is sent and printed in one language."""

    code: Language
    t: Phrases
    region: str
    link: str
    modules: list[str]
    subject: str
    body: str
    reviewed: bool

    def qr(self, t: Phrases, style: str = "") -> Markup:
        """The code of the link, named in the words of `t`."""
        return qr_drawing(self.link, t.share_qr.replace("{link}", self.link), style)


def render_share(context: Context) -> list[str]:
    """The whole kit as pieces of Markdown. Nothing to share before the site has an address."""
    region = context.hub.regions.by_id[context.page.key]
    if not context.hub.site_url:
        return []
    texts = {language: _text(context.hub, region, language) for language in LANGUAGES}
    mine = texts[context.language]

    def part(name: str, ident: str, title: str) -> list[str]:
        html = context.render(
            f"share_{name}.html",
            texts=list(texts.values()),
            mine=mine,
            qr_file=context.relative(f"{region.slug[context.language]}/{QR_FILE}"),
            images=context.relative("assets/images"),
        )
        return [f"## {title} {{#{ident}}}", html]

    return [
        *part("link", "link", context.phrases.share_link),
        *part("email", "email", context.phrases.share_email),
        *part("poster", "poster", context.phrases.share_poster),
    ]


def short_link(hub: Hub, region: Region, language: Language) -> str:
    """The whole address of a region's short link, as it is printed."""
    return f"{hub.site_url}{region.slug[language]}/"


def qr_files(hub: Hub) -> dict[str, str]:
    """Each file with a QR code: its address from the root, and its text."""
    if not hub.site_url:
        return {}
    return {
        f"{region.slug[language]}/{QR_FILE}": qr_file(short_link(hub, region, language))
        for region in hub.regions.by_id.values()
        for language in LANGUAGES
    }


def _text(hub: Hub, region: Region, language: Language) -> ShareText:
    t, name = PHRASES[language], region.short_name[language]
    link = short_link(hub, region, language)
    pages = [hub.page(language, f"modules/{module}/index.md") for module in hub.modules]
    modules = [page.title for page in pages if page]
    contact = region.lead_contact
    send = t.share_email_send.replace("{address}", contact) if contact else t.share_email_reply
    values = {
        "modules": "\n".join(f"- {title}" for title in modules),
        "link": link,
        "region": name,
        "send": send,
    }
    body = t.share_email_body
    for key, value in values.items():
        body = body.replace(f"{{{key}}}", value)
    page = hub.page(language, f"regions/{region.id}/share.md")
    reviewed = page is not None and hub.reviewed(page)
    return ShareText(language, t, name, link, modules, t.share_email_subject, body, reviewed)
