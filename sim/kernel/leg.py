"""One pass of a contact through queue and agent, event by event."""

from __future__ import annotations

from sim.compiled import inner
from sim.distributions.quantiles import draw_ticks
from sim.kernel.agents import busy_from
from sim.kernel.feeling import talked, useful
from sim.kernel.floor import FEELS, N_LEGS, ROW_CONTACT, ROW_LEG, Floor
from sim.kernel.history import history_of, journey_of, lasted
from sim.kernel.patience import is_call, limit_in_set_up
from sim.kernel.slots import draw, schedule
from sim.kernel.talk import draw_talk
from sim.kernel.work import talk_ends_after, work_on
from sim.names import TRANSFER_KIND, EventKind, LegOutcome, LegReason, Purpose
from sim.outcomes import stretched
from sim.units import NEVER

__all__ = [
    "answer",
    "begin_wrap_up",
    "close_leg",
    "met",
    "open_leg",
    "partner_done",
    "stop_waiting",
    "talk_over",
    "unanswered",
]

_SET_UP_END = int(EventKind.SET_UP_END)
_WAITING, _SET_UP = int(LegOutcome.WAITING), int(LegOutcome.SET_UP)
_TALKING, _WRAP_UP = int(LegOutcome.TALKING), int(LegOutcome.WRAP_UP)
_REOPENED, _REDIAL = int(LegReason.REOPENED), int(LegReason.REDIAL)
_WARM = TRANSFER_KIND["warm"]
_UNANSWERED, _HANDOVER = int(Purpose.CALLBACK_UNANSWERED), int(Purpose.HANDOVER)


@inner
def open_leg(f: Floor, slot: int, now: int) -> None:
    """The leg in the slot is in the log from now on."""
    one = f.slots[slot]
    leg = f.scalars[N_LEGS]
    f.scalars[N_LEGS] += 1
    one["leg"] = leg
    one["n_legs"] = one["number"] + 1
    f.contact_rows[one["contact"] - f.scalars[ROW_CONTACT]]["n_legs"] += 1
    if f.scalars[FEELS] == 1:
        if one["reason"] in (_REOPENED, _REDIAL):
            journey_of(f, slot)["away"] += lasted(f, slot, now)
        else:
            journey_of(f, slot)["triage"] += lasted(f, slot, now)
    row = f.leg_rows[leg - f.scalars[ROW_LEG]]
    row["booked_at"] = one["arrived_at"]
    row["enqueued_at"] = now
    row["matched_at"] = NEVER
    row["talk_at"] = NEVER
    row["wrap_up_at"] = NEVER
    row["ended_at"] = NEVER
    row["work"] = 0
    row["contact"] = one["contact"]
    row["agent"] = -1
    row["queue"] = one["queue"]
    row["group"] = -1
    row["number"] = one["number"]
    row["reason"] = one["reason"]
    row["outcome"] = _WAITING


@inner
def close_leg(f: Floor, slot: int, outcome: int, now: int) -> None:
    """Agent and customer are done with the leg."""
    row = f.leg_rows[f.slots[slot]["leg"] - f.scalars[ROW_LEG]]
    row["ended_at"] = now
    row["outcome"] = outcome
    f.slots[slot]["stage"] = -1


@inner
def stop_waiting(f: Floor, slot: int, now: int) -> None:
    """The customer talks or leaves: book the wait since he was enqueued."""
    one = f.slots[slot]
    if f.scalars[FEELS] == 1:
        if one["agent"] < 0:
            journey_of(f, slot)["queue"] += lasted(f, slot, now)
        else:
            journey_of(f, slot)["set_up"] += lasted(f, slot, now)
    f.contact_rows[one["contact"] - f.scalars[ROW_CONTACT]]["waited"] += now - one["enqueued_at"]


@inner
def unanswered(f: Floor, slot: int) -> bool:
    """Whether the customer does not answer the callback."""
    one = f.slots[slot]
    return draw(f, slot, _UNANSWERED, one["number"]) < f.types[one["queue"]]["unanswered"]


@inner
def _talk_begins(f: Floor, slot: int, now: int) -> None:
    """The agent is busy with the leg."""
    one = f.slots[slot]
    group = f.groups[f.agents[one["agent"]]["group"]]
    group["n_talk"] += 1
    group["talk_sum"] -= now
    busy_from(f, one["agent"], now)
    one["stage"] = _TALKING
    row = f.leg_rows[one["leg"] - f.scalars[ROW_LEG]]
    row["talk_at"] = now
    row["outcome"] = _TALKING


@inner
def _open_empty(f: Floor, slot: int, now: int) -> None:
    """The agent opens a chat that has been left, and loses some time."""
    work = f.behaviour[0]["impatience_silent_open"]
    _talk_begins(f, slot, now)
    f.leg_rows[f.slots[slot]["leg"] - f.scalars[ROW_LEG]]["work"] = work
    work_on(f, slot, work, now)


