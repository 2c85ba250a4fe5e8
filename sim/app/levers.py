"""The levers beside the floor, made from a scenario's own keys: each move of one is an override."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from sim.errors import SettingsError, nearest
from sim.names import AGENT_SELECTION, CONTACT_SELECTION
from sim.scenario import Scenario
from sim.units import DAY, MINUTE, clock_text, duration_text, parse_clock

__all__ = ["LEAVE", "OUTAGE", "PEAK", "act", "check_bounds", "levers_of", "spoken"]

LEAVE, OUTAGE, PEAK = "leave_", "down_now", "peak_now"
"""Names of the incidents that actions make; the first one is followed by that of a group."""
_MOST_EXTRA = 5
_OUTAGE_FOR = 30 * MINUTE
_PEAK, _PEAK_FOR = 2.0, 120 * MINUTE
Lever = dict[str, Any]


def spoken(name: str) -> str:
    """A name of the scenario as a heading: `chat_tier` is Chat tier."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def levers_of(scenario: Scenario) -> list[Lever]:
    """All levers of a scenario, by the headings under which they stand.

    Each has `name`, `label`, `group`, `kind` (range, choice, switch, action), `key` (a dotted key, or several that take
    the same value), `value` (as the scenario has it) and what its kind needs: `min`, `max`, `step`, `unit`; `options`;
    `asks` (of an action, see `act`).
    """
    return [
        *_volume(scenario),
        *_staff(scenario),
        *_contacts(scenario),
        *_routing(scenario),
        *_bot(scenario),
        *_quality(scenario),
        *_incidents(),
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


def _action(name: str, label: str, group: str, *asks: str) -> Lever:
    return {"name": name, "label": label, "group": group, "kind": "action", "asks": ["at", *asks]}


def _volume(scenario: Scenario) -> Iterator[Lever]:
    value = scenario.arrivals.scale
    yield _range("volume", "Volume", "Volume", "arrivals.scale", value, 0.5, 1.5, 0.05, "factor")


def _staff(scenario: Scenario) -> Iterator[Lever]:
    for name, group in scenario.agents.items():
        if group.count is not None or group.shifts:
            scale = -_MOST_EXTRA, _MOST_EXTRA, 1, "agents"
            label = f"{spoken(name)}: more or fewer"
            yield _range(f"staff.{name}", label, "Staff", f"agents.{name}.extra", group.extra, *scale)
        yield _action(f"{LEAVE}{name}", f"{spoken(name)}: one leaves", "Staff", "n")


def _contacts(scenario: Scenario) -> Iterator[Lever]:
    types = scenario.contact_types
    free = {
        part: [name for name, one in types.items() if getattr(one.by_arrival, part) is None]
        for part in ("talk", "wrap_up", "patience")
    }
    handled = [f"contact_types.{name}.by_arrival.{part}" for part in ("talk", "wrap_up") for name in free[part]]
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
    switch |= {"kind": "switch", "options": [{"value": None, "label": "On"}, {"value": "none", "label": "Off"}]}
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


def _incidents() -> Iterator[Lever]:
    yield _action(OUTAGE, "Systems down for half an hour", "Incident")
    yield _action(PEAK, "Twice as many contacts", "Incident")


def check_bounds(scenario: Scenario, overrides: Mapping[str, Any]) -> None:
    """SettingsError for the first override that moves a lever beyond its end; other keys are the scenario's to judge."""
    ends = {}
    for lever in levers_of(scenario):
        if lever["kind"] == "range":
            keys = lever["key"] if isinstance(lever["key"], list) else [lever["key"]]
            ends |= dict.fromkeys(keys, (lever["min"], lever["max"]))
    for key, value in overrides.items():
        least, most = ends.get(key, (-math.inf, math.inf))
        if isinstance(value, int | float) and not isinstance(value, bool) and not least <= value <= most:
            raise SettingsError(f"{key}: {value:g} must be from {least:g} to {most:g} on the floor")


def act(
    scenario: Scenario, overrides: Mapping[str, Any], name: str, day: int, at: str, n: int = 1
) -> dict[str, Any]:
    """Overrides with an action laid over them, in place of an earlier one of the same name.

    Parameters
    ----------
    scenario
        Without the overrides.
    overrides
        What has been changed so far.
    name
        Of a lever of the kind action.
    day, at
        When it happens, "HH:MM"; it begins with the next interval of the grid.
    n
        How many agents leave; 0 takes the action back, whichever it is.

    Raises
    ------
    SettingsError
    """
    known = [lever["name"] for lever in levers_of(scenario) if lever["kind"] == "action"]
    if name not in known:
        raise SettingsError(f'name: "{name}" is no action{nearest(name, known)}; known are {", ".join(known)}')
    if not 0 <= n <= 1000:
        raise SettingsError(f"n: {n} must be from 0 to 1000")
    out = {key: value for key, value in overrides.items() if not key.startswith(f"incidents.{name}.")}
    if n == 0:
        return out
    begins = _on_grid(scenario, at)
    told: dict[str, Any] = {"day": day, "at": clock_text(begins)}
    if name == OUTAGE:
        told["outage"] = duration_text(_OUTAGE_FOR)
    elif name == PEAK:
        told |= {"peak": _PEAK, "decay": duration_text(_PEAK_FOR), "lasts": duration_text(2 * _PEAK_FOR)}
    else:
        told |= {f"absent.{name.removeprefix(LEAVE)}": n, "absent_for": duration_text(DAY - begins)}
    return out | {f"incidents.{name}.{key}": value for key, value in told.items()}


def _on_grid(scenario: Scenario, at: str) -> int:
    """The first instant of the grid that is not before a time of day."""
    try:
        wanted = parse_clock(at)
    except ValueError as error:
        raise SettingsError(f"at: {error}") from None
    width = scenario.calendar.interval
    begins = -(-wanted // width) * width
    if begins >= DAY:
        raise SettingsError(f'at: "{at}" is too late; the last interval of the day begins at {clock_text(DAY - width)}')
    return begins
