"""Compressed copies: of texts only, the same each time, and what they were made from."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli
import pytest

from nest_hub.cli import main
from nest_hub.commands import build
from nest_hub.publishing.compressed import write_copies
from tests.site.build import contents

TEXT = "Nyth a theulu. " * 100


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "cy").mkdir(parents=True)
    (folder / "cy/index.html").write_text(TEXT, encoding="utf-8")
    (folder / "short.css").write_text("p{}", encoding="utf-8")
    (folder / "noise.json").write_bytes(os.urandom(1000))
    (folder / "door.png").write_text(TEXT, encoding="utf-8")
    (folder / "index.pf_meta").write_text(TEXT, encoding="utf-8")
    return folder


def test_texts_that_become_smaller_have_both_copies(site: Path) -> None:
    before = contents(site)
    assert write_copies(site) == 2
    added = {name: data for name, data in contents(site).items() if name not in before}
    assert sorted(added) == ["cy/index.html.br", "cy/index.html.gz"]
    assert gzip.decompress(added["cy/index.html.gz"]) == TEXT.encode()
    assert brotli.decompress(added["cy/index.html.br"]) == TEXT.encode()


def test_the_copies_are_the_same_each_time(site: Path) -> None:
    write_copies(site)
    first = contents(site)
    os.utime(site / "cy/index.html", (0, 0))
    write_copies(site)
    assert contents(site) == first


def test_the_command_writes_them_on_request(
    tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(root: Path, folder: Path) -> None:
        (folder / "index.html").write_text(TEXT, encoding="utf-8")

    monkeypatch.setattr(build, "_build", make)
    (tmp_path / "framework").mkdir()
    (tmp_path / "mkdocs.yml").touch()
    command = ["--root", str(tmp_path), "build", "--site-dir", str(site)]
    assert main(command) == 0
    assert set(contents(site)) == {"index.html"}
    assert main([*command, "--compressed"]) == 0
    assert set(contents(site)) == {"index.html", "index.html.gz", "index.html.br"}
