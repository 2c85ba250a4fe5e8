"""What a customer thinks of a case when it closes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sim.center.market import responds
from sim.names import Mark, Purpose, Trait
from sim.outcomes import bot_damage, intention, other_logit, satisfaction, survey_answer

if TYPE_CHECKING:
    from sim.center.case import Case
    from sim.center.history import History

__all__ = ["SILENT", "Verdict", "judge"]

_RESOLVED, _LATE, _BROKEN = int(Mark.RESOLVED), int(Mark.LATE), int(Mark.BROKEN)
_UPDATED, _BAD_NEWS = int(Mark.UPDATED), int(Trait.BAD_NEWS)


class Verdict(NamedTuple):
    """Satisfaction, what it rests on and what comes of it.

    `answer` to the survey from 1 to 5, 0 for none; `goodwill` before the case closed; `told` so many people, negative
    if nothing good.
    """

    satisfaction: float = 0.0
    effort: float = 0.0
    intention: float = 0.0
    speed: float = 0.0
    human: float = 0.0
    answer: int = 0
    goodwill: float = 0.0
    told: int = 0


SILENT = Verdict()
"""Of a case that is still open, or was never offered."""


def _answer(case: Case, satisfied: float) -> int:
    """What the customer answers to the survey; most do not."""
    behaviour, u = case.center.behaviour, case.luck(Purpose.SURVEY)
    if u >= behaviour.keys["satisfaction_answer_share"]:
        return 0
    return survey_answer(behaviour.row, satisfied, u, case.luck(Purpose.SURVEY_NOISE))


def judge(case: Case, history: History) -> Verdict:
    """The customer's verdict on a case to which no contact will follow."""
    behaviour, steps = case.center.behaviour, case.topic["steps"]
    if not behaviour.judges:
        return SILENT
    b, moved = behaviour.row, (history.n_transfers, history.n_switches, history.n_reexplained)
    speed, human = history.speed(), history.human(behaviour.keys["satisfaction_human_unserved"])
    updated, bad_news = int(history.marks & _UPDATED > 0), int(case.traits & _BAD_NEWS > 0)
    satisfied = satisfaction(
        b,
        behaviour.moods[case.kind]["speed_weight"] * behaviour.segments[case.segment]["speed_weight"],
        speed,
        human,
        int(history.marks & _RESOLVED > 0),
        history.n_served,
        history.speed_first,
        behaviour.effort_extra(*moved, steps),
        history.n_abandons,
        int(history.marks & _BROKEN > 0),
        bot_damage(b, history.botfail, case.topic["urgent"], history.n_served),
        other_logit(b, updated, bad_news, history.n_served),
    )
    if behaviour.has_market:
        intends, goodwill, number = responds(case, history, satisfied)
    else:
        intends, goodwill, number = intention(b, satisfied), 0.0, 0
    is_late = int(history.marks & _LATE > 0)
    return Verdict(
        satisfied,
        behaviour.customer_effort(history.n_served, *moved, is_late, steps, history.botfail),
        intends,
        speed,
        human,
        _answer(case, satisfied),
        goodwill,
        number,
    )
