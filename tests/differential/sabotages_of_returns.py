"""Mistakes in the kernel about waiting, transfers and customers who come again."""

from __future__ import annotations

from tests.differential.sabotage import Sabotage

__all__ = ["RETURNS"]

RETURNS = {
    "a limit is told as patience has it": Sabotage(
        "patience.py",
        'row["ends_at"] = one["limit_at"]',
        'row["ends_at"] = one["patience_at"]',
        ("hidden as stale",),
    ),
    "a limit is told to be patience": Sabotage(
        "patience.py", 'row["outcome"] = one["limit"]', 'row["outcome"] = _ABANDONED', ("hidden as stale",)
    ),
    "nobody leaves in the set-up": Sabotage(
        "patience.py",
        'one["limit_at"] = one["patience_at"]\n',
        'one["limit_at"] = NEVER\n',
        ("patience ends in the set-up of who did not wait",),
    ),
    "all may leave in the set-up": Sabotage(
        "patience.py", 'f.types[one["queue"]]["patience_in_set_up"] == 0', "False", ("nobody leaves in the set-up",)
    ),
    "the set-up is no wait": Sabotage(
        "leg.py",
        'now - one["enqueued_at"]\n\n\n@inner\ndef unanswered',
        'f.leg_rows[one["leg"] - f.scalars[ROW_LEG]]["matched_at"] - one["enqueued_at"]\n\n\n@inner\ndef unanswered',
        ("nobody leaves in the set-up",),
    ),
    "announced without bias": Sabotage(
        "waiting.py",
        'what["bias"], what["noise"], u)',
        '1.0, what["noise"], u)',
        ("announced by the last wait, twice as long",),
    ),
    "only who is here is not asked to balk": Sabotage(
        "waiting.py", "announced > stretched(limit", "announced < stretched(limit", ("announced by the queue",)
    ),
    "the estimate counts agents of no skill": Sabotage(
        "waiting.py",
        'estimated_wait(what["n"], what["mean_handle"], on_duty_for(f, queue))',
        'estimated_wait(what["n"], what["mean_handle"], on_duty_for(f, queue) + 1)',
        ("announced by the queue", "offered and announced at once"),
    ),
    "nobody complains": Sabotage(
        "talk.py",
        'extra = vented(waited, one["announced"], what["venting"], what["venting_most"])',
        "extra = 0",
        ("announced with an error, and complained about",),
    ),
    "stale contacts are not hidden": Sabotage(
        "patience.py",
        'limit = now + what["hide_after"]\n        one["limit"] = _HIDDEN\n',
        'limit = now + what["hide_after"]\n        one["limit"] = _ABANDONED\n',
        ("hidden as stale",),
    ),
    "all leave a message": Sabotage(
        "patience.py", ' < what["message_share"]:', " < 1.0:", ("a message makes work of another channel",)
    ),
    "the longest of two queues": Sabotage(
        "waiting.py", "length < shortest", "length > shortest", ("the shortest of two queues",)
    ),
    "no transfer": Sabotage("talk.py", "        if u < share:\n", "        if u < 0.0:\n", ("cold transfer",)),
    "transfers are warm or not at all": Sabotage(
        "work.py", 'f.types[one["queue"]]["transfer_kind"] != _COLD', "True", ("cold transfer",)
    ),
    "no head start after a transfer": Sabotage(
        "journey.py",
        'one["waits_since"] -= f.types[f.slots[before]["queue"]]["transfer_head_start"]',
        'one["waits_since"] -= 0',
        ("cold transfer with a head start",),
        legal=True,
    ),
    "a conference ends like a warm transfer": Sabotage(
        "leg.py", 'if first["transfer_kind"] == _WARM:', 'if first["transfer_kind"] >= _WARM:', ("conference",)
    ),
    "the first agent stays although the customer has left": Sabotage(
        "journey.py",
        "    partner_done(f, slot, now)\n    if agent >= 0:",
        "    if agent >= 0:",
        ("warm transfer, the customer leaves the second queue",),
    ),
    "a slot that was used again is taken for a partner": Sabotage(
        "leg.py",
        'first["leg"] == f.slots[slot]["partner_leg"]\n        and',
        "True\n        and",
        ("handed back when the first agent stays with somebody else",),
        legal=True,
    ),
    "who is handed back begins anew": Sabotage(
        "calendar.py",
        '    if group["draws_anew"] == 0:\n',
        "    if False:\n",
        ("the shift ends: handed back, resumed",),
    ),
    "who is handed back goes to the end": Sabotage(
        "journey.py",
        'one["waits_since"] = f.slots[before]["waits_since"]',
        'one["waits_since"] = now',
        ("the shift ends: handed back, resumed",),
    ),
    "a thread never ends": Sabotage("journey.py", ' and one["n_legs"] < what["thread_most"]', "", ("threads",)),
    "a pausing customer holds a line": Sabotage(
        "journey.py",
        "        leave_line(f, slot, now)\n        pause",
        "        pause",
        ("threads that are transferred",),
    ),
    "nobody is held for his agent": Sabotage(
        "agent_selection.py",
        '    if one["leg"] < 0 and is_held(f, slot):\n        return -1\n',
        "",
        ("held for the last agent",),
    ),
    "who has waited long is held again": Sabotage(
        "agent_selection.py",
        'if one["leg"] < 0 and is_held(f, slot)',
        "if is_held(f, slot)",
        ("the last agent comes back from a break",),
    ),
    "the last agent is forgotten": Sabotage(
        "leg.py",
        '    history_of(f, slot)["last_agent"] = agent\n',
        "",
        ("held for the last agent", "held for the last agent over closing"),
    ),
    "one try too many": Sabotage(
        "returns.py",
        'share > 0.0 and n < what["retry_most"]',
        'share > 0.0 and n <= what["retry_most"]',
        ("as many tries as there may be",),
    ),
    "retries after closing at once": Sabotage(
        "returns.py",
        "            start = next_opening(now, f.open_spans)\n",
        "            start = now\n",
        ("retry after closing, at the next opening",),
    ),
    "a retry has a patience of its own": Sabotage(
        "patience.py", 'f.types[one["queue"]]["retry_keeps"] == 1', "False", ("patience kept at the retry",)
    ),
    "who comes again comes after who is new": Sabotage(
        "center.py",
        "(back_at == at and back_key < key)",
        "(back_at == at and back_key > key)",
        ("retry at once after abandoning", "retry as the center opens"),
        legal=True,
    ),
    "nobody changes the type": Sabotage("returns.py", "kind if to < 0 else to", "kind", ("another type at the retry",)),
    "the share of the second try is that of the first": Sabotage(
        "returns.py", "f.retry[kind, outcome, min(n, last)]", "f.retry[kind, outcome, 0]", ("retry after abandoning",)
    ),
    "who is called back holds a line": Sabotage(
        "journey.py",
        '    if f.slots[slot]["cause"] != _CALLBACK:\n        take_line',
        "    if True:\n        take_line",
        ("callback, then passed on",),
    ),
    "one call too many": Sabotage(
        "center.py",
        'one["n_legs"] < what["callback_tries"]',
        'one["n_legs"] <= what["callback_tries"]',
        ("callback that nobody answers",),
    ),
    "called back before the time": Sabotage(
        "journey.py",
        "at = open_from(now + delay, f.open_spans)",
        "at = open_from(now, f.open_spans)",
        ("callback booked",),
    ),
    "called back when the center is closed": Sabotage(
        "journey.py",
        "at = open_from(now + delay, f.open_spans)",
        "at = now + delay",
        ("callback booked beyond closing",),
    ),
    "who is called back is dialled whenever he waits": Sabotage(
        "patience.py",
        'one["cause"] == _CALLBACK and (one["reason"] == _ARRIVAL or one["reason"] == _REDIAL)',
        'one["cause"] == _CALLBACK',
        ("callback, then passed on",),
    ),
}
"""By name."""
