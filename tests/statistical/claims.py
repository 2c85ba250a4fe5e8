"""Claims about the two floors of a lesson: on the day that it shows, and as a rule over days of other luck."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from sim.app.day import Day, alone, simulated
from sim.app.floor import Floor
from sim.app.lessons import lesson, plans_of
from sim.app.replay import Replay
from sim.comparison import Part, contrast
from sim.metrics import ratios, tally
from sim.replications.replicate import replicate
from sim.replications.scores import Scores

__all__ = ["Claim", "alike", "days", "less", "lies", "more", "nobody_idle_while_somebody_waits", "shown"]

REPLICATIONS = 20
FLOOR = Floor()
Pairs = dict[str, tuple[float, float]]


def pairs_of(counted: Any, meta: Any) -> Pairs:
    """Numerator and denominator of every measure, and of those of an interval ("queue_mean at 12:30")."""
    scores = Scores.of(counted, meta)
    tops, bottoms = scores.top[0].tolist(), scores.bottom[0].tolist()
    out = {str(place): (top, bottom) for place, top, bottom in zip(scores.places, tops, bottoms, strict=True)}
    width = 24 * 60 // meta.intervals_per_day
    for ratio in ratios(counted, meta):
        if ratio.labels[0][0] == "total" and ratio.top.shape[1] > 1:
            for n in range(meta.intervals_per_day):
                hour, minute = divmod(n * width, 60)
                name = f"{ratio.measure} at {hour:02}:{minute:02}"
                out[name] = float(ratio.top[0, 1 + n]), float(ratio.bottom[0, 1 + n])
    return out


@cache
def shown(name: str, floor: str, tries: int) -> Day:
    told = lesson(name)
    overrides = plans_of(told, tries)["AB".index(floor)]
    scenario = FLOOR.varied(told["scenario"], overrides, told["day"])
    return simulated(scenario, told["seed"], told["replication"], told["day"])


@cache
def days(name: str, floor: str, tries: int) -> tuple[Pairs, ...]:
    """The shown day first, then twenty replications of it."""
    told, day = lesson(name), shown(name, floor, tries)
    one = pairs_of(tally(day.log), day.log.meta)
    scenario = alone(
        FLOOR.varied(told["scenario"], plans_of(told, tries)["AB".index(floor)], told["day"]), told["day"]
    )
    rest = (replicate(scenario, told["seed"], number) for number in range(REPLICATIONS))
    return one, *(pairs_of(found.tally, found.meta) for found in rest)


Claim = Callable[[str], None]


def difference(name: str, measure: str, floors: list[tuple[float, str]]) -> tuple[float, float, float]:
    """Of weighted floors ("B", "B1" after the first lever …): on the day; as a rule; half-width."""
    parts, today = [], 0.0
    for weight, floor in floors:
        one, *rest = (found[measure] for found in days(name, floor[0], int(floor[1:] or 0)))
        today += weight * one[0] / one[1]
        top, bottom = np.array(rest).T
        parts.append(Part(weight, top, bottom))
    found = contrast(parts)
    return today, found.value, found.half_width()


def more(measure: str, floor: str = "B", than: str = "A", *, times: float = 1, by: float = 0) -> Claim:
    def claim(name: str) -> None:
        today, value, half = difference(name, measure, [(1, floor), (-times, than)])
        assert today > by, f"{measure}: {today:.4g} on the day"
        assert value - half > by, f"{measure}: {value:.4g} ± {half:.2g}"

    return claim


def less(measure: str, floor: str = "B", than: str = "A", *, times: float = 1) -> Claim:
    def claim(name: str) -> None:
        today, value, half = difference(name, measure, [(times, than), (-1, floor)])
        assert today > 0, f"{measure}: {-today:.4g} on the day"
        assert value - half > 0, f"{measure}: {-value:.4g} ± {half:.2g}"

    return claim


def alike(measure: str, margin: float, floor: str = "B", than: str = "A") -> Claim:
    def claim(name: str) -> None:
        today, value, half = difference(name, measure, [(1, floor), (-1, than)])
        assert abs(today) < margin, f"{measure}: {today:.4g} on the day"
        assert abs(value) + half < margin, f"{measure}: {value:.4g} ± {half:.2g}"

    return claim


def lies(measure: str, least: float, most: float, floor: str = "B") -> Claim:
    def claim(name: str) -> None:
        today, value, half = difference(name, measure, [(1, floor)])
        assert least <= today <= most, f"{measure}: {today:.4g} on the day"
        assert least <= value - half <= value + half <= most, f"{measure}: {value:.4g} ± {half:.2g}"

    return claim


def idle_while_waiting(day: Day) -> int:
    """Instants of change at which somebody waits and an agent who is there has nothing in hand."""
    replay = Replay(day.columns)
    moments = np.unique(day.columns["leg_enqueued"])
    return sum(replay.waiting(int(t)) > 0 and replay.busy(int(t)) < replay.logged_in(int(t)) for t in moments)


def nobody_idle_while_somebody_waits(name: str) -> None:
    assert idle_while_waiting(shown(name, "B", 0)) == 0
    assert idle_while_waiting(shown(name, "A", 0)) > 50
