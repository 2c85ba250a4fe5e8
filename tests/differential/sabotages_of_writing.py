"""Mistakes in the kernel about impatience in writing."""

from __future__ import annotations

from tests.differential.sabotage import Sabotage

__all__ = ["WRITING"]

_SILENT = ("half leave the chat without a word",)
_TWICE = ("all who wait long write once more",)

WRITING = {
    "a chat that has been left leaves the queue": Sabotage(
        "impatience.py",
        '        _leave_silently(f, slot, now)\n    else:\n',
        "        leave_leg(f, slot, _SILENT, True, now)\n    else:\n",
        _SILENT,
    ),
    "a chat that has been left is served as any": Sabotage(
        "leg.py", 'if one["is_gone"] == 1:\n        _open_empty', "if False:\n        _open_empty", _SILENT
    ),
    "a chat that has been left takes as long as the agent is slow": Sabotage(
        "leg.py",
        'work = f.behaviour[0]["impatience_silent_open"]',
        'work = draw_talk(f, slot, f.slots[slot]["agent"], now)',
        ("silent chats beside others in hand",),
    ),
    "who finds nobody knows the customer": Sabotage(
        "leg.py",
        "    _talk_begins(f, slot, now)\n    f.leg_rows",
        '    _talk_begins(f, slot, now)\n    history_of(f, slot)["last_agent"] = f.slots[slot]["agent"]\n'
        "    f.leg_rows",
        ("silent chats and the agent who knows the customer",),
    ),
    "a chat that has been left goes to the agent who knows the customer": Sabotage(
        "agent_selection.py",
        'if what["last_agent"] == 1 and one["is_gone"] == 0:',
        'if what["last_agent"] == 1:',
        ("silent chats of one agent and another",),
        legal=True,
    ),
    "a chat that has been left is hidden no more": Sabotage(
        "patience.py",
        'one["limit_at"] = one["enqueued_at"] + f.types[one["queue"]]["hide_after"]',
        'one["limit_at"] = NEVER',
        ("all leave the chat without a word, and are hidden later", "all wait on until they are hidden"),
    ),
    "a chat that has been left is handed back": Sabotage(
        "calendar.py",
        ' and one["is_gone"] == 0',
        "",
        ("silent chats as shifts end",),
    ),
    "who leaves without a word keeps the line": Sabotage(
        "contact.py",
        "    leave_line(f, slot, now)\n    row =",
        '    if f.slots[slot]["is_gone"] == 0:\n        leave_line(f, slot, now)\n    row =',
        _SILENT,
    ),
    "who leaves without a word leaves the first agent waiting": Sabotage(
        "impatience.py",
        "    turn_away(f, slot, _SILENT, now)\n    partner_done(f, slot, now)",
        "    turn_away(f, slot, _SILENT, now)",
        ("silent chats passed on before, with the first agent beside",),
    ),
    "what merges lives on": Sabotage(
        "impatience.py",
        'history_of(f, slot)["n_live"] += 1',
        'history_of(f, slot)["n_live"] += 1 + rules["desk_single_window"]',
        ("all who wait long write once more, in one window",),
    ),
    "nothing merges in a single window": Sabotage(
        "impatience.py",
        'rules["desk_single_window"] == 1',
        "False",
        ("all who wait long write once more, in one window",),
    ),
    "who writes once more waits no longer in the first place": Sabotage(
        "impatience.py",
        "    wait_on(f, slot, now)\n    if u < share:\n        _write_once_more(f, slot, now)",
        "    wait_on(f, slot, now)\n    if u < share:\n        _write_once_more(f, slot, now)\n"
        "        leave_leg(f, slot, _ABANDONED, False, now)",
        _TWICE,
    ),
    "who writes once more does so again and again": Sabotage(
        "impatience.py",
        'if one["cause"] == _DUPLICATE or one["asks"] == 1:',
        'if one["ordinal"] > 3 and one["cause"] == _DUPLICATE:',
        _TWICE,
    ),
    "who gives up tries again": Sabotage(
        "impatience.py",
        "leave_leg(f, slot, _ABANDONED, False, now)",
        "leave_leg(f, slot, _ABANDONED, True, now)",
        ("who gives up would try again",),
    ),
    "who was not helped comes again while something is under way": Sabotage(
        "returns.py",
        'if history["n_live"] > 0:',
        'if history["n_live"] > 0 and outcome != _ANSWERED:',
        ("who writes once more is not helped by either",),
    ),
    "who was helped before is helped again": Sabotage(
        "returns.py",
        'if journey_of(f, slot)["marks"] & _SOLVED > 0:',
        "if False:",
        _TWICE,
    ),
    "who writes once more need not tell it again": Sabotage(
        "feeling.py",
        ' and one["cause"] != _DUPLICATE:',
        ":",
        ("who writes once more is served there first and tells all again",),
    ),
    "who is served twice is still helped by the first": Sabotage(
        "history.py",
        '    if row["n_served"] > 1:\n        row["marks"] &= ~_FIRST\n',
        "",
        _TWICE,
    ),
    "who may not try again writes all the same": Sabotage(
        "returns.py",
        'if outcome == _CLOSED and n < what["retry_most"] and _writes',
        "if outcome == _CLOSED and _writes",
        ("who may not try again does not write either",),
    ),
}
"""By name."""
