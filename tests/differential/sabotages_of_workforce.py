"""Mistakes in the kernel about how agents differ, learn, tire and hurry."""

from __future__ import annotations

from tests.differential.sabotage import Sabotage

__all__ = ["WORKFORCE"]

WORKFORCE = {
    "a rush is the same in all queues": Sabotage(
        "condition.py", 'f.types[queue]["n"]', 'f.types[0]["n"]', ("two queues, one in a rush",)
    ),
    "who is busy does not share the rush": Sabotage(
        "condition.py", "on_duty_for(f, queue) if", 'f.groups[0]["n_idle"] if', ("agents as they are",)
    ),
    "tenure stands still": Sabotage(
        "condition.py", "now // DAY - ", "0 - ", ("newcomers learn from day to day",)
    ),
    "nobody rests": Sabotage(
        "agents.py",
        'one["busy_sum"] -= now\n        _settle_occupancy(f, agent, now)',
        'one["busy_sum"] -= now',
        ("agents tire", "two chats tire as one"),
    ),
    "who is busy does not tire": Sabotage(
        "agents.py",
        'one["busy_sum"] += now\n        _settle_occupancy(f, agent, now)',
        'one["busy_sum"] += now',
        ("agents tire", "two chats tire as one"),
    ),
    "hours are those of the interval": Sabotage(
        "agents.py",
        'return int(one["logged_in_today"] + one["logged_in_sum"]',
        'return int(one["logged_in_sum"]',
        ("hours begin anew at midnight",),
    ),
    "hours go on after midnight": Sabotage(
        "ledger.py",
        'one["logged_in_today"] = 0 if midnight else one["logged_in_today"] + here',
        'one["logged_in_today"] = one["logged_in_today"] + here',
        ("hours begin anew at midnight",),
    ),
    "who is tired is as friendly": Sabotage(
        "feeling.py",
        'one["human_start"] += agent_human(rules, tired)',
        "pass",
        ("agents tire",),
    ),
    "agents are equally good": Sabotage(
        "feeling.py",
        'quality = f.agents[agent]["quality"]',
        "quality = 0.0",
        ("newcomers learn from day to day",),
    ),
    "agents take equally long": Sabotage(
        "talk.py",
        "handling *= factor_of_agent(f, agent, unlearnt, tired, now)",
        "",
        ("newcomers learn from day to day", "agents tire"),
    ),
    "what is still to learn is looked up once": Sabotage(
        "condition.py", 'if one["days"] != days:', 'if one["days"] < 0:', ("newcomers learn from day to day",)
    ),
    "haste harms nobody": Sabotage(
        "talk.py",
        "talks(f, slot, speed, work, missing, unlearnt, tired)",
        'talks(f, slot, f.behaviour[0]["handling_speed"], work, missing, unlearnt, tired)',
        ("two queues, one in a rush", "a rush at the opening"),
    ),
}
"""By name."""
