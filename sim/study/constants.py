"""The constants of a scenario that are assumptions, and other values that they might have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from sim.errors import ScenarioError
from sim.scenario import Scenario
from sim.scenario.assumptions import UNSURE, assumptions
from sim.scenario.merging import value_at
from sim.scenario.reference import keys
from sim.units import duration_text, parse_duration

__all__ = ["Constant", "constants"]


class Constant(NamedTuple):
    """A key, what it is, its value, and a lower and a higher one to try; None where there is no such."""

    key: str
    description: str
    value: Any
    low: Any
    high: Any


def constants(
    scenario: Scenario, given: Mapping[str, tuple[Any, Any] | None], only: bool = False
) -> list[Constant]:
    """The constants marked as assumed or recalled, with half and double of each.

    A share is tried at half and double its odds, so that it stays a share; what is told by channel is scaled for all
    channels together. What cannot be scaled (words, random durations) is left out unless it is given.

    Parameters
    ----------
    scenario
        In which they are in use.
    given
        Low and high value by key, instead of these; None leaves a key out.
    only
        Whether those given are all.
    """
    data = scenario.to_dict()
    told = {one.name: one.description for one in keys()}
    found = []
    for key, ends in given.items():
        if ends is not None:
            found.append(Constant(key, told.get(_pattern(key, told), ""), value_at(data, key), *ends))
    if not only:
        for one in assumptions(scenario):
            if one.mark in UNSURE and one.description and not _named(one.key, given):
                low, high = _ends(scenario, one.key, value_at(data, one.key), one.unit)
                if low is not None or high is not None:
                    found.append(Constant(one.key, one.description, value_at(data, one.key), low, high))
    return found


def _named(key: str, given: Mapping[str, Any]) -> bool:
    """Whether a key, or the section in which it stands, is among those given."""
    return any(key == one or key.startswith(f"{one}.") for one in given)


def _pattern(key: str, told: Mapping[str, str]) -> str:
    """The name under which the reference tells of a key; `*` stands for any name."""
    parts = key.split(".")
    for name in told:
        pattern = name.split(".")
        if len(pattern) == len(parts) and all(p in ("*", q) for p, q in zip(pattern, parts, strict=True)):
            return name
    return key


def _ends(scenario: Scenario, key: str, value: Any, unit: str) -> tuple[Any, Any]:
    """Half and double where the scenario allows them."""
    found = []
    for factor in (0.5, 2.0):
        end = _scaled(value, partial(_moved, factor, unit))
        if end is not None and end != value:
            try:
                scenario.with_({key: end})
            except ScenarioError:
                end = None
        found.append(None if end == value else end)
    return found[0], found[1]


def _moved(factor: float, unit: str, number: float) -> float:
    """A share with its odds times the factor, all else times the factor."""
    if unit == "share" and 0 <= number <= 1:
        return factor * number / (1 - number + factor * number)
    return factor * number


def _scaled(value: Any, move: Callable[[float], float]) -> Any:
    """A number, a duration or a mapping of them, moved; None for all else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        moved = move(float(value))
        return round(moved) if isinstance(value, int) else float(f"{moved:.6g}")
    if isinstance(value, str):
        try:
            return duration_text(round(move(float(parse_duration(value)))))
        except ValueError:
            return None
    if isinstance(value, Mapping) and value:
        parts = {name: _scaled(one, move) for name, one in value.items()}
        return None if None in parts.values() else parts
    return None
