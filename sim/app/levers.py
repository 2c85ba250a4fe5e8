"""The levers beside the floor, made from a scenario's own keys: each move of one is an override."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np

from sim.errors import SettingsError
from sim.names import AGENT_SELECTION, CONTACT_SELECTION
from sim.scenario import Scenario
from sim.units import DAY, HOUR, clock_text, duration_text

__all__ = ["LEAVE", "OUTAGE", "PEAK", "check_bounds", "dated", "levers_of", "spoken"]

LEAVE, OUTAGE, PEAK = "leave_", "down_now", "peak_now"
"""Names of the incidents that actions make; the first one is followed by that of a group."""
_MOST_EXTRA = 5
_OUTAGE_FOR, _PEAK_FOR = HOUR // 2, 2 * HOUR
_PEAK = 2.0
Lever = dict[str, Any]


def spoken(name: str) -> str:
    """A name of the scenario as a heading: `chat_tier` is Chat tier."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def levers_of(scenario: Scenario) -> list[Lever]:
    """All levers of a scenario, by the headings under which they stand.

    Each has `name`, `label`, `group`, `kind` (range, choice, switch, action), `key` (a dotted key, or several that take
    the same value), `value` (as the scenario has it) and what its kind needs: `min`, `max`, `step`, `unit`; or
    `options` (label and value). The options of an action are incidents that say no day: see `dated`.
    """
    begins = _begins(scenario)
    return [
        *_volume(scenario),
        *_staff(scenario, begins),
        *_contacts(scenario),
        *_routing(scenario),
        *_bot(scenario),
        *_quality(scenario),
        *_incidents(begins),
    ]


def _range(name: str, label: str, group: str, key: str | list[str], value: float, *scale: Any) -> Lever:
    least, most, step, unit = scale
    return {
        **{"name": name, "label": label, "group": group, "kind": "range", "key": key, "value": value},
        **{"min": min(least, value), "max": max(most, value), "step": step, "unit": unit, "sets": "key"},
    }


def _choice(name: str, label: str, group: str, key: str, value: Any, options: list[dict[str, Any]]) -> Lever:
    return {
        **{"name": name, "label": label, "group": group, "kind": "choice", "key": key, "value": value},
        **{"options": options, "sets": "key"},
    }


def _begins(scenario: Scenario) -> list[int]:
    """Intervals in which the center is open on some weekday: ticks from midnight."""
    calendar = scenario.calendar
    return [int(at) for at in np.flatnonzero(calendar.opening_grid().any(axis=0)) * calendar.interval]


def _action(begins: list[int], name: str, label: str, group: str, parts: Callable[[int], Lever]) -> Lever:
    """An incident that may begin at one of some instants."""
    options = [
        {"label": f"at {clock_text(at)}", "value": {"at": clock_text(at), **parts(at)}} for at in begins
    ]
    return _choice(name, label, group, f"incidents.{name}", None, options) | {"kind": "action"}


def _volume(scenario: Scenario) -> Iterator[Lever]:
    value = scenario.arrivals.scale
    yield _range("volume", "Volume", "Volume", "arrivals.scale", value, 0.5, 1.5, 0.05, "factor")


def _staff(scenario: Scenario, begins: list[int]) -> Iterator[Lever]:
    for name, group in scenario.agents.items():
        if group.count is not None or group.shifts:
            scale = -_MOST_EXTRA, _MOST_EXTRA, 1, "agents"
            label = f"{spoken(name)}: more or fewer"
            yield _range(f"staff.{name}", label, "Staff", f"agents.{name}.extra", group.extra, *scale)
        yield _action(begins, f"{LEAVE}{name}", f"{spoken(name)}: one leaves", "Staff", partial(_leaves, name))


def _leaves(group: str, at: int) -> Lever:
    return {"absent": {group: 1}, "absent_for": duration_text(DAY - at)}


