"""Personal data is found in every form in both languages, and what only looks like it is not.

Every number, address and name here is nobody's: Ofcom's numbers for fiction, the number that the
NHS gives as its example, addresses at example.org, a prefix that no National Insurance number has.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from nest_hub.checks.of_pages import check_pages
from nest_hub.checks.personal import Known, as_read, find_personal_data
from nest_hub.checks.privacy import check_page_privacy, check_privacy, what_is_known
from nest_hub.content.load import load_hub
from nest_hub.diagnostics import arrange
from tests.findings import findings
from tests.small_hub import replace, write_small_hub

EMAIL, PHONE, NHS, INSURANCE = "e-mail address", "telephone number", "NHS number", "Insurance"
POSTCODE, BIRTH, NAMED = "postcode", "date of birth", "is named"

PERSONAL: dict[str, list[str]] = {
    EMAIL: [
        "Write to megan.jones@example.org.",
        "Ysgrifennwch at Megan.Jones+nyth@ysgol.example.cymru heddiw.",
        "[Write to us](mailto:megan@example.org)",
        "[E-bost](mailto:megan%40example.org)",
        "<megan@example.org>",
        "megan (at) example.org",
        "megan[at]example.org",
        "Write to **megan**@example.org.",
        "megan\\@example.org",
        "megan&#64;example.org",
        "An official at one@gov.example.wales",
    ],
    PHONE: [
        "Ring 07700 900123.",
        "Ffoniwch 07700900123 heddiw.",
        "Ring +44 7700 900123.",
        "Ring +44 (0)7700 900 123.",
        "Ring 0044 7700 900123.",
        "Ffôn: (029) 2018 0123",
        "Ffôn symudol:07700 900 123",
        "Ring 029 2018 0123 or 01632 960123.",
        "Ring (01632) 960 123, please.",
        "T: 029 20180123.",
        "(+44) 7700 900123",
        "07 700 900 123",
        'phone: "07700900123"',
        "Tel. “07700 900123”",
        "Ring 01632-960-123.",
        "Ring 01632.960.123.",
        "Ring 029\u00a02018\u00a00123.",
        "Ring 07700\n900123 today.",
        "[Ring](tel:+442920180123)",
        "[Ring](tel:07700900123)",
        "[Chat](https://wa.me/447700900123)",
        "Ring +353 1 234 5678.",
        "| Tel | 07700 900123 |",
        "Ring 0300 123 4567 between 9 and 5.",
    ],
    NHS: [
        "943 476 5919",
        "943-476-5919",
        "The number 9434765919 was on the letter.",
        "Year 7 943 476 5919",
        "NHS number: 943 476 5918",
        "Her NHS no. is 9434765910.",
        "Rhif GIG: 943 476 5918",
        "Ei rif GIG yw 943 476 5918.",
        "NHS number 943\u2009476\u20095919",
    ],
    INSURANCE: [
        "QQ 12 34 56 C",
        "QQ123456C",
        "qq123456c",
        "QQ 123456 C",
        "QQ-12-34-56-C",
        "QQ 12 34 56 c",
        "NI number QQ123456",
        "National Insurance number: AB 12 34 56",
        "Rhif Yswiriant Gwladol QQ 12 34 56 C",
        "Ei rhif Yswiriant Gwladol yw AB123456.",
    ],
    POSTCODE: [
        "They live at CF10 3NQ.",
        "cf103nq",
        "cf10 3nq",
        "Cf10 3nq",
        "Maen nhw’n byw yn LL57 4TH.",
        "SY23\u00a01AA",
        "CF10\n3NQ",
        "W1A 1AA",
        "(NP20 1XJ)",
        "cf10 1st",
    ],
    BIRTH: [
        "She was born on 12 March 2014.",
        "Born: 12/03/2014",
        "born 12.03.14",
        "He was born on the 2nd of May, 2013.",
        "He was born in Bangor, Gwynedd, on Wednesday 12 March 2014.",
        "Their baby was born early on March 12th, 2014.",
        "Born to a young mother on 12 March 2014, she",
        "DOB 12/03/14",
        "D.O.B.: 12-03-2014",
        "DoB 03/04/2015",
        "Date of Birth - 3 April 2015",
        "He was born at the Heath Hospital, Cardiff on 3/4/2015",
        "dob: 2014-03-12",
        "Date of birth: 12 March 2014",
        "Her date of birth is the twelfth of March 2014.",
        "12/03/2014 (DOB)",
        "Tomos (b. 12.03.2014)",
        "His birthday is 12 March.",
        "born on 12\nMarch 2014",
        "Ganwyd hi ar 12 Mawrth 2014.",
        "Ganwyd ar y 12fed o Fawrth 2014",
        "Fe’i ganed ar 2 Mai 2013.",
        "Merch a aned ar 1 Chwefror 2012",
        "Bachgen a anwyd ym Mangor ar 3 Dachwedd 2011",
        "Cafodd ei geni ar yr 2il o Fehefin 2010.",
        "Cafodd ei eni yn Ysbyty Gwynedd ar 4 Gorffennaf 2010.",
        "Mae hi wedi’i geni ar 12/03/2014.",
        "Ces i fy ngeni ar 5 Hydref 2009.",
        "Dyddiad geni: 12.3.2014",
        "Dyddiad Geni: 3 o Ebrill 2015",
        "cafodd ei eni ar y trydydd o Ebrill 2015",
        "Fe’m ganed ar 3 Ebrill 2009",
        "Ei ddyddiad geni yw’r 12 Mawrth 2014",
        "dyddiad ei geni: 12 Rhagfyr 2014",
        "Mae ei phen-blwydd ar 12 Medi.",
        "Ganwyd Tomos ddydd Mawrth, 12 Awst 2014.",
    ],
    NAMED: [
        "A pupil called Megan came.",
        "a girl named Megan",
        "a boy, Tomos, came in",
        "One day the girl, Megan, came.",
        "a pupil called **Megan**",
        "a pupil called “Megan”",
        'a pupil called <span lang="cy">Megan</span>',
        "a pupil\ncalled Megan",
        "> a pupil\n> called Megan",
        "a 12-year-old girl from Swansea called Megan",
        "a pupil in Year 7 called Megan",
        "a child of seven, called Tomos,",
        "a boy whose name is Tomos",
        "two boys called Tomos and Ifan",
        "The pupil's name was Megan.",
        "My name is Megan and I am 9.",
        "her son Tomos",
        "their daughter, Megan, said",
        "eight-year-old Megan said",
        "Megan, aged 9, said",
        "“I felt heard.” — Megan, 9",
        "“I felt heard.”\n\nMegan (age 9)",
        "a young person named April",
        "a mother called Siân",
        "a looked-after child called Cai",
        "a child known as Osian",
        "9 year old Osian",
        "Seren, aged nine, said",
        "Seren, who is 9, said",
        "Seren, a pupil in Year 6, said",
        "“I felt heard,” said Seren, 9.",
        "disgybl o’r enw Megan",
        "merch o’r enw Megan",
        "bachgen o'r enw Tomos",
        "Daeth ferch 9 oed o’r enw Megan",
        "i ddisgybl ym Mlwyddyn 7 o’r enw Megan",
        "â phlentyn o’r enw Ŵyn",
        "dau fachgen o’r enw Tomos ac Ifan",
        "person ifanc o Abertawe o’r enw Megan",
        "i berson ifanc o’r enw Tomos",
        "merch naw oed, Megan, a’i mam",
        "Daeth bachgen, Tomos, i’r ysgol.",
        "bachgen a’i enw yw Tomos",
        "Enw’r plentyn yw Megan.",
        "Fy enw i yw Megan ac rwy’n 9 oed.",
        "ei merch Megan",
        "eu mab, Tomos, yn dweud",
        "“Cefais fy nghlywed.” Megan, 9 oed",
        "Megan ydw i, ac rwy’n 9 oed.",
        "gofalwr ifanc o’r enw Tomos",
        "mam o’r enw Siân",
        "plentyn mewn gofal o’r enw Cai",
        "disgybl blwyddyn 6 o’r enw Seren",
        "disgybl yn Ysgol y Bont o’r enw Seren",
        "merch ddeuddeg oed o’r enw Seren",
        "Seren, disgybl ym Mlwyddyn 6",
        "Seren yw enw’r ferch",
        "Seren, naw oed, a ddywedodd",
    ],
}

HARMLESS = [
    # Standards, publications and books.
    "ISO 9001:2015, ISO/IEC 27001 and BS 8300-2:2018",
    "BS EN 301549 and WCAG 2.2",
    "See https://doi.org/10.1186/s12888-020-02650-0.",
    "doi: 10.1136/07700900123",
    "ISBN 978-0-7504-1234-5 and ISBN 0-7504-1234-5",
    "ISBN 9434765919",
    "ISSN 1234-5679",
    "Welsh Government, WG48927, 2023",
    "Llywodraeth Cymru, WG 48927, ISBN 978-1-80364-123-4",
    "SI 2014/3290 (W. 333)",
    "The Regulations (SI 2015/1988), regulation 12",
    "Rheoliad 12 o Reoliadau 2015 (OS 2015/1988)",
    "Adran 7A o Ddeddf 2014",
    "Article 12 of the Convention of 20 November 1989",
    # Help lines, as the data and as people write them.
    "Ring Meic on 080880 23456, or text 84001.",
    "Ffoniwch Meic ar 08088 023456.",
    "Childline, 0800 1111, 24 hours a day",
    "Ring 999, 101, 111 press 2, or 116 123.",
    "C.A.L.L.: 0800 132 737, 24 hours a day",
    "[C.A.L.L.](tel:+44800132737)",
    "Samaritans in Welsh: 0808 164 0123, 7pm to 11pm",
    "nest.mentalhealth@gov.wales",
    "[E-bost](mailto:nest.mentalhealth@gov.wales)",
    "help@meic.cymru",
    # Years, money, amounts.
    "2019, 2020, 2021 and 2022",
    "2019–2020, 2021–22, 2019-2020-2021",
    "in 2014.\n\n2015 was another year. 2016 too.",
    "£1,234,567.89 and £0750412345",
    "£450 000 yn 2023 2024",
    "12.5%, 0.75 1.25 0.33 12 and 99.99%",
    "3,107,500 people live in Wales",
    "| 2019 | 2020 | 2021 |\n| 0123 | 4567 | 8901 |",
    "between 09:00 and 17:00, 08.30-16.30",
    "UPRN 10033544614 and UPRN 100100023456",
    "Charity number 1234567, company number 01234567",
    "at grid reference SN 123456 a new path begins",
    "The reference is 1234567890.",
    # Roads, years at school, letters.
    "S4C, A470, M4, A55, B4265, BBC 2, CF10",
    "The M4 2nd junction, Level E4 5th floor",
    "Yr M4 1af, ar ôl yr A470 2il",
    "KS2 3rd lesson, KS3, CA2, Year 7, Y7, B12 6",
    "The EU27, G20, COP26 and PM2.5",
    "mp3 4GB 5ml 2nd 3rd 4th",
    # Days that are not of birth.
    "born in 2014",
    "a child born in March 2014",
    "wedi’i geni yn 2014",
    "Ganwyd NYTH ar 12 Mawrth 2014.",
    "cyn-geni ac ôl-eni, 12 Mai 2022",
    "ôl-eni 12 Mai 2022",
    "The idea was born on 12 March 2014.",
    "Plant a anwyd ar neu ar ôl 1 Medi 2015",
    "children born on or after 1 September 2015",
    "children born between 1 September 2014 and 31 August 2015",
    "Children born in Wales have these rights, and on 20 November 1989 the world agreed.",
    "The service was born on 12 March 2014.",
    "Ganwyd y prosiect ar 12 Mawrth 2014.",
    "The report came out on 12 March 2014. Cyhoeddwyd ef ar 12 Mawrth 2014.",
    "The place of birth is not asked. On 12 March 2014 it changed.",
    "uned eni, man geni, 12 Mawrth",
    "pen-blwydd cyntaf yr hyb, ar 12 Mawrth 2024",
    "given_on: 2026-03-12",
    # Children whom nobody names, and things that have names.
    "a pupil called for help",
    "A pupil called Childline, and another called Meic.",
    "a child named as a partner in the plan",
    "a service called Hafan",
    "a book called Hedfan",
    "a panel of young people called Llais Ifanc",
    "a service for children called Hafan",
    "a child at a school called Ysgol y Bont",
    "a pupil in a club called Hedfan",
    "The pupils read a book about a boy called Jac.",
    "rhaglen o’r enw Hedfan",
    "A mother called NHS 111.",
    "The girls called the dog Mot.",
    "pupils called Young Interpreters",
    "ystafell o’r enw Y Nyth",
    "grŵp o blant o’r enw Y Cwtsh",
    "clwb i ferched o’r enw Seren",
    "a parent, Cardiff Council, and a school",
    "to a child, Barnardo’s, and others",
    "A young person, Powys, 2024",
    "— Parent, Gwynedd",
    "Hafan, a child-friendly place",
    "y plentyn, NYTH a’r tîm",
    "prosiect i bobl ifanc o’r enw Llais",
    "disgybl mewn ysgol o’r enw Ysgol y Bont",
    "llyfr am ferch o’r enw Matilda",
    "a girl we will call Megan (not her real name)",
    "a girl called Megan (not her real name)",
    "merch o’r enw Megan (nid ei henw iawn)",
    "Children, aged 9 to 11, were asked.",
    "Young people in Gwent, aged 14, said",
    "Plant yng Nghymru, 9 oed i 11 oed",
    "“I felt heard.” — Young person, 16",
    "“I felt heard.” — Girl, 14",
    "“Cefais fy nghlywed.” Disgybl, 9 oed",
    "a child, Wales and the world",
    "for every child, Welsh or English",
    "12-year-old Welsh speakers, her Welsh lessons",
    "Her name is on the door. Ei henw sydd ar y drws.",
    "The programme’s name is Hedfan. Enw’r rhaglen yw Hedfan.",
    "Mae gan y rhaglen enw: Hedfan. Anodd yw i riant.",
    # Addresses.
    "https://example.org/item?id=07700900123&n=9434765919",
    "[Minutes](https://example.org/mgAi.aspx?ID=9434765919)",
    "![A door](door-9434765919.jpg)",
    "https://www.gov.wales/cf103nq",
    "[a]: https://example.org/01632960123",
    "![A door](door@2x.png)",
    "“@nythnest” on the screen, and 5 @ £2.50",
    '    "Beth oedd yr angen": "151134594172"',
    "nest-hub 1.6.1, actions/checkout@v4.2",
    "PMID 30123456789 and ORCID 0000-0002-1825-0097",
    "A48(M), BT 4G, 5G 6GB, SE1 1st, PS5 4th",
    "cyfanswm o 100 000 000, a 0.5 1.5 2.5 3.5",
]


@pytest.fixture(scope="module")
def known(root: Path) -> Known:
    """What the hub's own data allows."""
    return what_is_known(load_hub(root))


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in PERSONAL.items() for text in texts]
)
def test_is_found(kind: str, text: str, known: Known) -> None:
    found = find_personal_data(as_read(text), known)
    assert found
    assert all(kind in one.problem for one in found)


