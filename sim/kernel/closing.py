"""A case closes: how satisfied the customer is in the end."""

from __future__ import annotations

from sim.compiled import inner
from sim.kernel.floor import Floor
from sim.kernel.history import history_of, journey_of
from sim.kernel.market import responds
from sim.kernel.slots import luck, lucks
from sim.names import Mark, Purpose, Trait
from sim.outcomes import (
    bot_damage,
    customer_effort,
    effort_extra,
    intention,
    other_logit,
    satisfaction,
    survey_answer,
)

__all__ = ["close_journey"]

_RESOLVED, _LATE, _BROKEN = int(Mark.RESOLVED), int(Mark.LATE), int(Mark.BROKEN)
_UPDATED, _BAD_NEWS = int(Mark.UPDATED), int(Trait.BAD_NEWS)
_CHURN, _SURVEY_NOISE = int(Purpose.CHURN), int(Purpose.SURVEY_NOISE)


@inner
def _ask(f: Floor, slot: int) -> None:
    """Satisfaction, and what follows from it."""
    rules, number = f.behaviour, f.slots[slot]["case"]
    history, row, case = history_of(f, slot), journey_of(f, slot), f.cases[number]
    n_scored, n_served, marks = history["n_scored"], row["n_served"], row["marks"]
    speed = history["speed_sum"] / n_scored if n_scored > 0 else 1.0
    human = history["human_sum"] / n_served if n_served > 0 else rules[0]["satisfaction_human_unserved"]
    n_transfers, n_switches, n_reexplained = row["n_transfers"], row["n_switches"], row["n_reexplained"]
    steps = f.topics[case["topic"]]["steps"]
    updated, bad_news = 1 if marks & _UPDATED else 0, 1 if case["traits"] & _BAD_NEWS else 0
    satisfied = satisfaction(
        rules,
        f.moods[case["type"]]["speed_weight"] * f.segments[case["segment"]]["speed_weight"],
        speed,
        human,
        1 if marks & _RESOLVED else 0,
        n_served,
        history["speed_first"],
        effort_extra(rules, n_transfers, n_switches, n_reexplained, steps),
        row["n_abandons"],
        1 if marks & _BROKEN else 0,
        bot_damage(rules, history["botfail"], f.topics[case["topic"]]["urgent"], n_served),
        other_logit(rules, updated, bad_news, n_served),
    )
    late = 1 if marks & _LATE else 0
    row["satisfaction"] = satisfied
    row["effort"] = customer_effort(
        rules, n_served, n_transfers, n_switches, n_reexplained, late, steps, history["botfail"]
    )
    u_churn, u_tells, u_told, u = lucks(f, number, _CHURN)
    if rules[0]["has_market"] == 1:
        responds(f, slot, satisfied, u_churn, u_tells, u_told)
    else:
        row["intention"] = intention(rules, satisfied)
    row["speed"] = speed
    row["human"] = human
    if u < rules[0]["satisfaction_answer_share"]:  # most do not answer: no need of another draw
        row["answer"] = survey_answer(rules, satisfied, u, luck(f, number, _SURVEY_NOISE))


@inner
def close_journey(f: Floor, slot: int) -> None:
    """No contact of the slot's case will follow."""
    if f.behaviour[0]["has_satisfaction"] == 1:
        _ask(f, slot)
