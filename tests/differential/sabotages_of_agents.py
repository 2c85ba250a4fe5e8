"""Mistakes in the kernel about several contacts at once, who is chosen, shifts and outages."""

from __future__ import annotations

from tests.differential.sabotage import Sabotage

__all__ = ["AGENTS"]

AGENTS = {
    "who finishes is told as there": Sabotage(
        "agents.py",
        "_tell(f, agent, _FINISHING, now)",
        "_tell(f, agent, _LOGGED_IN, now)",
        ("the shift ends: finished",),
    ),
    "who goes is told to nobody": Sabotage(
        "agents.py",
        '    one["logged_in_sum"] += now\n    _tell(f, agent, _OFFLINE, now)\n',
        '    one["logged_in_sum"] += now\n',
        ("the shift ends: finished",),
    ),
    "work goes on at the speed it began": Sabotage(
        "work.py",
        '                one["speed"] = speed\n',
        '                one["speed"] = one["speed"]\n',
        ("two chats at once, each slower",),
    ),
    "work done is not booked when the load changes": Sabotage(
        "work.py",
        '            one["work"] = max(0, one["work"] - (now - one["settled_at"]) * one["speed"])\n',
        "",
        ("two chats at once, each slower",),
    ),
    "work in ticks is rounded down": Sabotage(
        "work.py",
        'one["settled_at"] - (-one["work"] // one["speed"])',
        'one["settled_at"] + one["work"] // one["speed"]',
        ("two chats at once, each slower",),
    ),
    "an end of talk that was put off happens all the same": Sabotage(
        "slots.py",
        'return stage != _TALKING or one["ends_at"] != now\n    if kind == _WRAP',
        "return stage != _TALKING\n    if kind == _WRAP",
        ("three at once at a third of the speed and less",),
    ),
    "wrap-up is not slowed": Sabotage(
        "work.py",
        '(one["stage"] == _TALKING or one["stage"] == _WRAP_UP) and',
        '(one["stage"] == _TALKING) and',
        ("a contact comes in the wrap-up of another",),
    ),
    "one contact too many in hand": Sabotage(
        "agents.py",
        "f.in_hand[agent, channel] >= f.cap[group, channel]",
        "f.in_hand[agent, channel] > f.cap[group, channel]",
        ("one call at a time beside three mails",),
    ),
    "channels mix that may not": Sabotage(
        "agents.py",
        "and not f.mix[group, channel, other]:",
        "and f.mix[group, channel, other] > 1:",
        ("channels that may not be in hand together",),
    ),
    "who is loaded counts as idle": Sabotage(
        "router.py",
        '        f.groups[who["group"]]["n_idle"] -= 1\n',
        '        f.groups[who["group"]]["n_idle"] -= 0\n',
        ("nobody kept free, but somebody idle",),
        legal=True,
    ),
    "the highest level counts least": Sabotage(
        "agent_selection.py", 'merit = -skill["level"]', 'merit = skill["level"]', ("agent: best skill",)
    ),
    "most skills first": Sabotage(
        "agent_selection.py",
        'merit = f.groups[group]["n_skills"]',
        'merit = -f.groups[group]["n_skills"]',
        ("agent: single-skilled first",),
    ),
    "the most occupied first": Sabotage(
        "agent_selection.py",
        "else share_busy(f, agent, now)",
        "else -share_busy(f, agent, now)",
        ("agent: least occupied",),
        legal=True,
    ),
    "yesterday counts": Sabotage(
        "ledger.py",
        'one["busy_today"] = 0 if midnight else',
        'one["busy_today"] = 0 if now == 0 else',
        ("agent: most free on the second day",),
        legal=True,
    ),
    "the random agent is drawn by another name": Sabotage(
        "agent_selection.py",
        'draw(f, slot, _AGENT_PICK, f.slots[slot]["number"])',
        'draw(f, slot, _AGENT_PICK + 1, f.slots[slot]["number"])',
        ("agent: random",),
        legal=True,
    ),
    "the shortest queue first": Sabotage(
        "contact_selection.py",
        'return -int(what["n"])',
        'return int(what["n"])',
        ("contact: longest queue",),
        legal=True,
    ),
    "the score of who was there before is forgotten": Sabotage(
        "contact_selection.py", 'score += what["continued_score"]', "score += 0", ("contact: weighted wait",)
    ),
    "due without the head start": Sabotage(
        "contact_selection.py",
        'return int(one["waits_since"] + what["due_in"])',
        'return int(one["enqueued_at"] + what["due_in"])',
        ("contact: earliest due",),
    ),
    "the pick is forgotten": Sabotage(
        "contact_selection.py", "better = pick < best_pick", "better = False", ("pick goes before priority",)
    ),
    "who was handed back stands behind": Sabotage(
        "contact_selection.py",
        "                    better = back\n",
        "                    better = not back\n",
        ("contact: longest wait",),
    ),
    "overflow too early": Sabotage(
        "agent_selection.py",
        'return waited >= skill["after"] and',
        "return waited >= 0 and",
        ("overflow after two minutes and after five",),
    ),
    "overflow a moment late": Sabotage(
        "agent_selection.py",
        'return waited >= skill["after"] and',
        'return waited > skill["after"] and',
        ("overflow as patience ends", "overflow after two minutes and after five"),
    ),
    "the next group never helps out": Sabotage(
        "center.py", "    else:\n        widen_next(f, slot, now)\n", "", ("overflow after two minutes and after five",)
    ),
    "nobody is kept free": Sabotage(
        "agent_selection.py",
        ' and f.groups[group]["n_idle"] > skill["keep_free"]\n\n',
        "\n\n",
        ("one agent is kept free for the others",),
        legal=True,
    ),
    "an outage stops nothing": Sabotage(
        "agent_selection.py", ' and trunk["is_down"] == 0', "", ("an outage in the middle of talks",)
    ),
    "nobody looks up when the outage is over": Sabotage(
        "calendar.py",
        '    f.trunks[channel]["is_down"] = is_down\n    if is_down == 0:\n',
        '    f.trunks[channel]["is_down"] = is_down\n    if is_down == 2:\n',
        ("an outage in the middle of talks",),
    ),
    "who has a break goes in the middle of a talk": Sabotage(
        "calendar.py",
        'if f.agents[agent]["load"] == 0:',
        'if f.agents[agent]["load"] >= 0:',
        ("a break begins and ends in the middle of contacts",),
    ),
    "agents on shifts leave with the center": Sabotage(
        "router.py",
        'group["by_shift"] == 0 and f.scalars',
        "f.scalars",
        ("agents wait for the opening, and stay after closing",),
    ),
    "who goes takes what is handed back": Sabotage(
        "calendar.py",
        '            f.agents[agent]["going"] = 1\n',
        "            _hand_all_back(f, agent, now)\n",
        ("the headcount falls by many, who hand back", "the headcount falls with two in hand, handed back"),
    ),
    "the speed of the agent is forgotten": Sabotage(
        "talk.py", '        f.agents[agent]["speed"],\n', "        65_536,\n", ("members with hours and speeds",)
    ),
    "the hour of arrival does not matter": Sabotage(
        "talk.py", 'f.talk_factor[queue, one["period"]]', "f.talk_factor[queue, 0]", ("talks are slower for a while",)
    ),
}
"""By name."""
