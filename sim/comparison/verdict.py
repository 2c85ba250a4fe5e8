"""Which variant wins, by how much and how sure: found once, said anywhere."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from sim.replications.place import Place

if TYPE_CHECKING:
    from sim.comparison.comparison import Comparison

__all__ = ["TOO_MANY", "Gap", "Verdict", "Wording", "judge", "lowered"]

TOO_MANY = 100_000
"""Beyond so many replications two variants are said to be too close."""

Kind = Literal["wins", "not decided", "the same", "selected", "not selected", "unknown"]


class Gap(NamedTuple):
    """How far the leading variant is ahead of another: its value less the other's, with the joint half-width."""

    name: str
    value: float
    half_width: float
    decided: bool


class Wording(NamedTuple):
    """How measures and numbers are written."""

    place: Callable[[Place], str]
    level: Callable[[float, float, str], str]
    change: Callable[[float, float, str], str]


def _plain_level(value: float, half_width: float, unit: str) -> str:
    text = f"{value:.4g}" if not half_width > 0 else f"{value:.4g} ± {half_width:.2g}"
    return f"{text} {unit}"


def _plain_change(value: float, half_width: float, unit: str) -> str:
    return _plain_level(value, half_width, unit) if value < 0 else "+" + _plain_level(value, half_width, unit)


PLAIN = Wording(str, _plain_level, _plain_change)


@dataclass(frozen=True)
class Verdict:
    """What a comparison says on its deciding measure.

    Attributes
    ----------
    kind
        "wins": the leader differs from every other variant; "not decided"; "the same": whoever is not beaten is equal
        to the leader in every replication; "selected", "not selected": by the selection procedure; "unknown": nothing
        can be said.
    place, unit, direction
        Of the deciding measure.
    leader
        The variant with the best estimate (the largest where neither direction is better).
    level
        Its estimate and the 95 % half-width.
    gaps
        The leader less each other variant, nearest first.
    more
        About how many more replications would decide; None: too many, or none needed.
    n
        Replications.
    base
        Name of the base.
    guarantee
        Of a selection, in words.
    """

    kind: Kind
    place: Place
    unit: str
    direction: int
    leader: str
    level: tuple[float, float]
    gaps: tuple[Gap, ...]
    more: int | None
    n: int
    base: str
    guarantee: str = ""

    @property
    def winner(self) -> str | None:
        """The variant that wins or was selected; None where nothing is decided."""
        return self.leader if self.kind in ("wins", "selected") else None

    def sentence(self, wording: Wording = PLAIN) -> str:
        """The answer in a sentence or two."""
        what = wording.place(self.place)
        match self.kind:
            case "unknown":
                return self._unknown(what)
            case "selected" | "not selected":
                return self._selected(what, wording)
            case "wins":
                return self._wins(what, wording)
        return self._open(what, wording)

    def _unknown(self, what: str) -> str:
        if self.n < 2:
            return (
                f"One replication decides nothing: what is luck and what is not takes more of them ({what}; "
                "20 are usual)."
            )
        return f"{what} has no value in some variant, so nothing can be compared by it."

    def _wins(self, what: str, wording: Wording) -> str:
        verb = "wins" if self.direction else "has the most"
        value, half = self.level
        text = f"{quoted(self.leader)} {verb}: {lowered(what)} {wording.level(value, half, self.unit)}"
        said = [
            f"{wording.change(gap.value, gap.half_width, self.unit)} against {quoted(gap.name)}"
            for gap in self._told
        ]
        return f"{text}, {' and '.join(said)}."

    @property
    def _told(self) -> list[Gap]:
        """The gap to the base, and that to the nearest other."""
        to_base = [gap for gap in self.gaps if gap.name == self.base]
        nearest = [gap for gap in self.gaps[:1] if gap.name != self.base]
        return to_base + nearest

    def _open(self, what: str, wording: Wording) -> str:
        rivals = [gap for gap in self.gaps if not gap.decided]
        beaten = [gap for gap in self.gaps if gap.decided]
        nearest = rivals[0]
        if self.kind == "the same":
            names = _listed([self.leader, *(gap.name for gap in rivals)])
            text = f"No difference: {names} have the same {lowered(what)} in each of {self.n} replications."
        else:
            change = wording.change(nearest.value, nearest.half_width, self.unit)
            first = f"Not decided yet: {quoted(self.leader)} leads {quoted(nearest.name)} by {change}"
            text = f"{first} in {lowered(what)}, and the interval holds 0; {self._more()}."
        if beaten:
            text += f" Decided: {quoted(self.leader)} {'beats' if self.direction else 'has more than'} "
            text += f"{_listed([gap.name for gap in beaten])}."
        return text

    def _more(self) -> str:
        if self.more is None:
            return "they are too close for any number of replications"
        return f"needs about {self.more} more {'replication' if self.more == 1 else 'replications'}"

    def _selected(self, what: str, wording: Wording) -> str:
        value, half = self.level
        text = f"{lowered(what)} {wording.level(value, half, self.unit)}"
        if self.kind == "selected":
            return f"{quoted(self.leader)} is selected as the best: {text}. {self.guarantee}"
        left = _listed([self.leader, *(gap.name for gap in self.gaps if not gap.decided)])
        return f"Not decided yet: {left} are still in the race after {self.n} replications. {self.guarantee}"