@inner
def met(f: Floor, slot: int, agent: int, now: int) -> None:
    """The agent takes the leg, and answers at once or after the set-up."""
    one = f.slots[slot]
    what, group = f.types[one["queue"]], f.groups[f.agents[agent]["group"]]
    one["agent"] = agent
    what["last_wait"] = now - one["enqueued_at"]
    one["stage"] = _SET_UP
    row = f.leg_rows[one["leg"] - f.scalars[ROW_LEG]]
    row["matched_at"] = now
    row["agent"] = agent
    row["group"] = f.agents[agent]["group"]
    row["outcome"] = _SET_UP
    if one["is_gone"] == 1:
        _open_empty(f, slot, now)
        return
    if f.scalars[FEELS] == 1:
        journey_of(f, slot)["queue"] += lasted(f, slot, now)
    calls = is_call(f, slot)
    set_up = draw_ticks(f.laws, f.knots, what["dial"] if calls else what["set_up"], one["u_set_up"])
    group["n_set_up"] += 1
    group["set_up_sum"] -= now
    if set_up > 0 or (calls and unanswered(f, slot)):
        limit_in_set_up(f, slot, now)
        one["ends_at"] = now + set_up
        schedule(f, now + set_up, _SET_UP_END, one["leg"], slot)
    else:
        answer(f, slot, now)


@inner
def _stays(f: Floor, slot: int, partner: int) -> bool:
    """Whether the agent who passed the customer on still stays with him."""
    first = f.slots[partner]
    return (
        first["leg"] == f.slots[slot]["partner_leg"]
        and first["stage"] == _TALKING
        and first["consulting"] == 1
    )


@inner
def partner_done(f: Floor, slot: int, now: int) -> None:
    """The first agent of a warm transfer or conference, if still there, is done with the customer."""
    partner = f.slots[slot]["partner"]
    f.slots[slot]["partner"] = -1
    if partner >= 0 and _stays(f, slot, partner):
        talk_ends_after(f, partner, 0, now)


@inner
def answer(f: Floor, slot: int, now: int) -> None:
    """Talk begins."""
    one = f.slots[slot]
    agent = one["agent"]
    group = f.groups[f.agents[agent]["group"]]
    group["n_set_up"] -= 1
    group["set_up_sum"] += now
    _talk_begins(f, slot, now)
    stop_waiting(f, slot, now)
    contact = f.contact_rows[one["contact"] - f.scalars[ROW_CONTACT]]
    if contact["answered_at"] == NEVER:
        contact["answered_at"] = now
        if f.scalars[FEELS] == 1:
            useful(f, slot, contact, now)
    history_of(f, slot)["last_agent"] = agent
    work = draw_talk(f, slot, agent, now)
    f.leg_rows[one["leg"] - f.scalars[ROW_LEG]]["work"] = work
    work_on(f, slot, work, now)
    partner = one["partner"]
    if partner >= 0 and _stays(f, slot, partner) and f.slots[partner]["ends_at"] == NEVER:
        first = f.types[f.slots[partner]["queue"]]
        if first["transfer_kind"] == _WARM:
            u = draw(f, partner, _HANDOVER, f.slots[partner]["number"])
            talk_ends_after(f, partner, draw_ticks(f.laws, f.knots, first["handover"], u), now)


@inner
def talk_over(f: Floor, slot: int, now: int) -> bool:
    """The agent is done with the customer; True if there is wrap-up to do."""
    one = f.slots[slot]
    if f.scalars[FEELS] == 1 and one["is_over"] == 0 and one["is_gone"] == 0:
        talked(f, slot, now)
    group = f.agents[one["agent"]]["group"]
    f.groups[group]["n_talk"] -= 1
    f.groups[group]["talk_sum"] += now
    row = f.leg_rows[one["leg"] - f.scalars[ROW_LEG]]
    row["wrap_up_at"] = now
    if one["is_gone"] == 1:
        return False
    one["consulting"] = 0
    queue = one["queue"]
    wrap_up = draw_ticks(f.laws, f.knots, f.skills[group, queue]["wrap_up"], one["u_wrap_up"])
    wrap_up = stretched(wrap_up, f.wrap_up_factor[queue, one["period"]])
    if wrap_up == 0:
        return False
    begin_wrap_up(f, slot, wrap_up, now)
    row["outcome"] = _WRAP_UP
    return True


@inner
def begin_wrap_up(f: Floor, slot: int, ticks: int, now: int) -> None:
    """Work after the talk."""
    one = f.slots[slot]
    group = f.groups[f.agents[one["agent"]]["group"]]
    one["stage"] = _WRAP_UP
    group["n_wrap_up"] += 1
    group["wrap_up_sum"] -= now
    work_on(f, slot, ticks, now)
