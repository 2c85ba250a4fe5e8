"""The machine-code cache cannot go stale, and a folder that cannot be written is no error."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sim.compiled import JIT, jit

PACKAGE = Path(__file__).parents[2] / "sim"
ASK = """
import numpy as np
from sim.outcomes.effort import disloyal_share
b = np.zeros(1, [("satisfaction_efforts_disloyal_base", "f8"), ("satisfaction_efforts_disloyal_slope", "f8")])
print(disloyal_share(b, 1.0), sum(disloyal_share.stats.cache_hits.values()))
"""


def _ask(tree: Path, cache: Path, **environment: str) -> list[str]:
    """The logistic function at 0 as the package under `tree` has it, and hits of the cache."""
    answer = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=tree,
        env={**os.environ, "CCSIM_CACHE_DIR": str(cache), "PYTHONPATH": str(tree), **environment},
        check=True,
        capture_output=True,
        text=True,
    )
    return answer.stdout.split()


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the package whose sources may be edited."""
    shutil.copytree(PACKAGE, tmp_path / "sim", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.mark.skipif(not JIT, reason="nothing is compiled")
def test_an_edit_of_an_inner_function_in_another_file_is_seen(tree: Path) -> None:
    cache = tree / "cache"
    assert _ask(tree, cache) == ["0.5", "0"]
    assert _ask(tree, cache) == ["0.5", "1"]
    inner = tree / "sim" / "outcomes" / "logistic.py"
    text = inner.read_text(encoding="utf-8")
    assert text.count("return 1.0 / (1.0 + math.exp(-x))") == 1
    edited = text.replace("return 1.0 / (1.0 + math.exp(-x))", "return 2.0 / (1.0 + math.exp(-x))")
    inner.write_text(edited, encoding="utf-8")
    half, hits = _ask(tree, cache)
    assert half == "1.0"
    assert hits == "0"


@pytest.mark.skipif(not JIT, reason="nothing is compiled")
def test_without_a_folder_for_the_cache_every_process_compiles(tree: Path) -> None:
    blocked = tree / "blocked"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    assert _ask(tree, blocked) == ["0.5", "0"]


def test_arithmetic_is_ieee_as_written() -> None:
    @jit
    def quotient(a: float, b: float) -> float:
        return a / b

    @jit
    def associated(a: float, b: float, c: float) -> float:
        return (a + b) + c

    if JIT:
        assert quotient(1.0, 0.0) == float("inf")
    assert associated(1e16, -1e16, 1.0) == 1.0
    assert associated(1.0, 1e16, -1e16) == 0.0
