"""What somebody else gets: the source distribution, the wheel built from it, and the commands that the README gives."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

QUIZ_COMMAND = "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/quiz"
TEST_COMMAND = "python3 -m venv .venv && .venv/bin/pip install -q -e '.[test]' && .venv/bin/pytest"
AREAS = ["communication", "blame", "fun", "patience"]
ITEMS = 60
STEPS = 15


@dataclass(frozen=True)
class Built:
    """The two files that are handed on."""

    source: Path
    wheel: Path


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command as if nobody had set up pip or Python for it, and give what it prints."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
    settings["PIP_CONFIG_FILE"] = os.devnull
    done = subprocess.run(command, cwd=cwd, env=settings, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files_below(folder: Path) -> set[str]:
    """Name the files that belong to a folder of the checkout, without what Python leaves there."""
    files = (file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    return {file.as_posix() for file in files if "__pycache__" not in file.parts}


@pytest.fixture(scope="module")
def built(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the source distribution, and the wheel from that."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, checkout, cwd=folder)
    (source,) = folder.glob("*.tar.gz")
    (wheel,) = folder.glob("*.whl")
    return Built(source, wheel)


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a fresh environment that sees the dependencies, but not the checkout."""
    environment = tmp_path_factory.mktemp("installed") / "venv"
    run(sys.executable, "-m", "venv", environment, cwd=built.wheel.parent)
    python = environment / "bin" / "python"
    run(python, "-m", "pip", "install", "--no-index", "--no-deps", built.wheel, cwd=built.wheel.parent)
    own = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=environment).strip()
    # A folder named in a .pth file is searched, while the .pth files in it are not read: an editable install of the
    # checkout stays out of sight.
    borrowed = {sysconfig.get_path(kind) for kind in ("purelib", "platlib")}
    (Path(own) / "dependencies.pth").write_text("\n".join(sorted(borrowed)), encoding="utf-8")
    return environment / "bin"


def test_the_source_distribution_holds_all_that_builds_and_tests_it(built: Built, checkout: Path) -> None:
    with tarfile.open(built.source) as archive:
        names = [member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()]
    expected = {
        f"{folder}/{name}" for folder in ("quiz", "questions", "tests") for name in files_below(checkout / folder)
    }
    expected |= {"pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", ".ci/run"}
    assert expected <= set(names)
    assert len(names) == len(set(names))


def test_the_wheel_holds_the_program_and_the_whole_bank_once(built: Built, checkout: Path) -> None:
    with zipfile.ZipFile(built.wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name]
    program = {f"quiz/{name}" for name in files_below(checkout / "quiz")}
    bank = {f"quiz/questions/{name}" for name in files_below(checkout / "questions")}
    assert sorted(names) == sorted(program | bank)


@pytest.mark.slow
def test_the_installed_program_names_its_version_from_anywhere(installed: Path, built: Built) -> None:
    version = built.wheel.name.split("-")[1]
    for command in ([installed / "quiz"], [installed / "python", "-m", "quiz"]):
        assert version in run(*command, "--version", cwd=Path("/"))


@pytest.mark.slow
def test_the_installed_program_has_the_whole_bank(installed: Path) -> None:
    bank = json.loads(run(installed / "python", "-m", "quiz", "bank", "--json", cwd=Path("/")))
    assert [area["id"] for area in bank["areas"]] == AREAS
    assert len({item["id"] for item in bank["items"]}) == ITEMS
    assert [step["number"] for step in bank["steps"]] == list(range(1, STEPS + 1))


@pytest.mark.slow
def test_the_installed_program_reads_its_own_readings(installed: Path, checkout: Path) -> None:
    place = run(installed / "python", "-c", "import quiz; print(quiz.__file__)", cwd=Path("/"))
    assert not Path(place).is_relative_to(checkout)
    for number in (1, STEPS):
        assert run(installed / "quiz", "read", str(number), cwd=Path("/")).strip()


def test_the_first_two_commands_of_the_readme_set_everything_up(checkout: Path) -> None:
    readme = (checkout / "README.md").read_text(encoding="utf-8")
    blocks = [block.strip() for block in re.findall(r"^```sh\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)]
    assert blocks[:2] == [QUIZ_COMMAND, TEST_COMMAND]


def test_ci_runs_the_commands_of_the_readme(checkout: Path) -> None:
    readme = (checkout / "README.md").read_text(encoding="utf-8")
    patterns = re.findall(r"command_of_the_readme '(.+)'", (checkout / ".ci" / "run").read_text(encoding="utf-8"))
    found = [re.findall(pattern, readme, re.MULTILINE) for pattern in patterns]
    assert found == [[QUIZ_COMMAND], [TEST_COMMAND]]


def test_what_the_readme_commands_name_is_declared(checkout: Path) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["name"] == "steps-first"
    assert project["scripts"] == {"quiz": "quiz.__main__:main"}
    assert set(project["optional-dependencies"]) == {"lock", "test"}