@pytest.mark.parametrize("text", HARMLESS)
def test_raises_nothing(text: str, known: Known) -> None:
    assert [one.problem for one in find_personal_data(as_read(text), known)] == []


def test_there_are_harmless_texts_enough() -> None:
    assert len(set(HARMLESS)) == len(HARMLESS) >= 25


def test_two_numbers_on_one_line_are_two(known: Known) -> None:
    found = find_personal_data("029 2018 0123 07700 900123, 0800 1111 01632 960123", known)
    assert [one.text for one in found] == ["029 2018 0123", "07700 900123", "01632 960123"]


@pytest.mark.parametrize("texts", PERSONAL.values(), ids=PERSONAL)
def test_is_not_said_again(texts: list[str], known: Known) -> None:
    secrets = ("megan", "tomos", "900123", "476", "34 56", "3nq", "2014", "20180123")
    for text in texts:
        for one in find_personal_data(as_read(text), known):
            assert not [secret for secret in secrets if secret in one.problem.lower()]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One small hub; each test takes a copy."""
    return write_small_hub(tmp_path_factory.mktemp("sound") / "hub")


@pytest.fixture
def hub(sound: Path, tmp_path: Path) -> Path:
    """A copy of the small hub."""
    return Path(shutil.copytree(sound, tmp_path / "hub"))


EXEMPTION = """\
exemptions:
  - text: CF10  3NQ
    where: case_studies/one-door/case_study.yml
    reason: The postcode of Welsh Government’s own building, which the form needs.
    reviewed_on: 2026-11-22
