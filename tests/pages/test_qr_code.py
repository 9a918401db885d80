"""QR codes: as large and as light round the edge as their standard asks."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
import zxingcpp
from markupsafe import Markup
from PIL import Image

from nest_hub.content.hub import Hub
from nest_hub.pages.qr_code import qr_drawing, qr_file
from nest_hub.pages.share import qr_files

SVG = "{http://www.w3.org/2000/svg}"
LINKS = [
    "https://nyth-nest.example/gogledd-cymru/",
    "http://127.0.0.1:8000/gwent/",
    "https://" + "a" * 60 + ".example/folder/cwm-taf-morgannwg/",
]


def read(svg: str) -> tuple[str, int]:
    """What a reader makes of a drawing, and how many modules of light are round the code."""
    root = ElementTree.fromstring(svg)
    size = int(root.get("viewBox", "").split()[2])
    light, dark = root.findall(f"{SVG}path") or root.findall("path")
    assert (light.get("fill"), dark.get("fill")) == ("#fff", "#000")
    image = Image.new("L", (size, size), 255)
    edges = [size, 0]
    for run in dark.get("d", "").split("M")[1:]:
        place, width = run.split("h")[:2]
        x, y = map(int, place.split())
        for column in range(x, x + int(width.partition("v")[0])):
            image.putpixel((column, y), 0)
            edges = [min(edges[0], column, y), max(edges[1], column, y)]
    quiet = min(edges[0], size - 1 - edges[1])
    found = zxingcpp.read_barcodes(image.resize((size * 6, size * 6), Image.Resampling.NEAREST))
    return found[0].text, quiet


@pytest.mark.parametrize("link", LINKS)
def test_a_reader_finds_the_link(link: str) -> None:
    assert read(qr_drawing(link, "A code")) == (link, 4)
    assert read(qr_file(link)) == (link, 4)


def test_its_name_cannot_be_taken_for_markup() -> None:
    drawing = qr_drawing("https://x.example/", 'A "b" <c>', "in-cy")
    assert isinstance(drawing, Markup)
    assert ElementTree.fromstring(drawing).attrib == {
        "class": "qr in-cy",
        "role": "img",
        "aria-label": 'A "b" <c>',
        "viewBox": "0 0 33 33",
        "shape-rendering": "crispEdges",
    }


def test_without_an_address_of_the_site_there_is_no_code(hub: Hub) -> None:
    assert hub.site_url == ""
    assert qr_files(hub) == {}
