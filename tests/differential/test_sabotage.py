"""The test of the test: every sabotaged kernel is caught by the comparison and, unless its log is legal, the check."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import sim
from tests.differential.sabotages import SABOTAGES
from tests.sampling import some

_ROOT = Path(sim.__file__).parent.parent

Said = list[dict[str, str | None]]
"""For each plan: its name, and what comparison and check said."""


@pytest.fixture(scope="module")
def saboteur(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Said]]:
    """What was said to a sabotage: asks a process whose kernel is patched again and again.

    Each process that runs tests has one of its own, so that the work is shared between them and nothing done twice.
    """
    copy = tmp_path_factory.mktemp("sabotaged")
    shutil.copytree(_ROOT / "sim", copy / "sim", ignore=shutil.ignore_patterns("__pycache__"))
    environment = {
        **{key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPATH": os.pathsep.join((str(copy), str(_ROOT))),
        "NUMBA_DISABLE_JIT": "1",
    }
    command = [sys.executable, "-m", "tests.differential.saboteur", str(copy)]
    with (
        (copy / "errors").open("w") as errors,
        subprocess.Popen(
            command, cwd=copy, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        asked, answers = process.stdin, process.stdout

        def ask(name: str) -> Said:
            print(name, file=asked, flush=True)
            line = answers.readline()
            assert line, (copy / "errors").read_text()[-3000:]
            said: Said = json.loads(line)
            return said

        yield ask


def test_the_copy_itself_is_right(saboteur: Callable[[str], Said]) -> None:
    said = saboteur("none")
    assert said
    assert all(one["difference"] is None and one["check"] is None for one in said), said


@pytest.mark.parametrize("name", some(SABOTAGES, one_in=3))
def test_a_sabotage_is_caught(saboteur: Callable[[str], Said], name: str) -> None:
    """By the comparison on every plan, by the check on one at least unless the log is legal."""
    said = saboteur(name)
    assert all(one["difference"] for one in said), said
    assert any(one["check"] for one in said) != SABOTAGES[name].legal, said
