"""The wheel, installed into an environment of its own, works from any folder and brings its scenarios along."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import sim

ROOT = Path(sim.__file__).resolve().parent.parent

pytestmark = pytest.mark.long


def told(words: list[str], folder: Path, **environment: str) -> str:
    done = subprocess.run(
        words,
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=1200,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    told([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(folder), str(ROOT)], folder)
    (built,) = folder.glob("ccsim-*.whl")
    return built


def test_what_is_inside(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "sim/__init__.py",
        "sim/py.typed",
        "sim/scenarios/bank.yaml",
        "sim/scenarios/erlang_a.yaml",
    } <= names
    assert "sim/report/templates/report.html.j2" in names
    assert not any(name.startswith(("tests/", "results/", "docs/")) for name in names)


def test_it_runs_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "venv"
    told([sys.executable, "-m", "venv", str(place)], tmp_path)
    scripts = place / ("Scripts" if os.name == "nt" else "bin")
    constraints = str(ROOT / "constraints.txt")
    told(
        [str(scripts / "python"), "-m", "pip", "install", "--quiet", str(wheel), "-c", constraints], tmp_path
    )
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    ccsim, clean = str(scripts / "ccsim"), {"PYTHONPATH": "", "CCSIM_CACHE_DIR": str(tmp_path / "cache")}
    listed = told([ccsim, "scenarios"], elsewhere, **clean)
    assert "bank" in listed
    assert "erlang_a" in listed
    said = told([ccsim, "run", "scenario=bank", "calendar.days=2", "replications=2"], elsewhere, **clean)
    page = elsewhere / said.splitlines()[-1]
    assert page.name == "report.html"
    assert page.is_file()