def quoted(name: str) -> str:
    """A variant's name within a sentence."""
    return f"“{name}”"


def lowered(text: str) -> str:
    """A heading within a sentence; names in capitals stay."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _listed(names: list[str]) -> str:
    said = [quoted(name) for name in names]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def judge(one: Comparison) -> Verdict:
    """The verdict of a comparison."""
    sense = one.direction or 1
    levels = {name: one.level(name).value for name in one.names}
    known = all(math.isfinite(value) for value in levels.values())
    selection = one.selection
    if selection is not None:
        leader = one.names[selection.best]
    else:
        leader = max(one.names, key=lambda name: sense * levels[name]) if known else one.base
    kind: Kind = "unknown"
    gaps: tuple[Gap, ...] = ()
    more: int | None = None
    if known and one.n > 1 and selection is not None:
        kind, gaps = "selected" if selection.sure else "not selected", _raced(one, leader)
    elif known and one.n > 1:
        gaps = _gaps(one, leader)
        close = [gap.name for gap in gaps if not gap.decided]
        more = _more(one, leader, close)
        kind = "not decided" if close else "wins"
        if close and all(one.same(leader, name) for name in close):
            kind = "the same"
    level = one.level(leader)
    return Verdict(
        kind=kind,
        place=one.place,
        unit=one.unit,
        direction=one.direction,
        leader=leader,
        level=(level.value, level.half_width()),
        gaps=gaps,
        more=more,
        n=one.scores[leader].n,
        base=one.base,
        guarantee=_guarantee(one),
    )


def _gaps(one: Comparison, leader: str) -> tuple[Gap, ...]:
    sense = one.direction or 1
    found = [
        Gap(
            name,
            one.difference(leader, name).value,
            one.half_width(leader, name),
            one.decided(leader, name) == sense,
        )
        for name in one.names
        if name != leader
    ]
    return tuple(sorted(found, key=lambda gap: abs(gap.value)))


def _raced(one: Comparison, leader: str) -> tuple[Gap, ...]:
    """Gaps of a selection: decided is who was ruled out."""
    assert one.selection is not None
    left = {one.names[number] for number in one.selection.left}
    return tuple(gap._replace(decided=gap.name not in left) for gap in _gaps(one, leader))


def _more(one: Comparison, leader: str, close: list[str]) -> int | None:
    """About how many more replications decide between the leader and the others that are close."""
    needed = [one.difference(leader, name).needed(one.confidence) for name in close if not one.same(leader, name)]
    if not needed or any(n is None or n > TOO_MANY for n in needed):
        return None
    more = max(1, max(n for n in needed if n is not None) - one.n)
    digit: int = 10 ** max(0, len(str(more)) - 2)
    return -(-more // digit) * digit


def _guarantee(one: Comparison) -> str:
    if one.goal is None or one.selection is None:
        return ""
    goal = one.goal
    if one.selection.sure:
        return (
            f"With probability {goal.probability:g} at least this is the best, if it is better than every other by "
            f"{goal.delta:g} or more (procedure KN)."
        )
    return f"At most {goal.most} replications were allowed, which is too few for select.delta={goal.delta:g}."
