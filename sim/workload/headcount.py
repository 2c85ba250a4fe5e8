"""How many agents of a group are there in each interval of the run."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.draws import case_word, stream_hash, uniform
from sim.names import Purpose
from sim.scenario import Scenario
from sim.scenario.table import resolve

__all__ = ["sample_headcount"]


def sample_headcount(
    scenario: Scenario, group: str, seed: int, replication: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Present agents and paid ticks of a group.

    Scheduled agents, less shrinkage, are rounded at random to whole ones by u('group:G', day, interval); then each of
    them is absent for the day with the group's probability, by u('group:G', day, agent), alike in all variants.
    Incidents take theirs from whole intervals.

    Returns
    -------
    present, paid
        Shape (intervals from 0 to the horizon,): agents on duty, and scheduled ticks.
    """
    calendar, spec = scenario.calendar, scenario.agents[group]
    opening, per_day = calendar.opening_grid(), calendar.intervals_per_day
    table = resolve(spec.count, opening)
    scheduled = np.where(table > 0, np.maximum(0.0, table + spec.extra), 0.0)
    available = scheduled * (1 - spec.shrinkage)
    n_intervals = calendar.horizon // calendar.interval
    present, paid = np.zeros(n_intervals, dtype=np.int64), np.zeros(n_intervals, dtype=np.int64)
    name = stream_hash(f"group:{group}")
    for day in range(calendar.days):
        row = calendar.weekday(day)
        whole = np.floor(available[row]).astype(np.int64)
        rest = available[row] - whole
        for slot in np.flatnonzero(rest > 0).tolist():
            u = uniform(seed, replication, int(Purpose.STAFF_ROUNDING), 0, case_word(day, slot), name)
            whole[slot] += u < rest[slot]
        if spec.absence > 0 and whole.max() > 0:
            here = [
                uniform(seed, replication, int(Purpose.ABSENCE), 0, case_word(day, agent), name)
                >= spec.absence
                for agent in range(int(whole.max()))
            ]
            whole = np.concatenate([[0], np.cumsum(here)])[whole]
        present[day * per_day : (day + 1) * per_day] = whole
        paid[day * per_day : (day + 1) * per_day] = np.rint(scheduled[row] * calendar.interval)
    for incident in scenario.incidents.values():
        n, leaves, returns = incident.leaves(group)
        away = slice(leaves // calendar.interval, -(-returns // calendar.interval))
        present[away] = np.maximum(0, present[away] - n)
    return present, paid
