"""The page “Make a report”: a lead’s journey, and the same numbers as from the command line."""

from __future__ import annotations

import base64
import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from nest_hub.cli import main
from nest_hub.content.hub import Hub
from nest_hub.content.question_banks import question_banks
from nest_hub.languages import PHRASES
from tests.browser.axe import axe_context, in_every_mode
from tests.browser.learner import go_to, press
from tests.browser.listening import listen
from tests.browser.printing import flat, printed
from tests.browser.record_files import JOURNEY, learner, sealed, write_quarter
from tests.browser.test_without import NO_STORAGE
from tests.site.offenders import assert_none

ADDRESS = {"cy": "cy/rhanbarthau/gwneud-adroddiad/", "en": "en/regions/make-a-report/"}
DROP = """
([selector, files]) => {
  const data = new DataTransfer();
  for (const [name, text] of files) {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    data.items.add(new File([bytes], name));
  }
  const place = document.querySelector(selector);
  for (const type of ["dragenter", "dragover", "drop"]) {
    place.dispatchEvent(new DragEvent(type, {dataTransfer: data, bubbles: true, cancelable: true}));
  }
}
"""
_SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module")
def bank(hub: Hub) -> dict[str, Any]:
    """The published questions."""
    return question_banks(hub)


@pytest.fixture(scope="module")
def quarter(bank: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what staff sent."""
    folder = tmp_path_factory.mktemp("sent") / "Chwarter 3"
    write_quarter(folder, bank)
    return folder


@pytest.fixture(scope="module")
def by_command(root: Path, quarter: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report that the command makes of that folder."""
    output = tmp_path_factory.mktemp("made") / "report"
    options = ["--format", "json", "--format", "csv", "--processes", "1"]
    assert main(["--root", str(root), "report", str(quarter), "-o", str(output), *options]) == 0
    return output


@pytest.fixture
def page(browser: Browser, root: Path) -> Iterator[Page]:
    """A page with axe in it."""
    context = axe_context(browser, root, 1280, 900)
    yield context.new_page()
    context.close()


def opened(page: Page, site_url: str, language: str = "cy") -> Page:
    page.goto(site_url + ADDRESS[language])
    page.wait_for_selector("[data-make-a-report][data-ready]")
    return page


def drop(page: Page, folder: Path) -> None:
    """Drops the files of a folder, as a person does who chose all of them."""
    files = sorted(folder.iterdir())
    texts = [[file.name, base64.b64encode(file.read_bytes()).decode()] for file in files]
    page.evaluate(DROP, ["[data-part=drop]", texts])


def made(page: Page) -> Page:
    """Asks for the report, and waits for it."""
    page.locator("form [type=submit]:visible").last.press("Enter")
    expect(page.locator(".report")).to_be_visible(timeout=30_000)
    return page


def saved(page: Page, kind: str) -> bytes:
    with page.expect_download() as download:
        press(page, page.locator(f"[data-save={kind}]"))
    expect(page.locator("[data-part=saved]")).to_contain_text(download.value.suggested_filename)
    return download.value.path().read_bytes()


def choose(page: Page, **files: bytes) -> None:
    payloads: list[FilePayload] = [
        {"name": name.replace("__", "."), "mimeType": "", "buffer": data}
        for name, data in files.items()
    ]
    page.locator("#report-files").set_input_files(payloads)


def nameless(report: dict[str, Any], folder: str = "") -> dict[str, Any]:
    """A report without when it was made, and with names of files as they are in a folder."""
    text = json.dumps({**report, "made_at": ""}).replace(folder, "")
    found: dict[str, Any] = json.loads(text)
    return found


def test_a_lead_drops_a_quarter_and_has_what_the_command_gives(
    page: Page, site_url: str, quarter: Path, by_command: Path
) -> None:
    heard = listen(page, site_url)
    opened(page, site_url)
    drop(page, quarter)
    expect(page.locator("[data-part=chosen]")).to_contain_text("200 ffeil wedi’u dewis")
    made(page)
    expect(page.locator(".made h2")).to_be_focused()
    expect(page.locator("[data-part=status]")).to_have_text("Mae’r adroddiad yn barod.")
    report = json.loads(saved(page, "json"))
    wanted = json.loads((by_command / "report.json").read_text("utf-8"))
    assert nameless(report) == nameless(wanted, f"{quarter.name}/")
    given = report["input"]
    assert given["files"] == 200
    assert given["refused_by_reason"] == {key: JOURNEY[key] for key in ("damaged", "newer")}
    assert given["duplicates"] == JOURNEY["duplicates"]
    assert given["rescored_total"] == JOURNEY["rescored"]

    # The same numbers stand in the page …
    totals = page.locator("[data-table=by-region] .report-total td").all_inner_texts()
    assert totals == _in_words(report["tables"][0]["total"])
    rows = page.locator("[data-table=by-region] tbody tr:not(.report-total)")
    for row, shown in zip(report["tables"][0]["rows"], rows.all(), strict=True):
        assert shown.locator("td").all_inner_texts() == _in_words(row["cells"]), row["key"]
    expect(page.locator("[data-table=refused]")).to_contain_text(PHRASES["cy"].report_reason_newer)
    for part in (".chart", "table"):
        assert page.locator(f".report {part}").count() > 5
    # … in the workbook …
    book = openpyxl.load_workbook(BytesIO(saved(page, "xlsx")))
    sheet = book[PHRASES["cy"]["report_table_by-region"]]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=9)]
    for row, shown_cells in zip(report["tables"][0]["rows"], cells, strict=True):
        assert shown_cells[1:] == _in_cells(row["cells"])
    assert {cell.data_type for one in book for line in one for cell in line} <= {"s", "n"}
    # … and, byte for byte, in the CSV.
    with zipfile.ZipFile(BytesIO(saved(page, "csv"))) as files:
        ours = {name: files.read(name) for name in files.namelist()}
    theirs = {file.name: file.read_bytes() for file in by_command.rglob("*.csv")}
    assert len(theirs) == 12
    folder = f"{quarter.name}/".encode()
    assert ours == {name: data.replace(folder, b"") for name, data in theirs.items()}
    assert_none(heard)


