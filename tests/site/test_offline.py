"""What the published site says of itself: the worker's list of files, and the app manifests."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path
from struct import unpack
from typing import Any
from urllib.parse import urljoin

import pytest

from nest_hub.pages.headers import HOST_FILES
from tests.site.build import contents
from tests.site.offenders import assert_none
from tests.site.pages import Site
from tests.site.test_policy import loaded

WORKER = "service-worker.js"
FILMS = (".mp4", ".webm")
INSTALLING = {"manifest", "apple-touch-icon"}


@pytest.fixture(scope="module")
def groups(site: Site) -> dict[str, dict[str, tuple[str, int]]]:
    """The groups of the worker's list: each file's address with its digest and its size."""
    text = (site.folder / WORKER).read_text(encoding="utf-8")
    found = re.search(r"^const site = .*? \((\{.*\})\);$", text, re.MULTILINE)
    assert found
    listed: dict[str, list[tuple[str, str, int]]] = json.loads(found[1])["groups"]
    addresses = [address for files in listed.values() for address, *_ in files]
    assert len(set(addresses)) == len(addresses)
    return {
        name: {address: (digest, size) for address, digest, size in files}
        for name, files in listed.items()
    }


def test_the_list_names_each_published_file_with_its_digest(
    site: Site, groups: dict[str, dict[str, tuple[str, int]]]
) -> None:
    published = {
        path.removesuffix("index.html"): (sha256(data).hexdigest(), len(data))
        for path, data in contents(site.folder).items()
        if path not in {WORKER, *HOST_FILES} and not path.endswith(FILMS)
    }
    assert {k: v for files in groups.values() for k, v in files.items()} == published


def test_a_page_is_kept_with_all_that_it_loads(
    site: Site, groups: dict[str, dict[str, tuple[str, int]]]
) -> None:
    missing = []
    everything = {address for files in groups.values() for address in files}
    for name, files in groups.items():
        have = everything if name == "rest" else {*groups["core"], *files}
        for address in set(files) & set(site.pages):
            page = site.pages[address]
            for element in page.root.walk():
                # A form leads to another page, and what installs the hub is asked for online.
                if element.tag != "form" and element["rel"] not in INSTALLING:
                    missing += [
                        f"{page}: {url}"
                        for url in loaded(element)
                        if page.resolve(url).partition("#")[0] not in have
                        and not url.endswith(FILMS)
                    ]
    assert_none(missing)


def test_each_module_is_kept_whole_in_both_languages(
    site: Site, groups: dict[str, dict[str, tuple[str, int]]]
) -> None:
    modules = {
        page.all("body")[0]["data-module"]
        for page in site.pages.values()
        if "data-module" in page.all("body")[0]
    }
    assert set(groups) == {"core", "rest", *modules}
    for page in site.pages.values():
        module = page.all("body")[0]["data-module"]
        assert not module or page.address in groups[module], page
        if page.kind in {"home", "my-learning", "certificate"}:
            assert page.address in groups["core"], page


@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_manifest(language: str, site: Site) -> None:
    for page in site.in_language(language):
        found = [page.resolve(link["href"]) for link in page.links("manifest")]
        assert found == [f"{language}/hub.webmanifest"], page
    text = (site.folder / language / "hub.webmanifest").read_text(encoding="utf-8")
    facts: dict[str, Any] = json.loads(text)
    assert (facts["lang"], facts["dir"], facts["display"]) == (language, "ltr", "standalone")
    assert len(facts["short_name"]) <= 12
    assert facts["background_color"] == facts["theme_color"] == "#fbf8f1"
    root, here = "https://site.invalid/a/folder/", f"{language}/hub.webmanifest"
    assert urljoin(root + here, facts["scope"]) == root
    start = urljoin(root + here, facts["start_url"]).removeprefix(root)
    assert site.pages[start].language == language
    sizes = {}
    for icon in facts["icons"]:
        file = Path(site.folder, urljoin(root + here, icon["src"]).removeprefix(root))
        width, height = unpack(">II", file.read_bytes()[16:24])
        sizes[file.name] = f"{width}x{height}"
        assert icon["sizes"] == sizes[file.name]
        assert file.stat().st_size < 20_000
    assert sorted(sizes.values()) == ["192x192", "512x512", "512x512"]
    assert [icon["purpose"] for icon in facts["icons"]].count("maskable") == 1
