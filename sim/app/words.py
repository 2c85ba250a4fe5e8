"""What a plan changes against the scenario, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sim.app.levers import LEAVE, OUTAGE, levers_of, spoken
from sim.scenario import Scenario
from sim.scenario.merging import value_at

__all__ = ["changes_in_words"]

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SECTIONS = ("contact_types", "agents", "arrivals.streams", "channels", "segments")
"""Of a key, what its names make plain without."""
_MOST_LEAVES = 3
_DIGITS, _MOST_DIGITS = 6, 17


def changes_in_words(scenario: Scenario, overrides: Mapping[str, Any]) -> list[str]:
    """One line for each change, such as "Tellers: one agent less from 10:30"; none for what is as it was.

    Parameters
    ----------
    scenario
        Without the overrides.
    overrides
        Dotted keys and values.
    """
    rest = dict(overrides)
    out = []
    for lever in levers_of(scenario):
        keys = lever["key"] if isinstance(lever["key"], list) else [lever["key"]]
        if lever["kind"] != "action" and all(key in rest for key in keys):
            value, *others = (rest[key] for key in keys)
            if all(other == value for other in others):
                rest = {key: given for key, given in rest.items() if key not in keys}
                out += [_moved(lever, value)] if value != lever["value"] else []
    incidents: dict[str, dict[str, Any]] = {}
    for key in [key for key in rest if key.startswith("incidents.")]:
        name, _, part = key.removeprefix("incidents.").partition(".")
        value = rest.pop(key)
        told = _flat(value) if not part and isinstance(value, dict) else {part: value}
        incidents.setdefault(name, {}).update(told)
    out += [line for name, parts in incidents.items() for line in _incident(scenario, name, parts)]
    data = scenario.to_dict() if rest else {}
    for key, value in rest.items():
        changed = [one for one in _leaves(key, value, value_at(data, key)) if one[1] != one[2]]
        out += [_changed(*one) for one in changed] if len(changed) <= _MOST_LEAVES else [f"{_named(key)} changed"]
    return out


def _moved(lever: Mapping[str, Any], value: Any) -> str:
    if lever["name"].startswith("staff."):
        more = value - lever["value"]
        return f"{spoken(lever['name'].removeprefix('staff.'))}: {_agents(more)}"
    if lever["kind"] != "range":
        labels = {one["value"]: one["label"].lower() for one in lever["options"]}
        was = labels.get(lever["value"], lever["value"])
        return f"{lever['label']}: {labels.get(value, value)} instead of {was}"
    decimals = 0
    while (new := f"{100 * value:.{decimals}f}") == (old := f"{100 * lever['value']:.{decimals}f}"):
        decimals += 1
    return f"{lever['label']}: {new} % instead of {old} %"


def _agents(more: float) -> str:
    n = abs(more)
    number = _NUMBERS[int(n)] if n == int(n) and n < len(_NUMBERS) else f"{n:g}"
    return f"{number} agent{'' if n == 1 else 's'} {'more' if more > 0 else 'less' if n == 1 else 'fewer'}"


def _incident(scenario: Scenario, name: str, parts: Mapping[str, Any]) -> Iterator[str]:
    at = f"from {parts['at']}" if "at" in parts else ""
    for key, value in parts.items():
        if key.startswith("absent.") and value:
            yield f"{spoken(key.removeprefix('absent.'))}: {_agents(-value)} {at}".rstrip()
    if "outage" in parts:
        yield f"{'All systems' if name == OUTAGE else spoken(name)} down {at} for {parts['outage']}"
    if "peak" in parts:
        yield f"{parts['peak']:g} times as many contacts {at}, fading"
    known = name in scenario.incidents
    if known and not any(key.startswith(("absent.", "outage", "peak")) for key in parts):
        yield f"{spoken(name)}: {', '.join(f'{key} {_said(value)}' for key, value in parts.items())}"
    elif not known and not name.startswith(LEAVE) and not {"outage", "peak"} & set(parts):
        yield f"{spoken(name)} {at}".rstrip()


def _flat(parts: Mapping[str, Any]) -> dict[str, Any]:
    """Mappings within a mapping by dotted keys."""
    out: dict[str, Any] = {}
    for key, value in parts.items():
        inner = _flat(value) if isinstance(value, dict) else {"": value}
        out |= {f"{key}.{name}".rstrip("."): one for name, one in inner.items()}
    return out


def _leaves(key: str, value: Any, now: Any) -> Iterator[tuple[str, Any, Any]]:
    """What a change sets, key by key, with what stands there: a mapping is laid over a mapping."""
    if isinstance(value, dict) and isinstance(now, dict):
        for name, inner in value.items():
            yield from _leaves(f"{key}.{name}", inner, now.get(name))
    else:
        yield key, _short(value), _short(now)


def _short(value: Any) -> Any:
    """A fixed duration as it is written: 30s."""
    return value.removeprefix("deterministic value:") if isinstance(value, str) else value


def _named(key: str) -> str:
    """A dotted key as a heading: `contact_types.call.talk` is Call: talk."""
    for section in _SECTIONS:
        key = key.removeprefix(f"{section}.")
    head, _, rest = key.partition(".")
    return f"{spoken(head)}:{' ' if rest else ''}{rest.replace('.', ' ').replace('_', ' ')}"


def _changed(key: str, value: Any, now: Any) -> str:
    match key.split("."):
        case ["agents", group, "skills", skill] if now is None or value is None:
            takes = spoken(skill).lower()
            return f"{spoken(group)}: {f'takes {takes} too' if now is None else f'takes no {takes}'}"
    name = _named(key)
    if isinstance(value, dict | list):
        was = "added" if now is None else "changed"
        return f"{name} {was}" + ("" if now is None or isinstance(now, dict | list) else f", was {_said(now)}")
    if now is None or isinstance(now, dict | list):
        return f"{name} {_said(value)}"
    digits = _DIGITS
    while (new := _said(value, digits)) == (old := _said(now, digits)) and digits < _MOST_DIGITS:
        digits += 1
    return f"{name} {new} instead of {old}"


def _said(value: Any, digits: int = _DIGITS) -> str:
    if value is None:
        return "none"
    return f"{value:.{digits}g}" if isinstance(value, float) else str(value)