"""


def in_privacy(root: Path) -> list[str]:
    """What these checks say."""
    hub = load_hub(root)
    found = [*check_pages(hub, (check_page_privacy,)), *check_privacy(hub)]
    return [finding.plain() for finding in arrange(found)]


def test_an_exempted_text_stands(hub: Path) -> None:
    replace(hub, "case_studies/one-door/case_study.yml", "en: A school", "en: A school, CF10 3NQ")
    assert in_privacy(hub) == [
        (
            "case_studies/one-door/case_study.yml:3: The text holds a postcode (CF10…).\n"
            "  Name the town or the county instead. If it is nobody’s own, list it in "
            "framework/exemptions.yml and say why."
        )
    ]
    (hub / "framework/exemptions.yml").write_text(EXEMPTION, encoding="utf-8")
    assert in_privacy(hub) == []


def test_an_exemption_is_for_its_file_alone(hub: Path) -> None:
    (hub / "framework/exemptions.yml").write_text(EXEMPTION, encoding="utf-8")
    replace(hub, "docs/en/index.md", "We listen to", "We listen at CF10 3NQ to")
    assert [line.split("\n")[0] for line in in_privacy(hub)] == [
        "docs/en/index.md:3: The text holds a postcode (CF10…).",
        (
            "framework/exemptions.yml:2: warning: Nothing in case_studies/one-door/case_study.yml "
            "needs this exemption."
        ),
    ]


def test_an_exemption_that_nothing_needs_is_a_warning(hub: Path) -> None:
    (hub / "framework/exemptions.yml").write_text(EXEMPTION, encoding="utf-8")
    assert findings(hub) == [
        (
            "framework/exemptions.yml:2: warning: Nothing in case_studies/one-door/case_study.yml "
            "needs this exemption.\n  Remove it, or correct its `text` or `where`."
        )
    ]


def test_an_exemption_without_a_reason_is_refused(hub: Path) -> None:
    text = EXEMPTION.replace("    reason: The postcode", "    # The postcode")
    (hub / "framework/exemptions.yml").write_text(text, encoding="utf-8")
    assert findings(hub) == [
        "framework/exemptions.yml:2: Exemption 1 has no `reason`.\n  Add `reason: …`."
    ]


def test_is_found_wherever_it_stands_with_its_line(hub: Path) -> None:
    folder = "case_studies/one-door"
    replace(hub, f"{folder}/en.md", "title: One door", "title: One door, CF10 3NQ")
    replace(hub, f"{folder}/en.md", "---\n\n", "# Ring 07700 900123 for the form.\n---\n\n")
    replace(
        hub,
        f"{folder}/en.md",
        "## What was done\n",
        '## What was done\n\n![A girl named Megan](door.png "Born on 12 March 2014")\n\n'
        "Some words on one line,\nand a pupil called\nMegan on another. <!-- QQ123456C -->\n",
    )
    replace(hub, f"{folder}/case_study.yml", "kind:", "# megan@example.org\nkind:")
    replace(hub, "modules/nest/media/door.en.vtt", "Come in", "NHS number 943 476 5919. Come in")
    replace(hub, "modules/nest/media/door.cy.md", "Dewch", "Dewch, ddisgybl o’r enw Megan. Dewch")
    replace(hub, "modules/nest/questions.yml", "en: Come in", "en: Come in, Megan (age 9)")
    (hub / folder / "jones-9434765919.jpg").touch()
    (hub / folder / "cf10-3nq.png").touch()
    (hub / folder / "dob_12-03-2014.png").touch()
    (hub / folder / "IMG_20261122_142233.jpg").touch()
    found = sorted(line.split("\n")[0] for line in in_privacy(hub))
    assert found == [
        f"{folder}/case_study.yml:1: The text holds an e-mail address (…@example.org).",
        f"{folder}/cf10-3nq.png: The name of the file holds a postcode (cf10…).",
        f"{folder}/dob_12-03-2014.png: The name of the file holds a date of birth (“dob …”).",
        f"{folder}/en.md:13: A child or a parent is named (“girl named …”).",
        f"{folder}/en.md:13: The text holds a date of birth (“Born on …”).",
        f"{folder}/en.md:16: A child or a parent is named (“pupil called …”).",
        f"{folder}/en.md:17: The text holds a National Insurance number (QQ…).",
        f"{folder}/en.md:2: The text holds a postcode (CF10…).",
        f"{folder}/en.md:4: The text holds a telephone number (077…).",
        (
            f"{folder}/jones-9434765919.jpg: The name of the file holds what looks like "
            "an NHS number (94…)."
        ),
        "modules/nest/media/door.cy.md:1: A child or a parent is named (“ddisgybl o’r enw …”).",
        "modules/nest/media/door.en.vtt:4: The text holds what looks like an NHS number (94…).",
        (
            "modules/nest/questions.yml:15: A child or a parent is named "
            "(by a name, with an age or a class)."
        ),
    ]


def test_a_thousand_pages_are_read_quickly(root: Path, known: Known) -> None:
    words = [
        word
        for path in sorted((root / "case_studies").glob("*/*.md"))
        for word in path.read_text(encoding="utf-8").split(" ")
    ]
    pages = [" ".join(words[start : start + 600]) for start in range(0, len(words), 600)]
    before = time.process_time()
    for page in pages:
        find_personal_data(as_read(page), known)
    # About 0.5 ms a page; the bound is loose, as this runs beside other tests.
    assert (time.process_time() - before) / len(pages) < 0.003
