"""The version of the engine is that of every module that a result passes through."""

from __future__ import annotations

import ast
from pathlib import Path

import sim
from sim.sweep.version import LAYERS, engine_version

HOME = Path(sim.__file__).parent
WITHOUT_NUMBERS = {"errors", "check", "theory", "cli", "report", "plots", "calibration", "comparison", "sweep"}
"""Layers that decide no number of a replication: they read results, or refuse them."""


def test_it_names_the_package_and_is_the_same_twice() -> None:
    assert engine_version().startswith(f"{sim.__version__}+")
    assert engine_version() == engine_version.__wrapped__()


def test_all_that_a_replication_imports_is_in_it() -> None:
    """From `sim.replications.scores` down, import by import."""
    seen: set[Path] = set()
    todo = [HOME / "replications" / "scores.py"]
    while todo:
        path = todo.pop()
        if path in seen or not path.is_file():
            continue
        seen.add(path)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sim"):
                place = HOME.joinpath(*str(node.module).split(".")[1:])
                names = [place / one.name for one in node.names]
                todo += [each for one in (place, *names) for each in (one.with_suffix(".py"), one / "__init__.py")]
    used = {path.relative_to(HOME).parts[0] for path in seen} - {"__init__.py"}
    assert {one.removesuffix(".py") for one in used} - WITHOUT_NUMBERS == set(LAYERS)
