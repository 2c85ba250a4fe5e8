"""A talk as it begins: how long it is to last, and where it leads."""

from __future__ import annotations

from sim.compiled import inner
from sim.distributions.quantiles import draw_ticks
from sim.kernel.condition import condition, factor_of_agent, pace_of
from sim.kernel.crew import begins
from sim.kernel.feeling import feeling_of, lacks_context, talks
from sim.kernel.floor import FEELS, ROW_CONTACT, Floor
from sim.kernel.slots import draw
from sim.kernel.triage import lacks_skill
from sim.names import LegReason, Mark, Purpose
from sim.outcomes import stretched, talk_factor, talk_ticks, vented
from sim.plan.tables import MOST_LEGS
from sim.workload.cases import pick

__all__ = ["draw_talk"]

_TRANSFER_DRAW, _REASK = int(Purpose.TRANSFER), int(Purpose.REASK)
_LACKING_DRAW, _LACKING, _ARRIVAL = int(Purpose.LACKING_TRANSFER), int(Mark.LACKING), int(LegReason.ARRIVAL)


@inner
def _transfers_to(f: Floor, slot: int, share: float, lacking: bool) -> int:
    """The contact type to which the talk leads, or -1: that of the customer if the agent lacks the skill."""
    one = f.slots[slot]
    if one["n_legs"] >= MOST_LEGS:
        return -1
    if lacking and draw(f, slot, _LACKING_DRAW, one["number"]) < f.behaviour[0]["transfer_lacking"]:
        return int(one["kind"])
    if share > 0.0:
        u = draw(f, slot, _TRANSFER_DRAW, one["number"])
        if u < share:
            return pick(f.transfer_to[one["queue"]], u / share)
    return -1


@inner
def draw_talk(f: Floor, slot: int, agent: int, now: int) -> int:
    """Talk time that is due when talk begins; settles whether it leads to a transfer."""
    one = f.slots[slot]
    queue = one["queue"]
    what, skill = f.types[queue], f.skills[f.agents[agent]["group"], queue]
    if one["resumes"] >= 0:
        work = one["resumes"]
        one["transfers_to"] = one["resumes_to"]
        one["resumes"] = -1
        one["resumes_to"] = -1
        return int(work)
    extra = 0
    if one["reason"] == _ARRIVAL:
        waited = f.contact_rows[one["contact"] - f.scalars[ROW_CONTACT]]["waited"]
        extra = vented(waited, one["announced"], what["venting"], what["venting_most"])
    handling, speed, missing, rules = 1.0, 1.0, False, f.behaviour[0]
    unlearnt, tired = condition(f, agent, now)
    if rules["has_handling"] == 1:
        complexity = float(f.cases[one["case"]]["complexity"])
        speed = pace_of(f, queue)
        knowledge = f.crew[0]["knowledge"]
        handling = talk_factor(f.behaviour, complexity, speed, knowledge)
        handling *= factor_of_agent(f, agent, unlearnt, tired, now)
        missing = rules["has_desk"] == 1 and lacks_context(f, slot)
        if missing:
            extra += draw_ticks(f.laws, f.knots, rules["desk_reask"], draw(f, slot, _REASK, one["number"]))
    if one["asks"] == 1:
        handling *= rules["back_office_check_talk"]
    work = talk_ticks(
        f.laws,
        f.knots,
        skill["talk"],
        one["u_talk"],
        f.talk_factor[queue, one["period"]],
        handling,
        extra,
        skill["speed"],
        f.agents[agent]["speed"],
    )
    due = work
    lacking = lacks_skill(f, slot, agent)
    if f.scalars[FEELS] == 1:
        if lacking:
            feeling_of(f, slot)["marks"] |= _LACKING
        talks(f, slot, speed, work, missing, unlearnt, tired)
    if rules["has_handling"] == 1:
        work = min(work, rules["handling_cap"])
    one["transfers_to"] = _transfers_to(f, slot, skill["transfer"], lacking)
    if one["transfers_to"] >= 0:
        work = stretched(work, what["transfer_after"])
    if rules["has_workforce"] == 1:
        begins(f, agent, due, speed, work, tired)
    return work
