"""How a study's measures, variants and constants are called, and how its numbers are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sim.comparison import Contrast
from sim.plots import numbers
from sim.replications.place import read_place
from sim.report.headings import MEASURES
from sim.study.study import Study

__all__ = ["amount", "called", "compared", "lowered", "value_words"]

_CHANNELS = {
    "voice": "on the phone",
    "chat": "in chat",
    "messenger": "in messenger",
    "email": "by e-mail",
    "social": "in social media",
}
_SCOPES = {
    "channel": "in {}",
    "contact_type": "of {}",
    "segment": "of {} customers",
    "topic": "of {} cases",
    "group": "of {}",
}
_LARGE = 1000
_MOST_PARTS = 2
"""Parts of a constant by name that are told."""


def called(measure: str) -> str:
    """A measure by its heading: ``Average wait of answered in chat`` for `asa@channel:chat`."""
    place = read_place(measure)
    if place.measure.startswith("wait_p"):
        text = f"Wait, {place.measure.removeprefix('wait_p')}th percentile"
    elif place.measure.startswith("target."):
        text = f"Target {_plain(place.measure.removeprefix('target.'))}"
    else:
        text = MEASURES.get(place.measure, _plain(place.measure).capitalize())
    if place.scope == "total":
        return text
    if place.scope == "channel" and place.name in _CHANNELS:
        return f"{text} {_CHANNELS[place.name]}"
    return f"{text} {_SCOPES.get(place.scope, place.scope + ' {}').format(_plain(place.name))}"


def _plain(name: str) -> str:
    return name.replace("_", " ").replace(".", ", ")


def lowered(text: str) -> str:
    """The text with a small first letter, unless it begins with an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def compared(study: Study, variant: str, against: str) -> str:
    """Two variants in words: ``speed-up of handling 1.25 against 1``."""
    label = f"{study.axis.label} " if study.axis.numeric else ""
    return f"{label}{variant} against {against}"


def amount(one: Contrast, half_width: float, unit: str, currency: str = "") -> str:
    """A difference with its sign and its half-width."""
    half = half_width if half_width == half_width else None
    return numbers.change(one.value, half, unit, currency)


def value_words(value: Any) -> str:
    """A value of a constant in a few words."""
    if isinstance(value, bool) or value is None:
        return "none" if value is None else str(value).lower()
    if isinstance(value, int | float):
        text = numbers.grouped(value) if abs(value) >= _LARGE else f"{value:.3g}"
        return text.replace("-", numbers.MINUS)
    if isinstance(value, Mapping):
        told = [f"{_plain(str(key))} {value_words(one)}" for key, one in list(value.items())[:_MOST_PARTS]]
        return ", ".join([*told, "…"] if len(value) > _MOST_PARTS else told)
    words = str(value).split()
    if len(words) > 1 and all(":" in one for one in words[1:]):
        return ", ".join(one.replace(":", " ") for one in words[1:])
    return str(value)
