"""The place of a measure as it is written: `asa`, `asa@chat`, `asa@channel:chat`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sim.errors import SettingsError

__all__ = ["Place", "read_place"]


class Place(NamedTuple):
    """A measure and of whom it is taken: the total (name ""), a channel, a contact type, a group …"""

    measure: str
    scope: str = "total"
    name: str = ""

    def __str__(self) -> str:
        return self.measure if self.scope == "total" else f"{self.measure} of {self.scope} {self.name}"


def read_place(text: str, there: Sequence[Place] = ()) -> Place:
    """The place that a text names.

    Parameters
    ----------
    text
        A measure of the whole center, or behind "@" scope and name of whom it is taken.
    there
        Places among which a name alone is looked for; one that none of them has is taken for a channel's. Without
        them the scope must be given.

    Raises
    ------
    SettingsError
        For a name without a scope that cannot be looked for.
    """
    measure, at, of = text.partition("@")
    scope, colon, name = of.partition(":")
    if not at:
        return Place(measure)
    if colon:
        return Place(measure, scope, name)
    if not (of and there):
        raise SettingsError(f'measure: "{text}" must be like asa@channel:chat')
    found = [place for place in there if (place.measure, place.name) == (measure, of)]
    return found[0] if found else Place(measure, "channel", of)
