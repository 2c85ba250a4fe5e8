"""The check of a whole log against the plan that it came from."""

from __future__ import annotations

from collections.abc import Collection

from sim.check.agents import check_agents
from sim.check.durations import check_durations
from sim.check.facts import facts_of
from sim.check.hours import check_hours
from sim.check.integrals import check_integrals
from sim.check.limits import check_limits
from sim.check.order import check_agent_selection, check_contact_selection
from sim.check.rows import check_rows
from sim.check.trace import check_trace
from sim.log import Log
from sim.plan import Plan

__all__ = ["check"]


def check(log: Log, plan: Plan, rules: Collection[str] = ()) -> None:
    """Recompute the invariants of a log from scratch, with NumPy; silent if all of them hold.

    Cases equal the plan's; states are passed in legal order and every contact is accounted for; durations are those
    that the draws give; Little's law and all integrals hold to the tick; opening hours, lines, queue places, skills
    and headcounts are respected; no agent does two things at once; nobody waits while somebody is idle who could
    help; priority, head start and order of arrival decide who is next, rank and idle time who serves.

    Parameters
    ----------
    log
        A whole log (chunks joined by `sim.log.concatenated`).
    plan
        What it was simulated from.
    rules
        Kinds of rules (`agent_selection`, `contact_selection`) that were the user's own: their choices are not judged.

    Raises
    ------
    CheckError
        Names the invariant that is broken, the table, the row and its values.
    """
    check_rows(log, plan)
    facts = facts_of(log, plan)
    check_integrals(facts)
    check_hours(facts)
    check_durations(facts)
    check_limits(facts)
    check_agents(facts)
    if "contact_selection" not in rules:
        check_contact_selection(facts)
    if "agent_selection" not in rules:
        check_agent_selection(facts)
    check_trace(facts)
