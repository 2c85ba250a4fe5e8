"""What pages are answered: scenarios and their levers, days, spreads, lessons."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from sim.app.day import Day, alone, days_of, simulated
from sim.app.frame import pack
from sim.app.kept import Kept
from sim.app.lessons import lesson, lessons
from sim.app.levers import check_bounds, dated, levers_of
from sim.app.protocol import Asked
from sim.app.spread import Sums, compared, sums_of
from sim.app.words import changes_in_words
from sim.errors import SettingsError, SimError, nearest
from sim.names import WEEKDAYS, Cause, LegOutcome, LegReason, Outcome
from sim.plan.staff import build_staff
from sim.plan.targets import first_targets
from sim.scenario import Scenario, known_scenarios, load
from sim.units import DAY, SECOND
from sim.workload.volume import expected_cases

__all__ = ["MOST_CASES", "Floor"]

MOST_CASES = 400_000
"""Expected until the end of the day that is shown."""
_MOST_AGENTS = 3_000
_KEPT_DAYS, _KEPT_SCENARIOS, _KEPT_SUMS = 16, 48, 1_500


class Floor:
    """Answers what pages ask. Nothing of a page is kept but results, which anybody could ask for again.

    Parameters
    ----------
    own
        Further scenarios by name, beside those that can be found by name.
    first
        The scenario that a page shows when it asks for none (an empty name).
    """

    def __init__(self, own: Mapping[str, Scenario] | None = None, first: str = "bank") -> None:
        self._own = dict(own or {})
        self.first = first
        self._bases: Kept[Scenario] = Kept(_KEPT_SCENARIOS)
        self._varied: Kept[Scenario] = Kept(_KEPT_SCENARIOS)
        self._days: Kept[tuple[dict[str, Any], dict[str, Any]]] = Kept(_KEPT_DAYS)
        self._sums: Kept[dict[str, Sums]] = Kept(_KEPT_SUMS)

    def base(self, name: str) -> Scenario:
        """A scenario by name; never a file that a page names."""
        name = name or self.first
        return self._own[name] if name in self._own else self._bases.get(name, lambda: self._read(name))

    def _read(self, name: str) -> Scenario:
        known = self._names()
        if name not in known:
            hint = nearest(name, known)
            raise SettingsError(f'scenario: "{name[:80]}" is unknown{hint}; known are {", ".join(known)}')
        return load(name)

    def _names(self) -> list[str]:
        return [*self._own, *(one for one in known_scenarios() if one not in self._own)]

    def varied(self, name: str, overrides: Mapping[str, Any], day: int) -> Scenario:
        """A scenario with overrides, if they are within bounds and not too much for the floor."""
        name = name or self.first
        text = json.dumps(overrides, sort_keys=True)
        return self._varied.get((name, text, day), lambda: _fitting(self.base(name), overrides, day))

    # ----------------------------------------------------------------------------------------- answers

    def opened(self, name: str) -> dict[str, Any]:
        """What a page needs to know of a scenario before it shows a day."""
        scenario = self.base(name)
        calendar = scenario.calendar
        streams = [expected_cases(scenario, one).sum(axis=1) for one in scenario.arrivals.streams.values()]
        per_day = np.sum(streams, axis=0) * scenario.arrivals.scale
        days = [
            {
                "day": day,
                "date": calendar.date_of(day).isoformat(),
                "weekday": WEEKDAYS[calendar.weekday(day)],
                "open": _open_on(scenario, day),
                "offered": round(float(per_day[day])),
            }
            for day in range(days_of(scenario))
        ]
        fitting = [
            day
            for day in range(len(days))
            if _open_on(scenario, day) and float(per_day[: day + 2].sum()) <= MOST_CASES
        ]
        later = [day for day in fitting if 7 <= day < 14] or fitting
        measured = first_targets(scenario)
        weights = {name: one.channel for name, one in scenario.contact_types.items()}
        return {
            "what": "opened",
            "scenario": name or self.first,
            "title": scenario.title,
            "currency": scenario.currency,
            "seed": 1,
            "interval_s": calendar.interval // SECOND,
            "days": days,
            "default_day": max(later, key=lambda day: float(per_day[day]), default=0),
            "channels": list(dict.fromkeys(weights.values())),
            "types": [
                {
                    "name": kind,
                    "channel": channel,
                    "within_s": row.within / SECOND,
                    "share": row.share,
                    "formula": row.formula,
                    "from": row.counts_from,
                    "clock": "wall" if channel not in scenario.channels else scenario.channels[channel].clock,
                }
                for (kind, channel), row in zip(weights.items(), measured, strict=True)
            ],
            "groups": _groups(scenario),
            "levers": levers_of(scenario),
            "lessons": [{key: one[key] for key in ("name", "title", "scenario")} for one in lessons()],
            "scenarios": self._titles(),
            "names": {
                "outcome": [one.name.lower() for one in Outcome],
                "cause": [one.name.lower() for one in Cause],
                "leg_outcome": [one.name.lower() for one in LegOutcome],
                "leg_reason": [one.name.lower() for one in LegReason],
            },
        }

    def _titles(self) -> list[dict[str, str]]:
        out = []
        for name in self._names():
            try:
                out.append({"name": name, "title": self.base(name).title})
            except SimError:
                continue  # a broken file beside the others: it is named when it is opened
        return out

    def day(self, number: int, fields: Mapping[str, Any]) -> bytes:
        """The frame of a day."""
        name, overrides, day = fields["scenario"] or self.first, fields["overrides"], fields["day"]
        scenario = self.varied(name, overrides, day)
        luck = fields["seed"], fields["replication"]
        key = name, json.dumps(overrides, sort_keys=True), *luck, day
        base = self.base(name)
        made = self._days.get(key, lambda: _light(simulated(scenario, *luck, day, base, overrides)))
        return pack({"id": number, "floor": fields["floor"], **made[0]}, made[1])

    def sums(self, fields: Mapping[str, Any], side: str, number: int) -> dict[str, Sums]:
        """The measures of the day in one replication of floor "a" or "b"."""
        name, overrides, day = fields["scenario"] or self.first, fields[side], fields["day"]
        scenario = self.varied(name, overrides, day)
        key = name, json.dumps(overrides, sort_keys=True), fields["seed"], day, number
        return self._sums.get(key, lambda: sums_of(scenario, fields["seed"], number, day))

    def spread(
        self, number: int, fields: Mapping[str, Any], a: list[dict[str, Sums]], b: list[dict[str, Sums]]
    ) -> dict[str, Any]:
        """What is known of the difference after so many replications."""
        base = self.base(fields["scenario"])
        told = changes_in_words(base, fields["b"])
        alike = changes_in_words(base, fields["a"])
        return {
            "id": number,
            "what": "spread",
            "done": len(b),
            "goal": fields["replications"],
            "measures": compared(a, b),
            "changes": [one for one in told if one not in alike],
            "changes_a": [one for one in alike if one not in told],
        }

    def answer(self, asked: Asked) -> dict[str, Any] | bytes:
        """The answer to anything but `spread` and `stop`.

        Raises
        ------
        SimError
        """
        fields = asked.fields
        match asked.do:
            case "open":
                found = self.opened(fields["scenario"])
            case "day":
                return self.day(asked.id, fields)
            case _:
                found = {"what": "lesson", "lesson": lesson(fields["name"])}
        return {"id": asked.id, **found}


def _fitting(base: Scenario, overrides: Mapping[str, Any], day: int) -> Scenario:
    """A scenario with overrides, validated; SettingsError where they are too much for the floor."""
    overrides = dated(base, overrides, day)
    if "schedule_file" in json.dumps(overrides):
        raise SettingsError("schedule_file: the floor opens no files")
    check_bounds(base, overrides)
    made = base.with_(overrides) if overrides else base
    cut = alone(made, day)
    planned = sum(float(expected_cases(cut, stream).sum()) for stream in cut.arrivals.streams.values())
    cases = planned * cut.arrivals.scale * max([1.0, *(one.peak for one in cut.incidents.values())])
    if cases > MOST_CASES:
        days = cut.calendar.days
        raise SettingsError(
            f"arrivals: up to {cases:,.0f} cases in {days} days are more than the floor shows, {MOST_CASES:,}"
        )
    return made


def _light(day: Day) -> tuple[dict[str, Any], dict[str, Any]]:
    """What of a day is sent: its log is let go."""
    return day.header, day.columns


def _open_on(scenario: Scenario, day: int) -> list[list[int]]:
    spans = (scenario.calendar.open_spans() - day * DAY).clip(0, DAY) // SECOND
    return [[a, b] for a, b in spans.tolist() if a < b]


def _groups(scenario: Scenario) -> list[dict[str, Any]]:
    cut = alone(scenario, min(6, days_of(scenario) - 1))
    size = build_staff(cut, 1, 0).size
    if sum(size) > _MOST_AGENTS:
        raise SettingsError(f"agents: {sum(size)} are more than the floor has seats for, {_MOST_AGENTS}")
    skills = {kind: one.skill or kind for kind, one in scenario.contact_types.items()}
    return [
        {"name": name, "size": n, "types": [kind for kind, skill in skills.items() if skill in group.skills]}
        for n, (name, group) in zip(size, scenario.agents.items(), strict=True)
    ]
