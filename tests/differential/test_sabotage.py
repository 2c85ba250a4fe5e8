"""The test of the test: every sabotaged kernel is caught by the comparison and, unless its log is legal, the check."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import sim
from tests.differential.sabotages import SABOTAGES

_ROOT = Path(sim.__file__).parent.parent


@pytest.fixture(scope="module")
def noticed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """By sabotage: plan, difference and check; all in one process, whose kernel is patched again and again."""
    copy = tmp_path_factory.mktemp("sabotaged")
    shutil.copytree(_ROOT / "sim", copy / "sim", ignore=shutil.ignore_patterns("__pycache__"))
    environment = {
        **{key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPATH": os.pathsep.join((str(copy), str(_ROOT))),
        "NUMBA_DISABLE_JIT": "1",
    }
    command = [sys.executable, "-m", "tests.differential.saboteur", str(copy)]
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_copy_itself_is_right(noticed: dict[str, Any]) -> None:
    assert all(one == [None, None] for one in noticed["none"])


@pytest.mark.parametrize("name", SABOTAGES)
def test_comparison_catches(noticed: dict[str, Any], name: str) -> None:
    assert all(one["difference"] for one in noticed[name]), noticed[name]


@pytest.mark.parametrize("name", SABOTAGES)
def test_check_catches(noticed: dict[str, Any], name: str) -> None:
    caught = [one["check"] is not None for one in noticed[name]]
    assert any(caught) != SABOTAGES[name].legal, noticed[name]