def _in_words(cells: list[Any]) -> list[str]:
    last = len(cells) - 1
    return [
        "cuddiwyd"
        if cell is None
        else "–"
        if cell == ""
        else f"{cell:.1f}%"
        if n == last
        else f"{cell:,}"
        for n, cell in enumerate(cells)
    ]


def _in_cells(cells: list[Any]) -> list[Any]:
    return ["cuddiwyd" if cell is None else "–" if cell == "" else cell for cell in cells]


def test_the_report_is_printed_on_a4_and_nothing_else(
    page: Page, site_url: str, quarter: Path
) -> None:
    opened(page, site_url)
    drop(page, quarter)
    made(page)
    press(page, page.locator("[data-save=print]"))
    assert page.evaluate("window.printed")
    text = "".join(printed(page))
    assert flat(PHRASES["cy"].report_title) in text
    for gone in ("make_report_print", "make_report_files", "menu_case_studies"):
        assert flat(PHRASES["cy"][gone]) not in text
    # What is folded on the screen is open on paper, so that each name is there.
    assert flat("cofnod 196.json") in text


@pytest.mark.parametrize("suppressed", [True, False])
def test_a_folder_in_a_zip_or_chosen_gives_the_same(
    suppressed: bool,
    page: Page,
    site_url: str,
    quarter: Path,
    by_command: Path,
    tmp_path: Path,
) -> None:
    with zipfile.ZipFile(tmp_path / "sent.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(quarter.iterdir()):
            archive.write(file, f"{quarter.name}/{file.name}")
    opened(page, site_url, "en")
    reports = []
    for field, given in (("folder", quarter), ("files", tmp_path / "sent.zip")):
        page.locator(f"#report-{field}").set_input_files(given)
        page.locator("#report-small").set_checked(not suppressed)
        made(page)
        reports.append(nameless(json.loads(saved(page, "json")), "sent.zip/"))
        press(page, page.locator("[data-part=again]"))
        expect(page.locator("#report-files")).to_be_focused()
        press(page, page.locator("[data-part=none]"))
        expect(page.locator("[data-part=chosen]")).to_have_text("No files are chosen.")
    assert reports[0] == reports[1]
    assert reports[0]["suppressed"] == suppressed
    if suppressed:
        assert reports[0] == nameless(json.loads((by_command / "report.json").read_text("utf-8")))
    else:
        assert "null" not in json.dumps(reports[0]["tables"])


def test_it_can_be_read_in_the_other_language_and_by_everyone(
    page: Page, site_url: str, quarter: Path
) -> None:
    opened(page, site_url)
    assert_none(in_every_mode(page, "form"))
    drop(page, quarter)
    made(page)
    assert_none(in_every_mode(page, "report"))
    assert page.evaluate(_SIDEWAYS) <= 0
    expect(page.locator(".report")).to_have_attribute("lang", "cy")
    expect(page.locator(".report")).to_contain_text("Heb ddewis rhanbarth")
    go_to(page, page.locator("#report-language-cy"))
    page.keyboard.press("ArrowDown")
    expect(page.locator(".report")).to_have_attribute("lang", "en")
    expect(page.locator(".report")).to_contain_text("No region chosen")
    expect(page.locator("#report-language-en")).to_be_focused()
    page.emulate_media(forced_colors="active")
    bar = page.locator(".bar-full").first
    assert bar.evaluate("(bar) => getComputedStyle(bar).fill") == "rgb(0, 0, 0)"


def test_what_is_missing_is_said_where_it_is_missing(
    page: Page, site_url: str, bank: dict[str, Any]
) -> None:
    opened(page, site_url, "en")
    press(page, page.locator("form [type=submit]:visible").last)
    error, field = page.locator("#report-error"), page.locator("#report-files")
    expect(error).to_have_text("Choose files or a folder first.")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-describedby", "report-error report-files-hint")
    assert_none(in_every_mode(page, "nothing chosen"))
    choose(page, a__json=sealed(learner(1, bank)))
    expect(error).to_be_hidden()
    page.locator("#report-from").fill("2026-12-31")
    page.locator("#report-to").fill("2026-10-01")
    page.locator("form [type=submit]:visible").last.press("Enter")
    expect(page.locator("#report-period-error")).to_contain_text("The last day is before")
    expect(page.locator("#report-to")).to_be_focused()
    page.locator("#report-from").fill("2026-10-01")
    page.locator("#report-to").fill("2026-12-31")
    made(page)
    expect(page.locator(".report-facts")).to_contain_text("1 October 2026 to 31 December 2026")
    assert page.evaluate("[localStorage, sessionStorage].flatMap(Object.keys)") == []
    page.reload()
    expect(page.locator("form[data-part=form]")).to_be_visible()
    expect(page.locator(".report")).to_have_count(0)
    expect(page.locator("[data-part=chosen]")).to_have_text("")


def test_long_work_shows_how_far_it_is_and_can_be_stopped(
    page: Page, site_url: str, bank: dict[str, Any], tmp_path: Path
) -> None:
    line = json.dumps(json.loads(sealed(learner(1, bank)))).encode() + b"\n"
    many = tmp_path / "many.ndjson"
    many.write_bytes(line * (100_000_000 // len(line)))
    opened(page, site_url, "en")
    page.locator("#report-files").set_input_files(many)
    page.locator("form [type=submit]:visible").last.press("Enter")
    expect(page.locator("[data-part=working-said]")).to_be_focused()
    expect(page.locator("[data-part=counted]")).to_contain_text("MB; records so far:")
    bar = page.locator("[data-part=progress]")
    assert 0 < bar.evaluate("(bar) => bar.value / bar.max") < 1
    assert_none(in_every_mode(page, "working"))
    press(page, page.locator("[data-part=cancel]"))
    expect(page.locator("[data-part=status]")).to_contain_text("Stopped.")
    expect(page.locator("form [type=submit]:visible").last).to_be_focused()
    expect(page.locator("[data-part=chosen]")).to_contain_text("1 file chosen")
    expect(page.locator(".report")).to_have_count(0)


def test_hostile_files_cost_a_line_each(page: Page, site_url: str, bank: dict[str, Any]) -> None:
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.json", bytes(50_000_000))
        archive.writestr("../../up.json", b"{}")
        archive.writestr("inner.zip", b"PK")
        archive.writestr("<img src=x onerror=alert(1)>.json", b"{}")
    good = sealed(learner(1, bank))
    heard = listen(page, site_url)
    opened(page, site_url, "en")
    choose(
        page,
        good__json=good,
        bomb__zip=bomb.getvalue(),
        deep__json=b"[" * 200_000,
        zeros__json=bytes(12_000_000),
        proto__json=good.replace(b'"learner": {', b'"learner": {"__proto__": {"a": 1}, '),
        cut__json=good[:-20],
        letters__json=good.decode().encode("utf-16"),
        torn__zip=bomb.getvalue()[:500],
        empty__json=b"",
        huge__json=b'{"format": "nest-hub-record", "version": 1e999}',
    )
    made(page)
    report = json.loads(saved(page, "json"))
    reasons = {one["name"]: one["reason"] for one in report["input"]["refused"]}
    assert reasons == {
        "bomb.zip/../../up.json": "path",
        "bomb.zip/<img src=x onerror=alert(1)>.json": "foreign",
        "bomb.zip/inner.zip": "archive",
        "bomb.zip/zeros.json": "bomb",
        "cut.json": "json",
        "deep.json": "nested",
        "empty.json": "empty",
        "huge.json": "shape",
        "letters.json": "encoding",
        "proto.json": "shape",
        "torn.zip": "zip",
        "zeros.json": "size",
    }
    assert report["input"]["records"] == 1
    page.locator(".report summary").first.press("Enter")
    expect(page.locator(".report")).to_contain_text("<img src=x onerror=alert(1)>.json")
    assert page.locator(".report img").count() == 0
    assert page.evaluate("({}).a") is None
    assert_none(heard)


def test_where_nothing_can_be_stored_it_is_made_all_the_same(
    page: Page, site_url: str, bank: dict[str, Any]
) -> None:
    page.context.add_init_script(NO_STORAGE)
    heard = listen(page, site_url)
    opened(page, site_url, "en")
    choose(page, a__json=sealed(learner(1, bank)), b__json=b"{}")
    made(page)
    expect(page.locator("[data-part=status]")).to_have_text("The report is ready.")
    assert_none(heard)


def test_without_the_questions_there_is_no_report(
    page: Page, site_url: str, bank: dict[str, Any]
) -> None:
    page.route("**/question-banks.json", lambda route: route.abort())
    opened(page, site_url, "en")
    choose(page, a__json=sealed(learner(1, bank)))
    page.locator("form [type=submit]:visible").last.press("Enter")
    expect(page.locator("[data-part=status]")).to_contain_text("could not be fetched")
    expect(page.locator("[data-part=chosen]")).to_contain_text("1 file chosen")


@pytest.mark.parametrize("language", ["cy", "en"])
def test_without_script_it_names_the_command(
    language: str, browser: Browser, site_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(site_url + ADDRESS[language])
    expect(plain.locator(".needs-script")).to_contain_text("JavaScript")
    expect(plain.locator(".needs-script code")).to_contain_text("nest-hub report")
    expect(plain.locator("form[data-part=form]")).to_be_hidden()
    context.close()


def test_only_this_page_loads_its_scripts(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site_url)))
    for address in ("en/", "en/regions/", "en/my-learning/"):
        page.goto(site_url + address)
        page.wait_for_load_state("networkidle")
    assert not [address for address in asked if "report" in address]
    opened(page, site_url, "en")
    assert [address for address in asked if address.endswith("report/page.js")]
