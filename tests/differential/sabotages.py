"""One-line patches of the kernel, each a mistake that somebody could make, and the corner plans that expose it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["SABOTAGES", "Sabotage"]


@dataclass(frozen=True)
class Sabotage:
    """A mistake. `was` stands once in `file` of the kernel; with `becomes` in its place `plans` come out wrong.

    `legal` says that the wrong log breaks no invariant, so that the comparison alone can catch it.
    """

    file: str
    was: str
    becomes: str
    plans: tuple[str, ...]
    legal: bool = False


SABOTAGES = {
    "last come, first served": Sabotage(
        "router.py", 'slot, kind = one["first"], one["type"]', 'slot, kind = one["last"], one["type"]', ("one agent",)
    ),
    "patience of another contact type": Sabotage(
        "center.py", 'what["patience"],', 'types[0]["patience"],', ("patience by type",)
    ),
    "a stale end of patience sends somebody else away": Sabotage(
        "center.py",
        'if slots[slot]["leg"] != entity or slots[slot]["waiting"] == 0:',
        'if slots[slot]["waiting"] == 0:',
        ("a stale end of patience",),
    ),
    "patience of the segment forgotten": Sabotage(
        "center.py",
        'stretched(patience, segment["patience_factor"])',
        "stretched(patience, 1.0)",
        ("patience by segment",),
    ),
    "patience runs while the center is closed": Sabotage(
        "center.py",
        'keeps = trunks[what["channel"]]["at_closing"] == _KEEP',
        "keeps = False",
        ("closing: kept", "patience ends at closing and at opening"),
    ),
    "a logged-out agent still serves": Sabotage(
        "agents.py", "    unlist(agents, groups, highest)\n", "", ("idle agents go first, those with high numbers",)
    ),
    "the first idle agent goes home": Sabotage(
        "agents.py",
        "highest = max(highest, agent)",
        "highest = agent if highest < 0 else highest",
        ("idle agents go first, those with high numbers",),
        legal=True,
    ),
    "a finishing agent takes another contact": Sabotage(
        "router.py",
        'if agents[agent]["finishing"] == 1:',
        'if agents[agent]["finishing"] == 2:',
        ("shift ends in the middle of contacts",),
    ),
    "busy agents stay after their shift": Sabotage(
        "center.py",
        "                        finish_busy(agents, groups, entity, at)",
        "                        break",
        ("shift ends in the middle of contacts",),
    ),
    "who is not due after reopening stays": Sabotage(
        "center.py",
        'while value == 1 and groups[group]["on_duty"] > 0:',
        "while False:",
        ("busy when the center reopens, not due",),
    ),
    "who could be kept goes": Sabotage(
        "agents.py",
        '        if one["finishing"] == 1:',
        '        if one["finishing"] == 2:',
        ("who is finishing is kept",),
    ),
    "head start of the segment ignored": Sabotage(
        "center.py",
        'at - what["head_start"] - segment["head_start"]',
        'at - what["head_start"]',
        ("head starts that tie",),
    ),
    "head start of the type ignored": Sabotage(
        "center.py",
        'at - what["head_start"] - segment["head_start"]',
        'at - segment["head_start"]',
        ("head starts that tie",),
    ),
    "the highest priority number goes first": Sabotage(
        "router.py", "or priority < best_priority", "or priority > best_priority", ("priorities",)
    ),
    "priority of the segment ignored": Sabotage(
        "state.py", "np.where(own >= 0, own,", "np.where(own > 1000, own,", ("priorities of segments",)
    ),
    "skill ignored": Sabotage(
        "router.py", 'or skills[group, kind]["serves"] == 0:', 'or skills[group, kind]["serves"] < 0:', ("skills",)
    ),
    "rank ignored": Sabotage(
        "router.py", "if best >= 0 and rank > best_rank:", "if best >= 0 and rank > 1000:", ("ranks",)
    ),
    "the shortest idle first": Sabotage(
        "router.py",
        "or since < best_since:\n                best, best_rank",
        "or since > best_since:\n                best, best_rank",
        ("equal ranks, longest idle",),
    ),
    "speed ignored": Sabotage(
        "contact.py",
        'at_speed(one["talk"], skills[who["group"], one["type"]]["speed"])',
        'one["talk"]',
        ("speeds",),
    ),
    "wrap-up skipped": Sabotage(
        "contact.py", 'if one["wrap_up"] == 0:', "if True:", ("wrap-up of nothing and of something",)
    ),
    "a line is never released after a talk": Sabotage(
        "contact.py",
        'who["talk_sum"] += now\n    leave(trunks[types[one["type"]]["channel"]], now)\n',
        'who["talk_sum"] += now\n',
        ("few lines",),
    ),
    "a line is never released by who leaves": Sabotage(
        "contact.py",
        'slot, now)\n    leave(trunks[types[one["type"]]["channel"]], now)\n',
        "slot, now)\n",
        ("who leaves makes room for who comes", "few places, shared by two types"),
    ),
    "one line too many": Sabotage(
        "center.py", 'if trunk["n"] >= trunk["lines"]:', 'if trunk["n"] > trunk["lines"]:', ("few lines", "no lines")
    ),
    "places of the channel ignored": Sabotage(
        "center.py", ' or trunk["waiting"] >= trunk["queue_places"]', "", ("few places, shared by two types",)
    ),
    "a full queue blocks although an agent is idle": Sabotage(
        "center.py", "if agent < 0 and (what", "if (what", ("no places",)
    ),
    "disconnecting forgotten": Sabotage(
        "center.py", 'trunks[channel]["at_closing"] == _DISCONNECT', "False", ("closing: disconnected",)
    ),
    "who is kept is served after closing": Sabotage(
        "router.py", '["at_closing"] != _SERVE_OUT', '["at_closing"] == 1', ("closing: kept",)
    ),
    "who comes to a closed center waits": Sabotage(
        "center.py", "if is_open == 0 and trunk", "if False and trunk", ("closing: served out", "closing: disconnected")
    ),
    "arrivals before ends of patience": Sabotage(
        "center.py",
        "(agenda[0, 0] == at and agenda[0, 1] < key)",
        "(agenda[0, 0] == at and agenda[0, 1] > key)",
        ("who leaves makes room for who comes", "who comes as an agent becomes free"),
    ),
    "the horizon's tick happens": Sabotage(
        "center.py", "if at >= until:", "if at > until:", ("instants of the horizon",)
    ),
    "who waited before the interval is not counted": Sabotage(
        "ledger.py",
        'counter["most"] = counter["n"]',
        'counter["most"] = 0',
        ("nobody on duty and endless patience",),
    ),
    "patience ends before agents become free": Sabotage(
        "center.py", "int(EventKind.PATIENCE_END)", "15", ("patience ends as an agent becomes free",)
    ),
}
"""Mistakes by name."""
