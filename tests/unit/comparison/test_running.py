"""`sim.compare`: how often variants run, on which luck, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

import sim
from sim.comparison import Select, Stop, running
from sim.errors import SettingsError
from sim.replications import Place, Scores, score
from sim.scenario import Scenario
from tests.unit.cli.small import SMALL
from tests.unit.comparison.made import SCENARIO, scores

SMALL_ONE = sim.load(SMALL).with_({"calendar.days": 1})
VARIANTS = {"base": SMALL_ONE, "more": SMALL_ONE.with_({"agents.tellers.extra": 1})}


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, range]]:
    """Made-up scores in place of simulated ones; each further variant is half a point better. What was asked for."""
    asked: list[tuple[int, range]] = []

    def made_up(scenarios: Sequence[Scenario], numbers: range, progress: Any = None, **_: Any) -> Iterator[Scores]:
        asked.append((len(scenarios), numbers))
        for done, one in enumerate(scenarios, start=1):
            luck = [np.random.default_rng((number, int(one.currency[1:]))) for number in numbers]
            common = [np.random.default_rng(number).normal() for number in numbers]
            own = np.array([generator.normal() for generator in luck])
            level = 0.5 + 0.005 * int(one.currency[1:]) + 0.05 * np.array(common) + 0.01 * own
            if progress is not None:
                progress(done * len(numbers), len(scenarios) * len(numbers))
            yield scores(level, 30 - level, 0.5)

    monkeypatch.setattr(running, "score_points", made_up)
    monkeypatch.setattr(running, "_ALIKE", running._ALIKE[:-1])
    return asked


def numbered(k: int) -> dict[str, Scenario]:
    """Variants that are told apart by their currency, which nothing else depends on."""
    return {f"v{i}": sim.load(SCENARIO | {"currency": f"X{i}"}) for i in range(k)}


def test_the_same_luck_whatever_the_variants() -> None:
    found = sim.compare(VARIANTS, replications=3, seed=4)
    for name, scenario in VARIANTS.items():
        one = Scores.joined([score(scenario, 4, number) for number in range(3)])
        assert np.array_equal(found.scores[name].top, one.top, equal_nan=True)
    with ThreadPoolExecutor(2) as pool:
        again = sim.compare(VARIANTS, replications=3, seed=4, executor=pool)
    assert np.array_equal(again.scores["more"].top, found.scores["more"].top, equal_nan=True)
    assert found.n == 3
    assert found.base == "base"


def test_parts_of_the_center_can_decide() -> None:
    one = sim.compare(VARIANTS, replications=1)
    assert running.placed(one.scores, "asa") == Place("asa")
    assert running.placed(one.scores, "asa@voice") == Place("asa", "channel", "voice")
    assert running.placed(one.scores, "asa@contact_type:order") == Place("asa", "contact_type", "order")
    for measure in ("asa@chat", "asa@channel:order", "nonsense"):
        with pytest.raises(SettingsError, match='variant "base": measure'):
            running.placed(one.scores, measure)


def test_it_stops_when_it_is_decided(ran: list[tuple[int, range]]) -> None:
    found = sim.compare(numbered(2), until=Stop(most=5000))
    assert found.verdict.winner == "v1"
    assert 10 < found.n < 5000
    assert found.looks[-1] == 5000
    numbers = [numbers for _, numbers in ran]
    assert [one.start for one in numbers[1:]] == [one.stop for one in numbers[:-1]], "none is made twice"


def test_it_gives_up_at_the_most(ran: list[tuple[int, range]]) -> None:
    found = sim.compare(numbered(2), until=Stop(most=12))
    assert (found.n, found.verdict.kind) == (12, "not decided")


def test_a_wanted_half_width_is_reached_at_once(ran: list[tuple[int, range]]) -> None:
    found = sim.compare(numbered(3), until=Stop(half_width=0.002, most=5000))
    assert 20 < found.n < 5000
    assert max(found.half_width("v1"), found.half_width("v2")) <= 0.002
    assert len(ran) == 3, "the first replication, the pilot, and the rest"


def test_a_selection_runs_no_more_of_what_is_out(ran: list[tuple[int, range]]) -> None:
    found = sim.compare(numbered(4), select=Select(0.002))
    assert found.verdict.winner == "v3"
    assert found.selection is not None
    assert found.selection.n[0] < found.selection.n[3]
    assert found.scores["v0"].n < found.scores["v3"].n


def test_progress_only_grows(ran: list[tuple[int, range]]) -> None:
    told: list[tuple[int, int]] = []
    sim.compare(numbered(2), replications=8, progress=lambda done, goal: told.append((done, goal)))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (16, 16)


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ({"replications": 0}, "replications: 0"),
        ({"workers": 0}, "workers: 0"),
        ({"until": Stop(), "select": Select(0.1)}, "select: stands beside until"),
        ({"measure": "occupancy", "select": Select(0.1)}, "select: neither more nor less of occupancy is better"),
    ],
)
def test_what_makes_no_sense_is_refused(how: dict[str, Any], sentence: str) -> None:
    with pytest.raises(SettingsError, match=sentence):
        sim.compare(VARIANTS, **how)


def test_one_scenario_or_other_days_are_no_comparison() -> None:
    with pytest.raises(SettingsError, match="no comparison"):
        sim.compare({"base": SMALL_ONE})
    with pytest.raises(SettingsError, match=r'variant "long": calendar\.days is 2, but 1 in "base"'):
        sim.compare({"base": SMALL_ONE, "long": SMALL})
