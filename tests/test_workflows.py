"""The workflows: what tools say of them, and what they do with a pull request from a fork."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.repository import git
from tests.site.build import contents
from tests.small_hub import accept_all, replace, write_small_hub
from tests.workflow import Job

CODE = ("hooks", "overrides", "tools", "mkdocs.yml", "Makefile", "pyproject.toml", ".gitignore")
PINNED = re.compile(r"[\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
TAKE, CHECK, LIST = "Take the content of the proposal", "Check the content", "List the findings"
PREVIEW, KEEP = "Make the preview", "Keep the preview"


def tool(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Runs a tool that is installed for the tests."""
    name, *arguments = command
    path = Path(sys.executable).with_name(name)
    return subprocess.run([path, *arguments], cwd=root, capture_output=True, text=True, check=False)


def test_zizmor_finds_nothing(root: Path) -> None:
    judged = tool(root, "zizmor", "--offline", "--persona=auditor", ".github")
    assert judged.returncode == 0, judged.stdout + judged.stderr
    assert "No findings to report" in judged.stdout


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("github-workflows", "workflows/*.yml"),
        ("dependabot", "dependabot.yml"),
        ("github-issue-forms", "ISSUE_TEMPLATE/*.yml"),
        ("github-issue-config", "ISSUE_TEMPLATE/config.yml"),
    ],
)
def test_files_for_github_have_its_form(root: Path, schema: str, pattern: str) -> None:
    files = [
        str(path)
        for path in (root / ".github").glob(pattern)
        if path.name != "config.yml" or pattern.endswith(path.name)
    ]
    assert files
    judged = tool(root, "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)
    assert judged.returncode == 0, judged.stdout + judged.stderr


def test_every_action_is_named_by_its_commit(root: Path) -> None:
    used = [
        line.partition("uses:")[2].strip()
        for path in (root / ".github/workflows").glob("*.yml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    assert used
    assert [name for name in used if not PINNED.fullmatch(name)] == []


def test_a_pull_request_may_read_and_nothing_else(root: Path) -> None:
    text = (root / ".github/workflows/check.yml").read_text(encoding="utf-8")
    workflow = yaml.load(text, yaml.BaseLoader)
    assert workflow["on"] == {"pull_request": ""}
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"] == {"contents": "read"}
        assert not {"secrets", "environment", "services", "container"} & set(job)
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] == "false"
    assert "secrets" not in re.sub(r"#.*|import secrets|secrets\.token_hex", "", text)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The project: its code, and the content of the small hub, in a repository."""
    base = write_small_hub(tmp_path_factory.mktemp("base") / "base")
    for name in CODE:
        source = root / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, base / name)
    git(base, "init", "--quiet", "--initial-branch=main")
    commit(base)
    return base


@pytest.fixture
def base(once: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    git(tmp_path, "clone", "--quiet", str(once), "base")
    return tmp_path / "base"


@pytest.fixture
def fork(base: Path) -> Path:
    """A clone of it that somebody else has."""
    return clone(base, "fork")


@pytest.fixture(scope="session")
def workflow(root: Path) -> Path:
    """The file with the job."""
    return root / ".github/workflows/check.yml"


def clone(folder: Path, name: str) -> Path:
    """A clone of a repository, beside it."""
    git(folder.parent, "clone", "--quiet", str(folder), name)
    return folder.parent / name


def commit(folder: Path) -> None:
    """Records whatever stands in a folder."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "A change")


def add_study(folder: Path, name: str, slug: str) -> None:
    """Adds a case study without a fault."""
    shutil.copytree(folder / "case_studies/one-door", folder / "case_studies" / name)
    replace(folder, f"case_studies/{name}/en.md", "title: One door", f"title: The door {name}")
    replace(folder, f"case_studies/{name}/cy.md", "slug: un-drws", f"slug: {slug}")
    accept_all(folder)


def make_hostile(fork: Path, marker: Path) -> None:
    """Puts code of the fork's own wherever code can stand; each leaves the marker when it runs."""
    python = f"import pathlib; pathlib.Path({str(marker)!r}).touch()\n"
    files = [*(fork / "hooks").rglob("*.py"), *(fork / "tools").glob("*.py")]
    new = ("sitecustomize.py", "conftest.py", "setup.py", "evil.py", "docs/en/hook.py")
    for path in (*files, *(fork / name for name in new), fork / "case_studies/x.py"):
        path.write_text(python, encoding="utf-8")
    for name in ("Makefile", "GNUmakefile"):
        (fork / name).write_text(f"check preview:\n\ttouch '{marker}'\n", encoding="utf-8")
    (fork / "pyproject.toml").write_text("[build-system]\nrequires = ['evil']\n", encoding="utf-8")
    (fork / "mkdocs.yml").write_text(
        "site_name: Theirs\nhooks: [evil.py]\ntheme: {name: material, custom_dir: overrides}\n",
        encoding="utf-8",
    )
    for path in (fork / "overrides").glob("*.html"):
        path.write_text("<p>Their template</p>", encoding="utf-8")
    (fork / "case_studies/passwords.md").symlink_to("/etc/passwd")
    (fork / "case_studies/one-door/up").symlink_to("../..", target_is_directory=True)


def write_content(fork: Path) -> None:
    """Adds a case study without a fault, a page with one, and words that are orders to GitHub."""
    add_study(fork, "good-door", "drws-da")
    replace(fork, "docs/en/index.md", "---\n\nWe", "---\n\n[Nowhere](/nowhere.md)\n\nWe")
    accept_all(fork)
    orders = '"a\\n::add-mask::b\\n::error::c": x'
    replace(fork, "docs/en/themes/safe.md", "\ndescription", f"\n{orders}\ndescription")


@pytest.fixture(scope="module")
def hostile(once: Path, workflow: Path, tmp_path_factory: pytest.TempPathFactory) -> Job:
    """What the job did with a proposal that has good content, bad content and code of its own."""
    git(folder := tmp_path_factory.mktemp("hostile"), "clone", "--quiet", str(once), "base")
    base = folder / "base"
    fork = clone(base, "fork")
    write_content(fork)
    make_hostile(fork, folder / "it-ran")
    commit(fork)
    # Meanwhile another case study was accepted.
    add_study(base, "newer-door", "drws-mwy-newydd")
    commit(base)
    git(fork, "pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main")
    return Job(base, fork, folder / "run").run(workflow, "content")


def test_none_of_a_forks_code_runs(hostile: Job) -> None:
    marker = hostile.folder.parent / "it-ran"
    assert not marker.exists()
    hub = hostile.folder / "hub"
    changed = git(hub, "ls-files", "--modified", "--others", "--exclude-standard").splitlines()
    assert changed
    assert {path.split("/")[0] for path in changed} == {"case_studies", "docs"}
    # Were it run, this test would see it.
    for command in (["make", "check"], [sys.executable, "hooks/check_content.py"]):
        marker.unlink(missing_ok=True)
        subprocess.run(command, cwd=hostile.proposal, capture_output=True, check=True)
        assert marker.exists()
    marker.unlink()


def test_the_preview_shows_a_forks_words_in_our_pages(hostile: Job) -> None:
    assert hostile.outcomes[PREVIEW] == hostile.outcomes[KEEP] == "success"
    preview = hostile.folder / "preview"
    page = (preview / "en/case-studies/good-door/index.html").read_text(encoding="utf-8")
    assert "<h1>The door good-door</h1>" in page
    assert '<p class="preview">' in page
    assert (preview / "en/case-studies/newer-door/index.html").exists()
    everything = b"".join(contents(preview).values())
    assert b"Their template" not in everything
    assert b"root:x:" not in everything
    assert "[Download the preview](https://artifact.example/1)" in hostile.summary


def test_what_is_wrong_stands_on_the_lines_of_the_proposal(hostile: Job) -> None:
    assert hostile.outcomes[TAKE] == hostile.outcomes[CHECK] == "failure"
    notes = hostile.printed[TAKE].splitlines() + hostile.printed[CHECK].splitlines()
    places = [line.partition("::")[2].partition("::")[0] for line in notes if line[:2] == "::"]
    assert places == [
        "error file=case_studies/one-door/up",
        "error file=case_studies/passwords.md",
        "error file=case_studies/x.py",
        "error file=docs/en/hook.py",
        "error file=docs/en/index.md,line=6",
        "error file=docs/en/themes/safe.md,line=3",
    ]
    text = (hostile.proposal / "docs/en/index.md").read_text(encoding="utf-8")
    assert text.splitlines()[5] == "[Nowhere](/nowhere.md)"


def test_the_summary_tells_all_of_it(hostile: Job) -> None:
    assert hostile.outcomes[LIST] == "success"
    assert "- hooks/check&#95;content.py\n" in hostile.summary
    assert "| case&#95;studies/passwords.md |  | This is a symbolic link" in hostile.summary
    row = "| Home | docs/en/index.md | 6 | The link '/nowhere.md' leads to no page. |"
    assert row in hostile.summary


def test_github_takes_no_orders_from_a_proposal(hostile: Job) -> None:
    for title, printed in hostile.printed.items():
        orders = [line for line in printed.splitlines() if line.startswith("::")]
        if title == PREVIEW:
            assert any("::add-mask::" in line for line in orders)
            word = orders[0].removeprefix("::stop-commands::")
            assert re.fullmatch("[0-9a-f]{32}", word)
            assert orders[-1] == f"::{word}::"
            assert word not in "".join(orders[1:-1])
        else:
            assert all(line.startswith("::error file=") for line in orders)
    assert not any(line.startswith("::") for line in hostile.summary.splitlines())


def test_a_good_proposal_is_told_so(base: Path, fork: Path, workflow: Path, tmp_path: Path) -> None:
    add_study(fork, "good-door", "drws-da")
    commit(fork)
    job = Job(base, fork, tmp_path / "run").run(workflow, "content")
    assert set(job.outcomes.values()) == {"success"}, job.printed
    assert job.summary == (
        "✅ **Nothing is wrong with the content.**\n\n\n"
        "[Download the preview](https://artifact.example/1), unpack it, and open `index.html` "
        "in it.\n"
    )


def test_content_that_cannot_be_shown_has_no_preview(
    base: Path, fork: Path, workflow: Path, tmp_path: Path
) -> None:
    (fork / "framework/framework.yml").write_text("themes: [", encoding="utf-8")
    commit(fork)
    job = Job(base, fork, tmp_path / "run").run(workflow, "content")
    assert job.outcomes[TAKE] == job.outcomes[LIST] == "success"
    assert job.outcomes[CHECK] == job.outcomes[PREVIEW] == "failure"
    assert job.outcomes[KEEP] == "skipped"
    assert not (job.folder / "hub/preview").exists()
    assert "No page can be shown without the framework" in job.printed[PREVIEW]
    assert "Traceback" not in job.printed[PREVIEW]
    assert "| framework/framework.yml | " in job.summary
    assert job.summary.endswith(
        "\n❌ **No preview could be made.** The log of this step says why.\n"
    )


def test_where_nothing_could_be_taken_nothing_is_called_good(
    base: Path, fork: Path, workflow: Path, tmp_path: Path
) -> None:
    for name in ("docs", "modules", "case_studies", "framework"):
        shutil.rmtree(fork / name)
    commit(fork)
    job = Job(base, fork, tmp_path / "run").run(workflow, "content")
    assert job.outcomes[TAKE] == "failure"
    assert {job.outcomes[name] for name in (CHECK, LIST, PREVIEW, KEEP)} == {"skipped"}
    assert job.summary.startswith("❌ **Nothing was checked.**")