def _contacts(scenario: Scenario) -> Iterator[Lever]:
    types = scenario.contact_types
    free = {
        part: [name for name, one in types.items() if getattr(one.by_arrival, part) is None]
        for part in ("talk", "wrap_up", "patience")
    }
    handled = [
        f"contact_types.{name}.by_arrival.{part}" for part in ("talk", "wrap_up") for name in free[part]
    ]
    if len(handled) == 2 * len(types):
        yield _range("handle_time", "Handle time", "Contacts", handled, 1, 0.5, 1.5, 0.05, "factor")
    if len(free["patience"]) == len(types):
        keys = [f"contact_types.{name}.by_arrival.patience" for name in types]
        yield _range("patience", "Patience", "Contacts", keys, 1, 0.25, 3, 0.25, "factor")


def _options(names: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"value": name, "label": spoken(name)} for name in names]


def _routing(scenario: Scenario) -> Iterator[Lever]:
    now = scenario.routing
    for key, label, names in (
        ("agent_selection", "Who takes a contact", AGENT_SELECTION),
        ("contact_selection", "Who is served next", CONTACT_SELECTION),
    ):
        yield _choice(key, label, "Routing", f"routing.{key}", getattr(now, key), _options(names))


def _bot(scenario: Scenario) -> Iterator[Lever]:
    bot = scenario.bot
    if bot is None:
        return
    switch = _choice("bot", "Bot", "Bot", "bot", None, [])
    switch |= {
        "kind": "switch",
        "options": [{"value": "none", "label": "Off"}, {"value": None, "label": "On"}],
    }
    yield switch
    used = dict.fromkeys(one.channel for one in scenario.contact_types.values())
    for channel in used:
        if channel in bot.coverage:
            label, key = f"Bot meets, of {channel}", f"bot.coverage.{channel}"
            yield _range(f"bot.{channel}", label, "Bot", key, bot.coverage[channel], 0, 1, 0.05, "share")
    yield _range("bot.accuracy", "Bot solves", "Bot", "bot.accuracy", bot.accuracy, 0, 2, 0.1, "factor")


def _quality(scenario: Scenario) -> Iterator[Lever]:
    if scenario.resolution is None:
        return
    group, speed = "Speed and quality", scenario.handling.speed
    yield _range("speed", "Agents hurry", group, "handling.speed", speed, 0.7, 1.5, 0.05, "factor")
    training = scenario.quality.training
    yield _range("training", "Training", group, "quality.training", training, 0, 1, 0.1, "share")


def _incidents(begins: list[int]) -> Iterator[Lever]:
    outage = {"outage": duration_text(_OUTAGE_FOR)}
    peak = {"peak": _PEAK, "decay": duration_text(_PEAK_FOR), "lasts": duration_text(2 * _PEAK_FOR)}
    yield _action(begins, OUTAGE, "Systems down, half an hour", "Incident", lambda _: outage)
    yield _action(begins, PEAK, "Twice as many contacts", "Incident", lambda _: peak)


def dated(scenario: Scenario, overrides: Mapping[str, Any], day: int) -> dict[str, Any]:
    """Overrides in which incidents that say no day happen on the one that is shown, as on any other that will be."""
    out = dict(overrides)
    for key, value in overrides.items():
        if not key.startswith("incidents."):
            continue
        name, _, part = key.removeprefix("incidents.").partition(".")
        at_day = f"incidents.{name}.day"
        if not part and isinstance(value, dict):
            out[key] = {"day": day, **value}
        elif part == "at" and name not in scenario.incidents and at_day not in overrides:
            out[at_day] = day
    return out


def check_bounds(scenario: Scenario, overrides: Mapping[str, Any]) -> None:
    """SettingsError for the first override that moves a lever beyond its end; the scenario judges other keys."""
    ends: dict[str, tuple[float, float]] = {}
    for lever in levers_of(scenario):
        if lever["kind"] == "range":
            keys = lever["key"] if isinstance(lever["key"], list) else [lever["key"]]
            ends |= dict.fromkeys(keys, (lever["min"], lever["max"]))
    for key, value in overrides.items():
        least, most = ends.get(key, (-math.inf, math.inf))
        if isinstance(value, int | float) and not isinstance(value, bool) and not least <= value <= most:
            raise SettingsError(f"{key}: {value:g} must be from {least:g} to {most:g} on the floor")
