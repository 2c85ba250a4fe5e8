"""The check of a whole log against the plan that it came from."""

from __future__ import annotations

from collections.abc import Collection

from sim.check.agents import check_agents
from sim.check.choice import check_agent_selection
from sim.check.conservation import check_conservation
from sim.check.crew import check_crew
from sim.check.duty import Duty
from sim.check.facts import Facts
from sim.check.fates import Fates, check_fates
from sim.check.felt import check_felt
from sim.check.hours import check_hours
from sim.check.integrals import check_integrals
from sim.check.legs import check_path
from sim.check.limits import check_limits, lines_held
from sim.check.load import Load
from sim.check.market import check_customers, check_market
from sim.check.office import check_office
from sim.check.opinion import check_opinions
from sim.check.order import check_contact_selection
from sim.check.path import Path
from sim.check.presence import check_presence
from sim.check.reception import check_reception
from sim.check.rows import check_rows
from sim.check.solved import Solved, check_solved
from sim.check.stages import check_stages
from sim.check.talk import Talk
from sim.check.told import check_announcements
from sim.check.trace import check_trace
from sim.check.waiting import Waiting, check_holding
from sim.check.waits import check_waits
from sim.check.work import check_work
from sim.check.writing import check_writing
from sim.log import Log
from sim.plan import Plan

__all__ = ["check"]


def check(log: Log, plan: Plan, rules: Collection[str] = ()) -> None:
    """Recompute the invariants of a log from scratch, with NumPy; silent if all of them hold.

    Cases equal the plan's, and every contact and leg follows from the one before it by its named uniforms; states
    are passed in legal order and every contact is accounted for; work is what was drawn, and over when the integral
    of the agent's speed has reached it; agents leave, learn and hurry from day to day as drawn; waits felt, time
    went, problems were solved and customers think as the instants and uniforms say; Little's law and all integrals
    hold to the tick; opening hours, outages, lines, queue places, skills, capacities, shifts and headcounts are
    respected; nobody waits while somebody has room who may take him; the policies decide who is next and who serves,
    as far as the tables show it.

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
    facts = Facts(log, plan)
    path = Path(facts)
    check_reception(facts, path)
    check_path(facts, path)
    load, duty, held = Load(facts), Duty(facts), lines_held(facts, path)
    talk = Talk(facts, path, load, duty)
    feels = bool(plan.behaviour["feels"][0])
    if feels:
        check_felt(facts)
        check_solved(facts, Solved(facts, path, load, talk), talk)
        check_office(facts, path.kind_at_end)
    fates = Fates(facts, path)
    check_fates(facts, fates)
    if feels:
        check_opinions(facts, fates, talk)
        check_market(facts, fates)
        check_stages(facts, path)
    check_customers(facts)
    check_integrals(facts, duty, held)
    check_hours(facts)
    check_agents(facts, load, duty)
    check_waits(facts)
    check_writing(facts, path)
    check_work(facts, path, load, talk)
    check_crew(facts, path, talk)
    check_announcements(facts, path, duty)
    check_limits(facts, path, held)
    waiting = Waiting(facts, load, duty)
    check_holding(waiting)
    if not rules:
        check_conservation(waiting, held)
    if "contact_selection" not in rules:
        check_contact_selection(waiting)
    if "agent_selection" not in rules:
        check_agent_selection(waiting)
    check_trace(facts, path, fates, waiting)
    check_presence(facts)
