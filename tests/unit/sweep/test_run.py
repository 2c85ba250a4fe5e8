"""Points are computed once, by whoever comes, and are the same whoever it was."""

from __future__ import annotations

import json
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from sim.errors import EngineError, SettingsError
from sim.replications import Scores, score
from sim.sweep import Store, run, run_points
from tests.unit.sweep.few import few_points, same
from tests.unit.sweep.test_claim import dead_process


class Counted:
    """Counts the replications that are computed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.numbers: list[int] = []
        monkeypatch.setattr(run, "score", self)

    def __call__(self, scenario: Any, seed: int, number: int, engine: str) -> Scores:
        self.numbers.append(number)
        return score(scenario, seed, number, engine)


def test_the_numbers_are_those_of_the_replications(tmp_path: Path) -> None:
    points = few_points(2)
    for store in (None, tmp_path):
        found = run_points(points, 2, seed=5, store=store, workers=2)
        for point, one in zip(points, found, strict=True):
            assert one.n == 2
            assert same(one, Scores.joined([score(point.scenario, 5, number) for number in range(2)]))


def test_nothing_is_computed_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted, points = Counted(monkeypatch), few_points(3)
    first = run_points(points[:2], 2, store=tmp_path, workers=1)
    said: list[str] = []
    seen: list[tuple[int, int]] = []
    whole = run_points(
        points, 2, store=tmp_path, workers=1, say=said.append, progress=lambda *both: seen.append(both)
    )
    assert counted.numbers == [0, 1] * 3
    assert same(whole[1], first[1])
    assert said == ["2 of 3 points were there"]
    assert seen == [(4, 6), (5, 6), (6, 6)]


def test_a_longer_run_goes_on_and_a_shorter_one_takes_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted, points = Counted(monkeypatch), few_points(1)
    run_points(points, 2, store=tmp_path, workers=1)
    (longer,) = run_points(points, 4, store=tmp_path, workers=1)
    (shorter,) = run_points(points, 3, store=tmp_path, workers=1)
    assert counted.numbers == [0, 1, 2, 3]
    (fresh,) = run_points(points, 4, workers=1)
    assert same(longer, fresh)
    assert same(shorter, fresh.first(3))


def test_equal_points_are_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(monkeypatch)
    one, other = run_points([*few_points(1), *few_points(1)], 1)
    assert counted.numbers == [0]
    assert same(one, other)


def test_a_broken_file_is_reported_and_computed_again(tmp_path: Path) -> None:
    points = few_points(2)
    right = run_points(points, 1, store=tmp_path)
    broken = Store(tmp_path).path(points[0].digest())
    broken.write_bytes(broken.read_bytes()[:-100])
    said: list[str] = []
    again = run_points(points, 1, store=tmp_path, say=said.append)
    assert all(map(same, again, right))
    assert len(said) == 2
    assert "is broken" in said[0]
    assert "computed again" in said[0]
    assert run_points(points, 1, store=tmp_path, say=said.append)
    assert said[2:] == ["2 of 2 points were there"]


def test_points_of_a_dead_process_are_taken_over(tmp_path: Path) -> None:
    points = few_points(1)
    claim = Store(tmp_path).folder / f"{points[0].digest()}.claim"
    claim.write_text(json.dumps({"host": socket.gethostname(), "process": dead_process()}))
    run_points(points, 1, store=tmp_path)
    assert not claim.exists()


def test_two_on_one_store_share_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted, points = Counted(monkeypatch), few_points(12)
    found: dict[int, list[Scores]] = {}

    def work(who: int) -> None:
        found[who] = run_points(points, 1, store=tmp_path, workers=1)

    both = [threading.Thread(target=work, args=(who,)) for who in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(counted.numbers) == len(points)
    assert all(map(same, found[0], found[1]))
    assert {path.suffix for path in Store(tmp_path).folder.iterdir()} == {".parquet"}


def test_an_executor_of_the_caller_gives_the_same(tmp_path: Path) -> None:
    points = few_points(2)
    with ThreadPoolExecutor(3) as executor:
        found = run_points(points, 2, executor=executor)
        assert executor.submit(int, "1").result() == 1
    assert all(map(same, found, run_points(points, 2, workers=1)))


def test_claims_are_given_back_when_it_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*given: Any) -> Scores:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "score", stopped)
    with pytest.raises(KeyboardInterrupt):
        run_points(few_points(2), 1, store=tmp_path, workers=1)
    assert list(Store(tmp_path).folder.iterdir()) == []


def test_a_worker_with_other_code_is_refused() -> None:
    with pytest.raises(EngineError, match="install the same code"):
        run._task(1, "kernel", "0.0.1+0", (few_points(1)[0].scenario, 0))


@pytest.mark.parametrize("wrong", [{"replications": 0}, {"replications": 1, "workers": 0}])
def test_bounds(wrong: dict[str, int]) -> None:
    with pytest.raises(SettingsError, match="at least 1"):
        run_points(few_points(1), **wrong)
