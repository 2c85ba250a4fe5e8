"""`check` passes legal logs and names the invariant, the table, the row and its values in a broken one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

import sim
from sim.check.integrals import per_interval
from sim.check.limits import at_once, most_per_interval
from sim.log import Log
from sim.units import MINUTE, NEVER
from tests.differential.zoo import ZOO, drawn_up

_PLAN = ZOO["few places, shared by two types"]()
_LOG = sim.simulate(_PLAN)


def _changed(table: str, column: str, row: int, value: int, log: Log = _LOG) -> Log:
    rows = log.tables()[table].copy()
    rows[column][row] = value
    return replace(log, **{table: rows})


def _without(table: str, row: int) -> Log:
    return replace(_LOG, **{table: np.delete(_LOG.tables()[table], row)})


def _first(table: str, column: str, value: int) -> int:
    return int(np.flatnonzero(_LOG.tables()[table][column] == value)[0])


_SERVED = _first("legs", "outcome", 3)
_ABANDONED = _first("legs", "outcome", 4)
_BLOCKED = _first("contacts", "outcome", 3)


def test_a_legal_log_passes() -> None:
    sim.check(_LOG, _PLAN)


def test_a_log_of_the_center_passes() -> None:
    sim.check(sim.simulate(_PLAN, engine="center"), _PLAN)


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (_without("cases", 3), "every case of the plan opens once; cases: 65 rows, the plan has 66"),
        (_changed("cases", "ordinal", 3, 77), "cases are those of the plan; cases, row 3"),
        (_changed("cases", "status", 3, 0), "a case stands where its last contact left it; cases, row 3"),
        (_changed("cases", "n_contacts", 3, 2), "cases count their contacts; cases, row 3"),
        (_changed("contacts", "arrived_at", 4, 5), "a first contact is as its case; cases, row 4"),
        (_changed("contacts", "outcome", _BLOCKED, 4), "refused, nobody else; contacts, row"),
        (_changed("contacts", "outcome", _BLOCKED, 9), "outcomes are known; contacts, row"),
        (_changed("contacts", "answered_at", _BLOCKED, 0), "answered when talk begins; contacts, row"),
        (_changed("legs", "outcome", _SERVED, 2), "legs have reached ended_at as their outcome says; legs, row"),
        (_changed("legs", "wrap_up_at", _SERVED, 5), "wrap_up_at follows what comes before it; legs, row"),
        (_changed("legs", "ended_at", _ABANDONED, NEVER), "legs have reached ended_at"),
        (_changed("legs", "agent", _SERVED, -1), "who is matched has an agent and a group; legs, row"),
        (_changed("legs", "booked_at", _SERVED, 5), "follows|booked"),
        (_changed("queues", "waiting", 40, 1), r"sum of waits \(Little\); queues, row 40"),
        (_changed("queues", "longest", 40, 9), "queue places are never exceeded; queues, row 40"),
        (_changed("lines", "in_use", 85, 1), r"lines in use are held by legs \(Little\); lines, row 85"),
        (_changed("groups", "talk", 17, 1), "a group's talk is that of its legs; groups, row 17"),
        (_changed("groups", "paid", 17, 1), "paid time is the plan's; groups, row 17"),
        (_changed("groups", "finishing", 17, 1), "as many are on duty as scheduled; groups, row 17"),
        (_changed("agents", "busy", 2, 1), "an agent is busy with legs; agents, row 2"),
        (_changed("agents", "logged_in", 2, 1), "busy <= logged_in|time is that of its agents"),
        (_without("agents", 2), "nobody works while logged out"),
        (_without("groups", 2), "every interval has its rows; groups"),
        (_changed("events", "at", 5, 0), "events are in order of time; events, row 5"),
        (_changed("events", "entity", 5, 99), "the trace holds what the tables imply"),
        (_without("events", 5), "the trace holds what the tables imply"),
        (replace(_LOG, first_leg=3), "only a whole log can be checked"),
    ],
)
def test_a_broken_log_is_named(broken: Log, words: str) -> None:
    with pytest.raises(sim.CheckError, match=words):
        sim.check(broken, _PLAN)


def _judged(
    made: Callable[[], sim.Plan], judged: Callable[[sim.Plan], sim.Plan], words: str, rules: tuple[str, ...] = ()
) -> None:
    """The log of one plan, judged by another that differs in one thing."""
    plan = made()
    log = sim.simulate(plan)
    sim.check(log, plan)
    with pytest.raises(sim.CheckError, match=words):
        sim.check(log, judged(plan))
    if rules:
        sim.check(log, judged(plan), rules=rules)


def test_talk_is_as_drawn() -> None:
    _judged(ZOO["speeds"], lambda plan: replace(plan, speed=plan.speed[::-1].copy()), "talk lasts as long as drawn")


def test_patience_is_as_drawn() -> None:
    _judged(ZOO["patience by segment"], lambda plan: replace(plan, seed=2), "who abandons does so when patience ends")


def test_who_has_no_skill_serves_nobody() -> None:
    def swapped(plan: sim.Plan) -> sim.Plan:
        return replace(plan, serves=plan.serves[::-1].copy())

    _judged(ZOO["skills"], swapped, "no leg is served without the skill")


def test_rank_decides_who_serves() -> None:
    def swapped(plan: sim.Plan) -> sim.Plan:
        return replace(plan, rank=plan.rank[::-1].copy())

    _judged(ZOO["ranks"], swapped, "idle agents of a better rank", rules=("agent_selection",))


def test_priority_decides_who_is_next() -> None:
    def reversed_priorities(plan: sim.Plan) -> sim.Plan:
        types = plan.types.copy()
        types["priority"] = 2 - types["priority"]
        return replace(plan, types=types)

    _judged(ZOO["priorities"], reversed_priorities, "while a better contact waits", rules=("contact_selection",))


def test_nobody_waits_while_somebody_is_idle() -> None:
    def more_skills(plan: sim.Plan) -> sim.Plan:
        return replace(plan, serves=np.ones_like(plan.serves))

    comes = [("09:00", 0, 0), ("09:01", 0, 0), ("09:02", 0, 0)]
    agents = {"g": {"count": 1, "skills": {"a": {}}}, "h": {"count": 1, "skills": {"b": {}}}}
    _judged(lambda: drawn_up(comes, types=[{}, {}], agents=agents), more_skills, "nobody waits while an agent")


def test_lines_bound_the_contacts_in_progress() -> None:
    def fewer(plan: sim.Plan) -> sim.Plan:
        channels = plan.channels.copy()
        channels["lines"] = 2
        return replace(plan, channels=channels)

    _judged(ZOO["few lines"], fewer, "lines and queue places are never exceeded; lines")


def test_nobody_is_blocked_without_need() -> None:
    def more(plan: sim.Plan) -> sim.Plan:
        channels = plan.channels.copy()
        channels["lines"] = 100
        return replace(plan, channels=channels)

    _judged(ZOO["few lines"], more, "nobody is blocked while a line and a place are free")


def test_the_rule_at_closing_holds() -> None:
    def another(rule: int) -> Callable[[sim.Plan], sim.Plan]:
        def changed(plan: sim.Plan) -> sim.Plan:
            channels = plan.channels.copy()
            channels["at_closing"] = rule
            return replace(plan, channels=channels)

        return changed

    _judged(ZOO["closing: served out"], another(1), "nothing is answered when closed except served out")
    _judged(ZOO["closing: served out"], another(2), "who comes to a closed center is refused, nobody else")
    _judged(ZOO["closing: disconnected"], another(0), "disconnected where the rule says so")


def test_headcounts_are_those_of_the_schedule() -> None:
    def one_less(plan: sim.Plan) -> sim.Plan:
        schedule = plan.schedule.copy()
        schedule["value"][schedule["kind"] == 20] -= 1
        return replace(plan, schedule=schedule)

    _judged(ZOO["shift ends in the middle of contacts"], one_less, "as many are on duty as scheduled")


def test_ticks_per_interval() -> None:
    since, until = np.array([0, 5, 10, 29]), np.array([1, 25, NEVER, 29])
    found = per_interval(np.array([0, 0, 1, 1]), since, until, 2, 3, 10)
    assert found.tolist() == [[6, 10, 5], [0, 10, 10]]


def test_number_at_once_counts_ends_before_beginnings() -> None:
    since, until = np.array([0, 5, 5, 7]), np.array([5, 9, NEVER, 7])
    who, at, level = at_once(np.zeros(4, dtype=np.int64), since, until)
    assert list(zip(who.tolist(), at.tolist(), level.tolist(), strict=True)) == [
        (0, 0, 1),
        (0, 5, 2),
        (0, 9, 1),
        (0, NEVER, 0),
    ]


def test_most_per_interval_counts_who_was_there_before() -> None:
    since, until = np.array([1, 2]) * MINUTE, np.array([35, 12]) * MINUTE
    found = most_per_interval(np.zeros(2, dtype=np.int64), since, until, 1, 5, 10 * MINUTE)
    assert found.tolist() == [[2, 2, 1, 1, 0]]
