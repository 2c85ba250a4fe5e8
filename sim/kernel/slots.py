"""Slots: customers in progress. A slot is a leg, or the time until a customer comes again."""

from __future__ import annotations

from sim.compiled import inlined, inner
from sim.draws import case_word, contact_word, of_purpose, uniforms
from sim.kernel.agenda import KIND_SHIFT, push
from sim.kernel.floor import AGENDA_SIZE, FEELS, FREE_SLOT, HORIZON, N_USED, REPLICATION, SEED, Floor
from sim.names import EventKind, LegOutcome
from sim.units import NEVER

__all__ = ["draw", "draws", "free_slot", "is_stale", "luck", "lucks", "new_slot", "schedule", "successor"]

_SET_UP_END, _PATIENCE_END = int(EventKind.SET_UP_END), int(EventKind.PATIENCE_END)
_TALK_END, _WRAP_UP_END = int(EventKind.TALK_END), int(EventKind.WRAP_UP_END)
_TRANSFER = int(EventKind.TRANSFER)
_NEVER_STALE = tuple(
    int(EventKind[name]) for name in ("RETURN", "BOT_END", "TRIAGE_END", "BACK_OFFICE", "STATUS_CHECK")
)
_WAITING, _SET_UP, _TALKING = int(LegOutcome.WAITING), int(LegOutcome.SET_UP), int(LegOutcome.TALKING)
_WRAP_UP = int(LegOutcome.WRAP_UP)


@inner
def schedule(f: Floor, at: int, kind: int, entity: int, slot: int) -> None:
    """An event to come, unless that is after the run's end."""
    if at < f.scalars[HORIZON]:
        push(f.agenda, f.scalars[AGENDA_SIZE], at, (kind << KIND_SHIFT) | entity, slot)
        f.scalars[AGENDA_SIZE] += 1


@inlined
def is_stale(f: Floor, slot: int, kind: int, entity: int, now: int) -> bool:
    """Whether an event of a leg has been overtaken by another one."""
    if kind in _NEVER_STALE:
        return False
    one = f.slots[slot]
    if one["leg"] != entity:
        return True
    stage = one["stage"]
    if kind == _TALK_END:
        return stage != _TALKING or one["ends_at"] != now
    if kind == _WRAP_UP_END:
        return stage != _WRAP_UP or one["ends_at"] != now
    if kind == _TRANSFER:
        return stage != _TALKING or one["ends_at"] != now or one["consulting"] == 1
    if kind == _SET_UP_END:
        return stage != _SET_UP
    if kind == _PATIENCE_END:
        return (stage != _WAITING and stage != _SET_UP) or one["limit_at"] != now
    return stage != _WAITING


@inner
def new_slot(f: Floor) -> int:
    """A free slot."""
    slot = f.scalars[FREE_SLOT]
    f.scalars[FREE_SLOT] = f.slots[slot]["after"]
    f.slots[slot]["asks"] = 0
    f.scalars[N_USED] += 1
    return int(slot)


@inner
def free_slot(f: Floor, slot: int) -> None:
    """The slot is free again; events that still point to it are stale."""
    one = f.slots[slot]
    one["leg"] = -1
    one["stage"] = -1
    one["after"] = f.scalars[FREE_SLOT]
    f.scalars[FREE_SLOT] = slot
    f.scalars[N_USED] -= 1


@inner
def successor(f: Floor, slot: int) -> int:
    """A further slot for the same customer and contact."""
    new = new_slot(f)
    one, other = f.slots[slot], f.slots[new]
    other["case"] = one["case"]
    other["contact"] = one["contact"]
    other["kind"] = one["kind"]
    other["cause"] = one["cause"]
    other["ordinal"] = one["ordinal"]
    other["n_legs"] = one["n_legs"]
    other["arrived_at"] = one["arrived_at"]
    other["period"] = one["period"]
    other["announced"] = one["announced"]
    other["trunk"] = one["trunk"]
    other["resumes"] = one["resumes"]
    other["resumes_to"] = one["resumes_to"]
    other["strays"] = one["strays"]
    other["history"] = one["history"]
    other["asks"] = one["asks"]
    other["leg"] = -1
    other["agent"] = -1
    other["partner"] = -1
    other["line"] = -1
    other["ends_at"] = NEVER
    if f.scalars[FEELS] == 1:
        other["felt_from"] = one["felt_from"]
        other["offline_from"] = one["offline_from"]
        other["since"] = one["since"]
        other["pace"] = one["pace"]
        other["logit"] = one["logit"]
        other["human_start"] = one["human_start"]
        other["solving"] = one["solving"]
        other["u_solved"] = one["u_solved"]
        other["human"] = one["human"]
        other["talked_with"] = one["talked_with"]
    return new


@inner
def draws(f: Floor, slot: int, purpose: int, leg: int) -> tuple[float, float, float, float]:
    """The uniforms of the four purposes that share a block with this one: for the price of one `draw`."""
    one = f.slots[slot]
    case = f.cases[one["case"]]
    return uniforms(
        f.scalars[SEED],
        f.scalars[REPLICATION],
        purpose // 4,
        contact_word(one["cause"], one["ordinal"], leg),
        case_word(case["day"], case["ordinal"]),
        f.sources[case["source"]],
    )


@inner
def draw(f: Floor, slot: int, purpose: int, leg: int) -> float:
    """The uniform of one purpose of one leg of the slot's contact."""
    return of_purpose(purpose, draws(f, slot, purpose, leg))


@inner
def lucks(f: Floor, case: int, purpose: int) -> tuple[float, float, float, float]:
    """The uniforms of a case as a whole of the four purposes that share a block: for the price of one `luck`."""
    one = f.cases[case]
    word = case_word(one["day"], one["ordinal"])
    key = f.scalars[SEED], f.scalars[REPLICATION]
    return uniforms(*key, purpose // 4, 0, word, f.sources[one["source"]])


@inner
def luck(f: Floor, case: int, purpose: int) -> float:
    """The uniform of one purpose of a case as a whole."""
    return of_purpose(purpose, lucks(f, case, purpose))
