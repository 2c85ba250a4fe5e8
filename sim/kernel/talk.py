"""A talk as it begins: how long it is to last, and where it leads."""

from __future__ import annotations

from sim.compiled import inner
from sim.distributions.quantiles import draw_ticks
from sim.kernel.condition import factor_of_agent, pace_of, tired
from sim.kernel.crew import begins
from sim.kernel.feeling import lacks_context, talks
from sim.kernel.floor import FEELS, ROW_CONTACT, Floor
from sim.kernel.slots import draw
from sim.names import Purpose
from sim.outcomes import stretched, talk_factor, talk_ticks, vented
from sim.plan.tables import MOST_LEGS
from sim.workload.cases import pick

__all__ = ["draw_talk"]

_TRANSFER_DRAW, _REASK = int(Purpose.TRANSFER), int(Purpose.REASK)


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
    if one["number"] == 0:
        waited = f.contact_rows[one["contact"] - f.scalars[ROW_CONTACT]]["waited"]
        extra = vented(waited, one["announced"], what["venting"], what["venting_most"])
    handling, speed, missing, rules = 1.0, 1.0, False, f.behaviour[0]
    if rules["has_handling"] == 1:
        complexity = float(f.cases[one["case"]]["complexity"])
        speed = pace_of(f, queue)
        knowledge = f.crew[0]["knowledge"]
        handling = talk_factor(f.behaviour, complexity, speed, knowledge) * factor_of_agent(f, agent, now)
        missing = rules["has_desk"] == 1 and lacks_context(f, slot)
        if missing:
            extra += draw_ticks(f.laws, f.knots, rules["desk_reask"], draw(f, slot, _REASK, one["number"]))
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
    if f.scalars[FEELS] == 1:
        talks(f, slot, speed, work, now, missing)
    if rules["has_handling"] == 1:
        work = min(work, rules["handling_cap"])
    share = skill["transfer"]
    if share > 0.0 and one["n_legs"] < MOST_LEGS:
        u = draw(f, slot, _TRANSFER_DRAW, one["number"])
        if u < share:
            one["transfers_to"] = pick(f.transfer_to[queue], u / share)
            work = stretched(work, what["transfer_after"])
    if rules["has_workforce"] == 1:
        begins(f, agent, due, speed, work, tired(f, agent, now))
    return work
