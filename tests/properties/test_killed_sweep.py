"""A sweep that is killed again and again gives the tables of one that nobody disturbed."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from sim.cli.sweep import run_sweep
from tests.properties.killed import begun, killed_at, tables

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL and /proc")


def in_a_process(folder: Path, words: list[str]) -> None:
    """The whole sweep, in a process of its own."""
    assert begun(words, folder).wait() == 0


def in_this_process(folder: Path, words: list[str]) -> None:
    """The whole sweep, here: nothing has to start."""
    run_sweep(words[1:])


def check(
    words: list[str], folder: Path, kills: int, within_s: float, whole: Callable[[Path, list[str]], None]
) -> int:
    """Kill so often, resume to the end, compare with an undisturbed sweep; how many kills hit."""
    luck = random.Random(11)
    points = folder / "results" / "small_team-sweep" / "points"
    hits = sum(killed_at(words, folder, points, luck, within_s) for _ in range(kills))
    whole(folder, words)
    whole(folder, [*words, "output=quiet"])
    disturbed = tables(folder / "results" / "small_team-sweep")
    assert len(disturbed) == 5
    assert disturbed == tables(folder / "quiet" / "small_team-sweep")
    left = [path.name for path in folder.rglob("*") if path.suffix in (".part", ".claim")]
    assert left == []
    return hits


def test_one_kill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["sweep", "scenario=small_team", "calendar.days=1", "arrivals.scale=range(1,2,0.1)", "replications=10"]
    assert check(words, tmp_path, kills=1, within_s=0.05, whole=in_this_process) == 1


GRID = ("measures.short_abandon=2s,5s,8s", "arrivals.scale=range(0.8,1.8,0.05)")


@pytest.mark.long
@pytest.mark.parametrize("engine", ["kernel", "center"])
def test_sixty_points_killed_at_twenty_moments(tmp_path: Path, engine: str) -> None:
    words = ["sweep", "scenario=small_team", "calendar.days=5", *GRID, f"engine={engine}", "replications=20"]
    assert check(words, tmp_path, kills=20, within_s=1.0, whole=in_a_process) >= 15


@pytest.mark.long
def test_two_processes_of_which_one_is_killed(tmp_path: Path) -> None:
    words = ["sweep", "scenario=small_team", "calendar.days=5", *GRID, "replications=10"]
    other = begun(words, tmp_path)
    points = tmp_path / "results" / "small_team-sweep" / "points"
    luck = random.Random(5)
    for _ in range(3):
        killed_at(words, tmp_path, points, luck, within_s=0.5)
    assert other.wait() == 0
    assert begun([*words, "output=quiet"], tmp_path).wait() == 0
    assert tables(tmp_path / "results" / "small_team-sweep") == tables(tmp_path / "quiet" / "small_team-sweep")
