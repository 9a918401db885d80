"""Joined scripts: they do what the modules do, each module runs once, and no other form is read."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from rjsmin import jsmin

from nest_hub.pages.scripts import (
    LEARNING,
    UnreadScriptError,
    join_scripts,
    name_of,
    publish_scripts,
)

MODULES = {
    "main.js": """
import { element } from "./element.js";

// import { nothing } from "./nowhere.js";
const lazy = [() => import("./menu.js"), () => import("./learning/quiz.js")];
Promise.all(lazy.map((load) => load())).then(async ([menu, quiz]) => {
  console.log(element("main"), menu.enhance(), await quiz.enhance());
});
""",
    "menu.js": """
import { element as made } from "./element.js";
/** @typedef {import("./element.js").Made} Made */

const element = "menu";
export const enhance = () => made(element);
""",
    "element.js": """
let count = 0;

export function element(name) {
  count += 1;
  return `${name} ${count}`;
}
""",
    "learning/quiz.js": """
import { element } from "../element.js";
import { ask, Store } from "./store.js";
import words from "./words.js";

export async function enhance() {
  const { later } = await import("./later.js");
  const said = [element("quiz"), ask(), new Store().place, words.hello, later()];
  return [...said, ...(await all())].join();
}

async function all() {
  const { numbers } = await import("./later.js");
  return numbers();
}
""",
    "learning/store.js": """
let asked = 0;

export const ask = () => (asked += 1);
export class Store {
  #file = import.meta.url.replace(/.*\\//, "");
  place = this.#file;
}
""",
    "learning/later.js": """
import { ask } from "./store.js";

export function later() {
  return `later ${ask()}`;
}

export function* numbers() {
  yield 1;
}
""",
    "learning/words.js": """
export default {
  hello: "Helo",
};
""",
}


def run(folder: Path, files: dict[str, str]) -> str:
    """What the entry prints when node runs the modules in these files."""
    for address, text in {**files, "package.json": '{"type": "module"}'}.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["node", str(folder / "main.js")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_joined_scripts_do_what_the_modules_do(tmp_path: Path) -> None:
    joined = {address: jsmin(text) for address, text in join_scripts(MODULES).items()}
    # What only one file uses stands in it; what two files use is a file, and so runs once.
    assert sorted(joined) == [
        *("learning/later.js", "learning/quiz.js", "learning/store.js", "main.js")
    ]
    said = run(tmp_path / "joined", joined)
    assert said == run(tmp_path / "modules", MODULES)
    assert said == "main 1 menu 2 quiz 3,1,store.js,Helo,later 2,1\n"


def test_a_module_keeps_its_address_in_a_file_of_another_folder() -> None:
    modules = {
        "main.js": "",
        "offline.js": 'export const ROOT = new URL("../../", import.meta.url).href;\n',
        "learning/progress.js": 'import { ROOT } from "../offline.js";\nexport const at = ROOT;\n',
    }
    joined = join_scripts(modules)[LEARNING]
    assert 'new URL("../../", new URL("../offline.js", import.meta.url).href)' in joined


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('import * as a from "./a.js";', "main.js: `import * as a"),
        ('import "./a.js";', 'main.js: `import "./a.js";`'),
        ("export let a = 1;", "main.js: `export let a = 1;`"),
        ("export { a };", "main.js: `export { a };`"),
        ('const a = await import("./a.js");', "main.js: `const a = await import"),
        ('import { a } from "./main.js";', "main.js → main.js: imports go round"),
    ],
)
def test_another_form_is_refused(text: str, said: str) -> None:
    with pytest.raises(UnreadScriptError, match=re.escape(said)):
        join_scripts({"main.js": f"{text}\n"})


def test_what_loads_by_a_name_that_it_makes_stays_in_its_folder() -> None:
    modules = {
        "main.js": 'import { words } from "./learning/words.js";\nwords("cy");\n',
        "learning/words.js": "export const words = (la) => import(`./words-${la}.js`);\n",
    }
    with pytest.raises(UnreadScriptError, match=r"learning/words\.js .* main\.js"):
        join_scripts(modules)


def test_each_module_of_the_hub_is_published_once(root: Path, tmp_path: Path) -> None:
    ours = root / "overrides/assets/javascripts"
    addresses = {path.relative_to(ours).as_posix() for path in ours.rglob("*.js")}
    for address in addresses:
        (tmp_path / address).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / address).touch()
    publish_scripts(ours, tmp_path)
    files = {path.relative_to(tmp_path).as_posix(): path for path in tmp_path.rglob("*.js")}
    assert files.keys() - addresses == {LEARNING}
    texts = {address: path.read_text(encoding="utf-8") for address, path in files.items()}
    named = re.compile(r"\blet (\$\w+(?:,\$\w+)*);\{")
    names = {
        address: [name for found in named.findall(text) for name in found.split(",")]
        for address, text in texts.items()
    }
    of_worker = names.pop("report/worker.js")
    of_pages = [name for given in names.values() for name in given]
    assert len(of_pages) == len(set(of_pages))
    # All have a name but those that give nothing away.
    assert {*of_pages, *of_worker} == {name_of(address) for address in addresses} - {
        *("$main", "$search", "$report_worker")
    }
