"""A small center whose contacts come when the test says; everything is told in minutes after eight o'clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

import sim
from sim.log import Log
from sim.names import CaseStatus, Cause, LegOutcome, LegReason, Mark, Outcome, Trait
from sim.units import HOUR, MINUTE, NEVER
from sim.workload.arrivals import ARRIVAL

__all__ = ["Floor", "Seen"]

_EIGHT = 8 * HOUR


def _minutes(instants: np.ndarray) -> list[float | None]:
    return [None if at == NEVER else (at - _EIGHT) / MINUTE for at in instants.tolist()]


def _named(marks: np.ndarray) -> list[set[str]]:
    return [{mark.name.lower() for mark in Mark if mark & bits} for bits in marks.tolist()]


@dataclass(frozen=True)
class Seen:
    """What happened, contact by contact and leg by leg in order of creation, in minutes after eight o'clock."""

    log: Log

    @property
    def outcomes(self) -> list[str]:
        """How each contact ended."""
        return [Outcome(code).name.lower() for code in self.log.contacts["outcome"].tolist()]

    @property
    def answered(self) -> list[float | None]:
        """When each contact was answered, if it was."""
        return _minutes(self.log.contacts["answered_at"])

    @property
    def ended(self) -> list[float | None]:
        """When each customer was done."""
        return _minutes(self.log.contacts["ended_at"])

    @property
    def causes(self) -> list[str]:
        """Why each contact was made."""
        return [Cause(code).name.lower() for code in self.log.contacts["cause"].tolist()]

    @property
    def arrived(self) -> list[float | None]:
        """When each contact was made."""
        return _minutes(self.log.contacts["arrived_at"])

    @property
    def announced(self) -> list[float | None]:
        """The wait that each contact was told, in minutes."""
        told = self.log.contacts["announced"].tolist()
        return [None if ticks == NEVER else ticks / MINUTE for ticks in told]

    @property
    def statuses(self) -> list[str]:
        """How each case stands."""
        return [CaseStatus(code).name.lower() for code in self.log.cases["status"].tolist()]

    @property
    def reasons(self) -> list[str]:
        """Why each leg began."""
        return [LegReason(code).name.lower() for code in self.log.legs["reason"].tolist()]

    @property
    def queues(self) -> list[int]:
        """In which queue each leg stood."""
        return [int(queue) for queue in self.log.legs["queue"]]

    def at(self, what: str) -> list[float | None]:
        """When each leg was enqueued, matched, talk or wrap_up."""
        return _minutes(self.log.legs[f"{what}_at"])

    @property
    def free(self) -> list[float | None]:
        """When each leg ended: the agent is done."""
        return _minutes(self.log.legs["ended_at"])

    @property
    def agents(self) -> list[int]:
        """Number of the agent of each leg, -1 for none."""
        return [int(agent) for agent in self.log.legs["agent"]]

    @property
    def stages(self) -> list[str]:
        """How each leg ended."""
        return [LegOutcome(code).name.lower() for code in self.log.legs["outcome"].tolist()]

    @property
    def marks(self) -> list[set[str]]:
        """What befell each contact."""
        return _named(self.log.feelings["marks"])

    @property
    def case_marks(self) -> list[set[str]]:
        """What befell each case."""
        return _named(self.log.journeys["marks"])

    def feels(self, column: str) -> list[float | None]:
        """Tolerance and felt wait of each contact in minutes; its other feelings as they are, to three digits."""
        rows = self.log.feelings[column]
        if rows.dtype == np.int64:
            return [None if ticks == NEVER else ticks / MINUTE for ticks in rows.tolist()]
        return [round(x, 3) for x in rows.tolist()]

    def hours(self, column: str, group: int = 0) -> float:
        """Hours of a group over the whole run: paid, logged_in, talk, wrap_up or finishing."""
        rows = self.log.groups
        return float(rows[column][rows["group"] == group].sum()) / HOUR


class Floor:
    """One day of a center, open from 8 to 9 unless said otherwise, on a grid of ten minutes.

    Parameters
    ----------
    types
        Contact types by name, as in a scenario; talk is 10 minutes unless said otherwise.
    groups
        Agent groups by name, as in a scenario; a number stands for that many agents with all skills.
    more
        Further dotted keys of the scenario.
    """

    def __init__(
        self, types: Mapping[str, Any], groups: Mapping[str, Any], more: Mapping[str, Any] | None = None
    ) -> None:
        skills: dict[str, Any] = {one.get("skill", name): {} for name, one in types.items()}
        said = {
            "name": "floor",
            "calendar": {"interval": "10m", "opening": "08:00-09:00"},
            "contact_types": {name: {"talk": "10m", **one} for name, one in types.items()},
            "arrivals": {"streams": {"s": {"rates_per_hour": 0, "mix": dict.fromkeys(types, 1)}}},
            "agents": {
                name: {"count": one, "skills": skills} if isinstance(one, int) else {"skills": skills, **one}
                for name, one in groups.items()
            },
        }
        self.scenario = sim.load(said)
        if more:
            self.scenario = self.scenario.with_(more)

    def plan(self, arrivals: Sequence[tuple[float, str] | tuple[float, str, str]]) -> sim.Plan:
        """A plan in which contacts arrive as told, each with the first topic of its type, whose shares are 0 or 1."""
        plan = sim.plan(self.scenario)
        rows = np.zeros(len(arrivals), dtype=ARRIVAL)
        segments, types = list(self.scenario.segments), self.scenario.contact_types
        rows["complexity"] = self.scenario.handling.reference
        for i, (minute, kind, *segment) in enumerate(arrivals):
            rows[i]["opened_at"] = _EIGHT + round(minute * MINUTE)
            rows[i]["type"] = list(types).index(kind)
            topic = next(iter(types[kind].topics), kind)
            rows[i]["topic"] = plan.meta.topics.index(topic)
            if topic in self.scenario.topics:
                asks = self.scenario.topics[topic]
                rows[i]["traits"] = (
                    asks.needs_action * Trait.NEEDS_ACTION + asks.back_office * Trait.BACK_OFFICE
                )
                rows[i]["complexity"] = (self.scenario.topics[topic].complexity or [rows[i]["complexity"]])[0]
            rows[i]["segment"] = segments.index(segment[0]) if segment else 0
            rows[i]["ordinal"] = i
        if self.scenario.news is not None:
            rows["traits"] |= int(self.scenario.news.bad_share * Trait.BAD_NEWS)
        return replace(plan, cases=rows)

    def run(self, arrivals: Sequence[tuple[float, str] | tuple[float, str, str]]) -> Seen:
        """Let contacts arrive: (minute, type) or (minute, type, segment) each, in order."""
        return Seen(sim.simulate(self.plan(arrivals), "center"))
