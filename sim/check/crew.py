"""What changes from one day to the next: who sits where, what is known, what is held to be a talk of normal length."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.check.findings import hold, hold_equal
from sim.compiled import jit
from sim.distributions.normal import normal_quantile
from sim.draws import case_word, uniform
from sim.errors import CheckError
from sim.names import Outcome, Purpose
from sim.units import DAY, SPEED_ONE

if TYPE_CHECKING:
    from sim.check.facts import Facts
    from sim.check.path import Path
    from sim.check.talk import Talk

__all__ = ["Crew", "check_crew"]

_Ints = NDArray[np.int64]
_Reals = NDArray[np.float64]
_EXACT = 1e-9
_ROUGHLY = 1e-6
_LEAST = 0.01


@jit
def _fill(
    key: tuple[int, int], purpose: int, numbers: _Ints, days: _Ints, streams: _Ints, out: _Reals
) -> None:
    for i in range(out.shape[0]):
        out[i] = uniform(key[0], key[1], purpose, 0, case_word(days[i], numbers[i]), streams[i])


@jit
def _normals(u: _Reals, out: _Reals) -> None:
    for i in range(out.shape[0]):
        out[i] = normal_quantile(u[i])


def _booked(log_agents: NDArray[np.void], column: str, shape: tuple[int, int], per_day: int) -> _Ints:
    """Shape (days, agents): ticks, as the log has them by interval."""
    out = np.zeros(shape, dtype=np.int64)
    np.add.at(out, (log_agents["interval"] // per_day, log_agents["agent"]), log_agents[column])
    return out


class Crew:
    """Levels and agents of each day, recomputed.

    Attributes
    ----------
    n_days
        Days of the run, the last one perhaps not a whole one.
    knowledge, norm
        By day; the norm is the log's, see `check_crew`.
    hired_day, speed, quality
        Shape (days, agents): of who sits there.
    """

    def __init__(self, facts: Facts) -> None:
        plan, b, log = facts.plan, facts.plan.behaviour[0], facts.log
        self.n_days = -(-facts.horizon // DAY)
        n_agents = int(plan.first_agent[-1])
        for name, n in (
            ("days", self.n_days if b["keeps_days"] else 0),
            ("seats", self.n_days * n_agents if b["has_workforce"] else 0),
        ):
            if len(log.tables()[name]) != n:
                raise CheckError(
                    f"every day has its rows; {name}: {len(log.tables()[name])} rows instead of {n}"
                )
        weeks = np.arange(self.n_days) // 7
        self.knowledge = 1.0 - (1.0 - b["quality_knowledge"]) * (1.0 - b["quality_learning"]) ** weeks
        self.norm = log.days["norm"].copy() if len(log.days) else np.ones(self.n_days)
        shape = (self.n_days, n_agents)
        self.hired_day = np.broadcast_to(plan.agents["hired_day"], shape).copy()
        self.quality = np.broadcast_to(plan.agents["quality"], shape).copy()
        self.speed = np.broadcast_to(plan.agent_speed, shape).copy()
        if b["has_workforce"]:
            self._follow(facts)

    def _follow(self, facts: Facts) -> None:
        """Who leaves after each day, by his occupancy of it, and who comes."""
        plan, b, per_day = facts.plan, facts.plan.behaviour[0], facts.plan.meta.intervals_per_day
        group = np.searchsorted(plan.first_agent, np.arange(self.hired_day.shape[1]), "right") - 1
        number, stream = np.arange(len(group)) - plan.first_agent[group], plan.groups["stream"][group].copy()

        def drawn(purpose: Purpose, day: _Ints) -> _Reals:
            out = np.empty(len(day))
            _fill((plan.seed, plan.replication), int(purpose), number, day, stream, out)
            return out

        def normal(purpose: Purpose, day: _Ints) -> _Reals:
            out = np.empty(len(day))
            _normals(drawn(purpose, day), out)
            return out

        shape = self.hired_day.shape
        busy = _booked(facts.log.agents, "busy", shape, per_day)
        there = _booked(facts.log.agents, "logged_in", shape, per_day)
        above = np.maximum(busy / np.maximum(there, 1) - b["workforce_attrition_from"], 0.0) * (there > 0)
        share = (b["workforce_attrition"] + b["workforce_attrition_slope"] * above) / 365.0
        standards = "quality_spread_standards" if b["quality_standards"] else "quality_spread"
        generation = np.zeros(len(group), dtype=np.int64)
        for day in range(1, self.n_days):
            leaves = drawn(Purpose.ATTRITION, np.full(len(group), day - 1)) < share[day - 1]
            if not leaves.any():
                continue
            generation += leaves
            slow = np.exp(b["workforce_speed_spread"] * normal(Purpose.AGENT_SPEED, generation))
            speed = np.maximum(1, np.floor(SPEED_ONE / slow + 0.5).astype(np.int64))
            quality = b[f"workforce_{standards}"] * normal(Purpose.AGENT_QUALITY, generation)
            self.hired_day[day:, leaves] = day
            self.speed[day:, leaves] = speed[leaves]
            self.quality[day:, leaves] = quality[leaves]


def check_crew(facts: Facts, path: Path, talk: Talk) -> None:
    """Days are as the talks of the days before make them; seats have done what their legs and contacts say."""
    crew, b = facts.crew, facts.plan.behaviour[0]
    days, seats = facts.log.days, facts.log.seats
    begun = np.flatnonzero(facts.talks & (path.resumed_from < 0))
    if len(days):
        hold_equal("days are in order", "days", days, "day", np.arange(crew.n_days))
        ok = np.abs(days["knowledge"] - crew.knowledge) < _EXACT
        hold("what is known grows week by week", "days", days, ok, due=crew.knowledge)
        least, most = _norms(facts, begun, talk)
        ok = (days["norm"] > least - _ROUGHLY) & (days["norm"] < most + _ROUGHLY)
        hold("the norm follows what is delivered", "days", days, ok, due=most)
    if not b["has_workforce"]:
        return
    n_agents = crew.hired_day.shape[1]
    hold_equal(
        "seats are in order of days", "seats", seats, "day", np.repeat(np.arange(crew.n_days), n_agents)
    )
    hold_equal(
        "seats are in order of agents", "seats", seats, "agent", np.tile(np.arange(n_agents), crew.n_days)
    )
    hold_equal("agents leave as drawn", "seats", seats, "hired_day", crew.hired_day.ravel())
    seat = facts.talk_at[begun] // DAY * n_agents + facts.agent[begun]
    served, by = _served(facts, n_agents)
    counts = (
        ("n_talks", seat, np.ones(len(begun), dtype=np.int64)),
        ("work", seat, facts.log.legs["work"][begun]),
        ("n_served", by, np.ones(len(by), dtype=np.int64)),
    )
    for name, where, what in counts:
        total = np.zeros(len(seats), dtype=np.int64)
        np.add.at(total, where, what)
        hold_equal(f"a seat's {name} is that of its legs", "seats", seats, name, total)
    for name, where, parts in (("tired", seat, talk.tired[begun]), ("solving", by, served)):
        sums = np.bincount(where, weights=parts, minlength=len(seats))
        ok = np.abs(seats[name] - sums) <= _ROUGHLY * (1 + sums)
        hold(f"a seat's {name} is the sum over its legs", "seats", seats, ok, due=sums)


def _norms(facts: Facts, begun: _Ints, talk: Talk) -> tuple[_Reals, _Reals]:
    """The norm of each day at least and at most, from that of the day before and its talks."""
    b, crew = facts.plan.behaviour[0], facts.crew
    day, least, most = facts.talk_at[begun] // DAY, np.ones(crew.n_days), np.ones(crew.n_days)
    if not b["has_handling_erosion"]:
        return least, most
    faded = 1.0 - math.exp(-DAY / b["handling_erosion_tau"])
    unhurried = talk.unhurried_bounds[:, begun] * crew.norm[day] / b["handling_speed"]
    for norm, due, at_norm in (
        (least, talk.uncut_bounds[0, begun], unhurried[1]),
        (most, talk.uncut_bounds[1, begun], unhurried[0]),
    ):
        total = np.bincount(day, weights=at_norm, minlength=crew.n_days)
        ratio = np.minimum(1.0, np.bincount(day, weights=due, minlength=crew.n_days) / np.maximum(total, 1.0))
        ratio[total == 0] = 1.0
        norm[1:] = np.maximum(crew.norm[:-1] * (1.0 - (1.0 - ratio[:-1]) * faded), _LEAST)
    return least, most


def _served(facts: Facts, n_agents: int) -> tuple[_Reals, _Ints]:
    """Of contacts that ended answered: the probability that they solve the problem, and the seat that was the last."""
    log = facts.log
    if not len(log.feelings):
        return np.zeros(0), np.zeros(0, dtype=np.int64)
    solving = log.feelings["solving"].astype(np.float64)
    who = np.flatnonzero((log.contacts["outcome"] == Outcome.ANSWERED) & (solving > 0))
    last = np.full(len(log.contacts), -1)
    answered = np.flatnonzero(facts.talks)
    in_order = answered[np.lexsort((facts.number[answered], facts.contact[answered]))]
    last[facts.contact[in_order]] = facts.agent[in_order]
    return solving[who], log.contacts["ended_at"][who] // DAY * n_agents + last[who]
