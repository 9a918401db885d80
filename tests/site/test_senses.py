"""What is told does not rest on one sense: no place or shape as a signpost, no words in pictures,
and no film or sound of which the table of criteria does not know.
"""

from __future__ import annotations

import re

import pytest

from nest_hub.content.hub import Hub
from nest_hub.content.wcag import OF_FILMS
from nest_hub.languages import Language
from tests.site.offenders import assert_none
from tests.site.pages import Site

LIVE = "1.2.4"
_THINGS = {
    "en": "button|icon|box|link|arrow|circle|square|panel|picture|sign|tab|field|list|card",
    "cy": "botwm|eicon|blwch|dolen|saeth|cylch|sgwâr|panel|llun|arwydd|tab|maes|rhestr|cerdyn",
}
_LOOKS = {
    "en": "round|square|oval|big|large|small|red|green|blue|yellow|orange|grey|left|right"
    "|left-hand|right-hand|bottom|top",
    "cy": "crwn|gron|sgwâr|hirgrwn|mawr|fawr|bach|fach|coch|goch|gwyrdd|werdd|glas|las|melyn|felen"
    "|oren|llwyd|lwyd|chwith|dde|gwaelod|uchaf",
}
SIGNPOSTS: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"\bthe (?:{_LOOKS['en']}) (?:{_THINGS['en']})s?\b"
        r"|\b(?:on|to|at) (?:the|your) (?:far )?(?:left|right)(?=[.,;:)]|$| (?:of|side|hand|there))"
        r"|\b(?:left|right)-hand\b|\b(?:top|bottom) (?:left|right|corner)\b"
        r"|\bwhen (?:you hear (?:a|the) (?:beep|bell|sound|tone)|it beeps)\b",
        re.IGNORECASE,
    ),
    "cy": re.compile(
        rf"\b(?:{_THINGS['cy']}) (?:{_LOOKS['cy']})\b"
        r"|\b(?:ar y|i’r|ar yr ochr) (?:chwith|dde)\b|\bllaw (?:chwith|dde)\b"
        r"|\bcornel (?:uchaf|isaf)\b|\bpan glywch (?:chi )?(?:gloch|sŵn|y gloch|y sain|y sŵn)\b",
        re.IGNORECASE,
    ),
}
"""How somebody is sent to what only the eye or the ear can find."""
_SOUNDING = re.compile(
    r"\bnew Audio\b|\bAudioContext\b|\bspeechSynthesis\b|\bMediaSource\b|\bMediaStream\b"
    r"|\bRTCPeerConnection\b|\bgetUserMedia\b"
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Press the round button"),
        ("en", "the menu on the right."),
        ("en", "Look in the top left of the page"),
        ("en", "Choose the green link"),
        ("en", "Go on when you hear a beep"),
        ("cy", "Pwyswch y botwm crwn"),
        ("cy", "y ddewislen ar y dde"),
        ("cy", "Edrychwch yn y cornel uchaf"),
        ("cy", "Ewch ymlaen pan glywch gloch"),
    ],
)
def test_a_signpost_is_seen(language: Language, text: str) -> None:
    assert SIGNPOSTS[language].search(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Children have the right to be heard."),
        ("en", "on the right track, to the right person"),
        ("en", "nobody is left out"),
        ("cy", "Mae ganddyn nhw’r hawl."),
        ("cy", "de Cymru, i’r de o’r dref"),
    ],
)
def test_what_only_sounds_like_one_is_none(language: Language, text: str) -> None:
    assert not SIGNPOSTS[language].search(text)


def test_nobody_is_sent_to_a_place_a_shape_or_a_sound(site: Site) -> None:
    looked_at = 0
    found = []
    for page in site.pages.values():
        for passage in page.passages():
            signpost = SIGNPOSTS.get(passage.language)  # type: ignore[call-overload]
            if signpost is None:
                continue
            looked_at += 1
            if seen := signpost.search(passage.text):
                found.append(f"{page}:{passage.line}: ‘{seen[0]}’ in: {passage.text[:90]}")
    assert looked_at > 10_000
    assert_none(found)


def test_the_hubs_own_pictures_hold_no_words(site: Site) -> None:
    """A drawing has its words in the page, where they can be read out, enlarged and translated.

    Photographs stand in case studies only; of those a person must judge.
    """
    drawings = site.files(".svg")
    assert len(drawings) > 3
    found = [
        f"{file.relative_to(site.folder)} holds {tag}"
        for file in drawings
        for tag in ("<text", "<foreignObject", "<image")
        if tag in file.read_text(encoding="utf-8")
    ]
    found += [
        f"{page}:{picture.line}: {picture['src']}"
        for page in site.pages.values()
        for picture in page.all("img", "image", "source")
        if page.kind != "case-study"
        and not (picture["src"] or picture["href"] or picture["srcset"]).endswith(".svg")
    ]
    assert_none(found)


def test_no_film_or_sound_where_it_is_said_that_there_is_none(site: Site, hub: Hub) -> None:
    """And nothing live, and nothing that begins to sound by itself."""
    said = {one.id for one in hub.wcag.criteria if one.result == "not-applicable"}
    films = {"video", "audio", "track"} if said & set(OF_FILMS) else set()
    live = {"iframe", "object", "embed"} if LIVE in said else set()
    found = [
        f"{page}:{element.line}: <{element.tag}>"
        for page in site.pages.values()
        for element in page.root.walk()
        if element.tag in films | live or "autoplay" in element
    ]
    found += [
        f"{script.relative_to(site.folder)}: {seen[0]}"
        for script in site.folder.rglob("*.js")
        for seen in _SOUNDING.finditer(script.read_text(encoding="utf-8"))
    ]
    assert_none(found)
