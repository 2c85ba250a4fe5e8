"""Talk, wrap-up and patience are what the draws say, named by case."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.check.facts import Facts
from sim.check.findings import hold
from sim.compiled import jit
from sim.distributions.quantiles import draw_ticks
from sim.draws import case_word, contact_word, uniform
from sim.names import AtClosing, Cause, LegOutcome, Purpose
from sim.units import LONGEST, NEVER, SPEED_ONE

__all__ = ["check_durations", "patience_ends"]

_Ints = NDArray[np.int64]
_FIRST = int(Cause.FIRST)


@jit
def _draw(
    laws: NDArray[np.void],
    knots: NDArray[np.float64],
    rows: NDArray[np.int64],
    purpose: int,
    seed: int,
    replication: int,
    days: NDArray[np.int64],
    ordinals: NDArray[np.int64],
    streams: NDArray[np.int64],
    out: NDArray[np.int64],
) -> None:
    """One duration for each case's first leg."""
    for i in range(rows.shape[0]):
        word = contact_word(_FIRST, 0, 0)
        u = uniform(seed, replication, purpose, word, case_word(days[i], ordinals[i]), streams[i])
        out[i] = draw_ticks(laws, knots, rows[i], u)


def _drawn(facts: Facts, name: str, purpose: Purpose) -> _Ints:
    """Durations in ticks, by leg."""
    plan, legs = facts.plan, facts.log.legs
    cases = plan.cases[facts.log.contacts["case"][legs["contact"]]]
    out = np.empty(len(legs), dtype=np.int64)
    rows = np.ascontiguousarray(plan.types[name][legs["queue"]])
    words = (cases["day"].astype(np.int64), cases["ordinal"].copy(), plan.source_hash[cases["source"]])
    _draw(*plan.quantiles, rows, int(purpose), plan.seed, plan.replication, *words, out)
    return out


def patience_ends(facts: Facts) -> _Ints:
    """The instant at which each leg's patience would end; where contacts are kept, only open time counts."""
    plan, now = facts.plan, facts.enqueued
    drawn = _drawn(facts, "patience", Purpose.PATIENCE)
    factor = plan.segments["patience_factor"][facts.segment]
    longer = np.floor(np.minimum(drawn * factor, float(LONGEST)) + 0.5).astype(np.int64)
    patience = np.where((factor == 1) | (drawn == NEVER), drawn, longer)
    opens, closes = plan.open_spans[:, 0], plan.open_spans[:, 1]
    lasted = np.concatenate([[0], (closes - opens).cumsum()])  # open time before each span
    number = np.searchsorted(closes, now, "right")
    before = lasted[number] + np.maximum(0, now - np.append(opens, NEVER)[number])
    due = before + np.where(patience == NEVER, 0, patience)
    number = np.searchsorted(lasted[1:], due, "right")  # a span must reach beyond: at closing itself nobody leaves
    in_open_time = np.append(opens, NEVER)[number] + np.where(number < len(opens), due - lasted[number], 0)
    keeps = plan.channels["at_closing"][facts.channel] == AtClosing.KEEP
    return np.where(patience == NEVER, NEVER, np.where(keeps, in_open_time, now + np.where(keeps, 0, patience)))


def check_durations(facts: Facts) -> None:
    """Talk, wrap-up and waits last as long as drawn; what is not over at the horizon would have lasted beyond it."""
    plan, legs = facts.plan, facts.log.legs
    served = np.flatnonzero(facts.matched != NEVER)
    work = _drawn(facts, "talk", Purpose.TALK)[served]
    speed = plan.speed[legs["group"][served], legs["queue"][served]]
    talk = np.where(speed == SPEED_ONE, work, -((-work * SPEED_ONE) // speed))
    wrap_up = _drawn(facts, "wrap_up", Purpose.WRAP_UP)[served]
    talk_at, wrap_up_at, ended = facts.matched[served], legs["wrap_up_at"][served], facts.ended[served]
    for name, since, drawn, until in (("talk", talk_at, talk, wrap_up_at), ("wrap-up", wrap_up_at, wrap_up, ended)):
        over = until != NEVER
        due = np.where(since == NEVER, NEVER, since + np.where(since == NEVER, 0, drawn))
        ok = np.where(over, until == due, due >= facts.horizon)
        hold(f"{name} lasts as long as drawn, at the group's speed", "legs", legs, ok, served, due=due)
    limit = patience_ends(facts)
    abandoned = legs["outcome"] == LegOutcome.ABANDONED
    in_time = ~abandoned | (facts.ended == limit)
    hold("who abandons does so when patience ends", "legs", legs, in_time, None, patience_ends=limit)
    stays = np.minimum(facts.left, facts.horizon) <= limit
    hold("nobody waits longer than patience lasts", "legs", legs, stays, None, patience_ends=limit)
