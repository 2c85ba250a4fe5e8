"""The formulas of behaviour with and without the compiler."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import sim
from sim.compiled import JIT
from tests.unit.outcomes.points import FORMULAS, worked_out

_ROOT = Path(sim.__file__).parent.parent


def test_the_points_are_many_and_differ() -> None:
    """Or the comparison would say nothing: some have few values a row, an answer to the survey is one of six."""
    found = {name: len(set(results)) for name, results in worked_out().items()}
    few = {
        "pace": 15,
        "context_share": 15,
        "survey_answer": 6,
        "is_hollow": 2,
        "action_share": 15,
        "other_logit": 20,
        "told": 100,
        "leaving_share": 20,
    }
    assert found.keys() == FORMULAS.keys()
    assert {name: n for name, n in found.items() if n < few.get(name, 500)} == {}


@pytest.mark.skipif(not JIT, reason="this process runs without the JIT already")
def test_results_are_the_same_to_the_last_bit_with_and_without_the_jit() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.unit.outcomes.points"],
        cwd=_ROOT,
        env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    plain, compiled = json.loads(done.stdout), worked_out()
    differ = {
        name: sum(x != y for x, y in zip(plain[name], compiled[name], strict=True)) for name in FORMULAS
    }
    assert differ == dict.fromkeys(FORMULAS, 0)
