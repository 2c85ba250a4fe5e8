"""The kernel as plain Python: what the compiler makes of it is what is written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import sim
from sim.compiled import JIT
from tests.differential.digests import digests

_ROOT = Path(sim.__file__).parent.parent
_HERE = "tests/differential"
_PYTEST = ("pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist")

pytestmark = pytest.mark.skipif(not JIT, reason="this process runs without the JIT already")


def _run_without_jit(*arguments: str) -> str:
    """Run a module in a process of its own, without the compiler; what it prints."""
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1"}
    environment.pop("PYTEST_ADDOPTS", None)
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
    return done.stdout


@pytest.mark.parametrize("every", [9, pytest.param(1, marks=pytest.mark.long)])
def test_logs_are_the_same_with_and_without_the_jit(every: int) -> None:
    """And no index is negative: compiled code would read before the array's beginning."""
    plain = json.loads(_run_without_jit("tests.differential.strict", str(every)))
    assert plain == digests("kernel", every)


@pytest.mark.long
def test_the_center_is_the_same_without_the_jit() -> None:
    assert json.loads(_run_without_jit("tests.differential.digests"))["center"] == digests("kernel")


@pytest.mark.long
def test_fifty_random_plans() -> None:
    _run_without_jit(*_PYTEST, f"{_HERE}/test_random_plans.py")


@pytest.mark.long
def test_thousands_of_random_plans() -> None:
    _run_without_jit(*_PYTEST, "-m", "long", f"{_HERE}/test_random_plans.py")
