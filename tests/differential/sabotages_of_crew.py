"""Mistakes in the kernel about a crew that changes from one day to the next."""

from __future__ import annotations

from tests.differential.sabotage import Sabotage

__all__ = ["CREW"]

CREW = {
    "agents leave by the day that begins": Sabotage(
        "crew.py",
        'one["busy_yesterday"], one["logged_in_yesterday"])',
        'one["busy_today"], one["logged_in_today"])',
        ("some leave, the busy ones sooner",),
    ),
    "the last interval of a day does not count": Sabotage(
        "ledger.py",
        'one["busy_yesterday"] = one["busy_today"] + busy',
        'one["busy_yesterday"] = one["busy_today"]',
        ("busy until midnight",),
    ),
    "seats are drawn by the agent's number": Sabotage(
        "crew.py", 'agent - group["first_agent"]', "agent", ("everybody leaves every night",)
    ),
    "all generations are alike": Sabotage(
        "crew.py", 'one["generation"] += 1', "pass", ("everybody leaves every night",)
    ),
    "newcomers have been there a day": Sabotage(
        "crew.py", 'one["hired_day"] = day + 1', 'one["hired_day"] = day', ("everybody leaves every night",)
    ),
    "newcomers work as fast as who left": Sabotage(
        "crew.py",
        'one["speed"] = speed_of_hire(rules, _draw(f, agent, _SPEED, one["generation"]))',
        "pass",
        ("everybody leaves every night",),
    ),
    "newcomers are as good as who left": Sabotage(
        "crew.py",
        'one["quality"] = quality_of_hire(rules, _draw(f, agent, _QUALITY, one["generation"]))',
        "pass",
        ("everybody leaves every night",),
    ),
    "what is known grows daily": Sabotage(
        "crew.py", " and (day + 1) % _WEEK == 0", "", ("what is known grows week by week",)
    ),
    "a week has eight days": Sabotage(
        "crew.py", "(day + 1) % _WEEK", "day % _WEEK", ("what is known grows week by week",)
    ),
    "what is known saves no talk": Sabotage(
        "talk.py",
        'knowledge = f.crew[0]["knowledge"]',
        "knowledge = 0.0",
        ("what is known grows week by week",),
    ),
    "what is known solves as much as at the start": Sabotage(
        "feeling.py",
        'knowledge = f.crew[0]["knowledge"]',
        'knowledge = rules[0]["quality_knowledge"]',
        ("what is known grows week by week",),
    ),
    "nobody is faster for a habit": Sabotage(
        "condition.py", 'f.crew[0]["norm"]', "1.0", ("haste becomes a habit",)
    ),
    "a cut becomes a habit": Sabotage(
        "talk.py",
        "begins(f, agent, due, speed, work, tired)",
        "begins(f, agent, work, speed, work, tired)",
        ("haste becomes a habit",),
    ),
    "yesterday's haste counts again": Sabotage(
        "crew.py", '        crew["due"] = 0\n        crew["at_norm"] = 0\n', "", ("haste becomes a habit",)
    ),
    "the first to answer has served": Sabotage(
        "history.py",
        'serves(f, f.slots[slot]["talked_with"]',
        "serves(f, 0",
        ("an agent is the last to answer, not the first",),
    ),
}
"""By name."""
