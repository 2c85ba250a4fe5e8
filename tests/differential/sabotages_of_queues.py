"""Mistakes in the kernel about queues, headcounts, priorities and the order of events."""

from __future__ import annotations

from tests.differential.sabotage import Sabotage

__all__ = ["QUEUES"]

QUEUES = {
    "last come, first served": Sabotage(
        "contact_selection.py",
        '            slot = f.lines[line]["first"]\n            if slot < 0 or now',
        '            slot = f.lines[line]["last"]\n            if slot < 0 or now',
        ("one agent",),
    ),
    "patience of another contact type": Sabotage(
        "patience.py",
        'f.types[queue]["patience"], _patience',
        'f.types[0]["patience"], _patience',
        ("patience by type",),
    ),
    "a stale event ends another leg": Sabotage(
        "slots.py",
        '    if one["leg"] != entity:\n        return True\n',
        "",
        ("held for the last agent until he is gone, or patience",),
    ),
    "patience of the segment forgotten": Sabotage(
        "patience.py", 'stretched(ticks, segment["patience_factor"])', "stretched(ticks, 1.0)", ("patience by segment",)
    ),
    "patience runs while the center is closed": Sabotage(
        "patience.py",
        'keeps = f.trunks[what["channel"]]["at_closing"] == _KEEP',
        "keeps = False",
        ("closing: kept", "patience ends at closing and at opening"),
    ),
    "a logged-out agent still serves": Sabotage(
        "agents.py",
        '    """The agent, who has nobody in hand, goes offline."""\n    unlist(f, agent)\n',
        '    """The agent, who has nobody in hand, goes offline."""\n',
        ("idle agents go first, those with high numbers",),
    ),
    "the first idle agent goes home": Sabotage(
        "agents.py",
        "highest = max(highest, agent)",
        "highest = agent if highest < 0 else highest",
        ("idle agents go first, those with high numbers",),
    ),
    "a finishing agent takes another contact": Sabotage(
        "router.py", 'if who["finishing"] == 1:', 'if who["finishing"] == 2:', ("shift ends in the middle of contacts",)
    ),
    "busy agents stay after their shift": Sabotage(
        "calendar.py",
        "            agent = last_busy(f, group)\n            finish(f, agent, now)\n",
        "            break\n",
        ("shift ends in the middle of contacts",),
    ),
    "who is not due after reopening stays": Sabotage(
        "calendar.py",
        'while f.groups[group]["by_shift"] == 0 and f.groups[group]["on_duty"] > 0:',
        "while False:",
        ("busy when the center reopens, not due",),
    ),
    "who could be kept goes": Sabotage(
        "agents.py",
        '        if f.agents[agent]["finishing"] == 1:\n            return agent',
        '        if f.agents[agent]["finishing"] == 2:\n            return agent',
        ("who is finishing is kept",),
    ),
    "head start of the segment ignored": Sabotage(
        "waiting.py", ' - f.segments[case["segment"]]["head_start"]', "", ("head starts that tie",)
    ),
    "head start of the type ignored": Sabotage(
        "waiting.py", 'now - f.types[queue]["head_start"] - f', "now - f", ("head starts that tie",)
    ),
    "the highest priority number goes first": Sabotage(
        "contact_selection.py",
        'return int(f.lines[line]["priority"])',
        'return -int(f.lines[line]["priority"])',
        ("priorities",),
    ),
    "priority of the segment ignored": Sabotage(
        "state.py", "np.where(own >= 0, own,", "np.where(own > 1000, own,", ("priorities of segments",)
    ),
    "skill ignored": Sabotage("contact_selection.py", 'skill["serves"] == 1\n', 'skill["serves"] >= 0\n', ("skills",)),
    "rank ignored": Sabotage(
        "agent_selection.py", '            merit = skill["rank"]\n', "            merit = 0\n", ("ranks",)
    ),
    "the shortest idle first": Sabotage(
        "agent_selection.py",
        "load == best_load and since < best_since)))\n        ):\n            best, best_merit",
        "load == best_load and since > best_since)))\n        ):\n            best, best_merit",
        ("equal ranks, longest idle",),
    ),
    "speed ignored": Sabotage("talk.py", '        skill["speed"],\n', "        65_536,\n", ("speeds",)),
    "wrap-up skipped": Sabotage(
        "leg.py", "    if wrap_up == 0:\n", "    if True:\n", ("wrap-up of nothing and of something",)
    ),
    "a line is never released": Sabotage(
        "contact.py",
        '    """The customer is done."""\n    leave_line(f, slot, now)\n',
        '    """The customer is done."""\n',
        ("few lines", "who leaves makes room for who comes"),
    ),
    "one line too many": Sabotage(
        "journey.py", 'if trunk["n"] >= trunk["lines"]:', 'if trunk["n"] > trunk["lines"]:', ("few lines", "no lines")
    ),
    "places of the channel ignored": Sabotage(
        "queues.py",
        ' and trunk["waiting"] < trunk["queue_places"]',
        "",
        ("few places, shared by two types",),
        legal=True,
    ),
    "a full queue blocks although an agent is idle": Sabotage(
        "journey.py",
        "    if agent < 0:\n        turned",
        "    if agent < 0 or not has_place(f, queue):\n        turned",
        ("no places",),
    ),
    "disconnecting forgotten": Sabotage(
        "calendar.py", 'f.trunks[channel]["at_closing"] == _DISCONNECT', "False", ("closing: disconnected",)
    ),
    "who is kept is served after closing": Sabotage(
        "agent_selection.py", 'trunk["at_closing"] == _SERVE_OUT', 'trunk["at_closing"] != 1', ("closing: kept",)
    ),
    "who comes to a closed center waits": Sabotage(
        "journey.py",
        'f.scalars[IS_OPEN] == 0 and trunk["at_closing"] != _KEEP',
        "False",
        ("closing: served out", "closing: disconnected"),
    ),
    "arrivals before ends of patience": Sabotage(
        "center.py",
        "(first_at == at and first_key < key)",
        "(first_at == at and first_key > key)",
        ("who leaves makes room for who comes", "who comes as an agent becomes free"),
        legal=True,
    ),
    "the horizon's tick happens": Sabotage(
        "center.py", "if at >= until:", "if at > until:", ("instants of the horizon",)
    ),
    "who waited before the interval is not counted": Sabotage(
        "ledger.py", 'counter["most"] = counter["n"]', 'counter["most"] = 0', ("nobody on duty and endless patience",)
    ),
    "patience ends before agents become free": Sabotage(
        "patience.py", "int(EventKind.PATIENCE_END)", "15", ("patience ends as an agent becomes free",)
    ),
}
"""By name."""
