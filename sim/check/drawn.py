"""Uniforms and durations of contacts and legs, by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.distributions.quantiles import draw_ticks
from sim.draws import case_word, contact_word, uniform
from sim.names import Purpose
from sim.units import LONGEST, NEVER, SPEED_ONE

if TYPE_CHECKING:
    from sim.check.facts import Facts

__all__ = ["durations", "of_cases", "of_contacts", "of_legs", "slowed_by", "times"]

_Ints = NDArray[np.int64]
_Reals = NDArray[np.float64]


@jit
def _fill(
    key: tuple[int, int],
    purpose: int,
    causes: _Ints,
    ordinals: _Ints,
    numbers: _Ints,
    days: _Ints,
    cases: _Ints,
    streams: _Ints,
    out: _Reals,
) -> None:
    for i in range(out.shape[0]):
        word = contact_word(causes[i], ordinals[i], numbers[i])
        out[i] = uniform(key[0], key[1], purpose, word, case_word(days[i], cases[i]), streams[i])


@jit
def _draw(laws: NDArray[np.void], knots: _Reals, rows: _Ints, u: _Reals, out: _Ints) -> None:
    for i in range(rows.shape[0]):
        out[i] = draw_ticks(laws, knots, rows[i], u[i])


def of_cases(facts: Facts, purpose: Purpose, case: _Ints) -> _Reals:
    """The uniform of a purpose of each of these cases as a whole."""
    nothing = np.zeros(len(case), dtype=np.int64)
    return _of_words(facts, purpose, case, nothing, nothing, nothing)


def _of_words(
    facts: Facts, purpose: Purpose, case: _Ints, cause: _Ints, ordinal: _Ints, leg: _Ints
) -> _Reals:
    plan, cases = facts.plan, facts.plan.cases[case]
    day, of_day = cases["day"].astype(np.int64), cases["ordinal"].copy()
    stream = plan.source_hash[cases["source"]]
    out = np.empty(len(case))
    _fill((plan.seed, plan.replication), int(purpose), cause, ordinal, leg, day, of_day, stream, out)
    return out


def of_contacts(
    facts: Facts, purpose: Purpose, contact: _Ints, number: _Ints, first: NDArray[np.bool_] | None = None
) -> _Reals:
    """The uniform of a purpose of each of these contacts, when it has had `number` legs.

    Where `first`, that of the first leg of the first contact of the case.
    """
    rows = facts.log.contacts[contact]
    own = 1 if first is None else (~first).astype(np.int64)
    cause, ordinal, leg = (
        np.ascontiguousarray(one * own, dtype=np.int64) for one in (rows["cause"], rows["ordinal"], number)
    )
    return _of_words(facts, purpose, rows["case"], cause, ordinal, leg)


def of_legs(facts: Facts, purpose: Purpose, leg: _Ints) -> _Reals:
    """The uniform of a purpose of each of these legs."""
    return of_contacts(facts, purpose, facts.contact[leg], facts.number[leg])


def durations(facts: Facts, rows: _Ints, u: _Reals) -> _Ints:
    """The durations of distributions at uniforms."""
    out = np.empty(len(u), dtype=np.int64)
    _draw(*facts.plan.quantiles, np.ascontiguousarray(rows), u, out)
    return out


def times(ticks: _Ints, factor: _Reals) -> _Ints:
    """Durations times factors, at most 365 days; NEVER stays NEVER."""
    longer = np.floor(np.minimum(ticks * factor, float(LONGEST)) + 0.5).astype(np.int64)
    return np.where((factor == 1.0) | (ticks == NEVER), ticks, longer)


def slowed_by(ticks: _Ints, speed: _Ints) -> _Ints:
    """How long work takes at a speed in parts per 65,536, rounded up."""
    return np.asarray(-((-ticks * SPEED_ONE) // speed))
