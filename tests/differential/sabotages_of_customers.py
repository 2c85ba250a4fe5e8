"""Mistakes in the kernel about who is a customer, what he thinks and whom he tells."""

from __future__ import annotations

from tests.differential.sabotage import Sabotage

__all__ = ["CUSTOMERS"]

CUSTOMERS = {
    "goodwill changes before the intention": Sabotage(
        "market.py",
        "    intends = intention(",
        '    one["goodwill"] = goodwill = goodwill_after(rules, goodwill, satisfied)\n    intends = intention(',
        ("one customer with many cases",),
    ),
    "who churns is gone at once": Sabotage(
        "customers.py",
        'one["status"] = _LEAVING',
        'one["status"] = _GONE',
        ("one customer leaves at once", "customers leave because of the service"),
    ),
    "the last of the pool join first": Sabotage(
        "customers.py",
        '_becomes_customer(f, market["next"], day)',
        '_becomes_customer(f, f.customers.shape[0] - 1, day)',
        ("customers join",),
    ),
    "who has left was never one": Sabotage(
        "customers.py", "return _LOST", "return _NOT_OFFERED", ("customers leave of their own accord",)
    ),
    "tolerance forgets": Sabotage(
        "customers.py",
        "return f.used_to[number, channel] if",
        "return 0.0 if",
        ("customers become used to short waits", "used to phone and mail apart"),
    ),
    "used to one channel, used to all": Sabotage(
        "customers.py",
        "f.used_to[number, channel] = ratcheted",
        "f.used_to[number, :] = ratcheted",
        ("used to phone and mail apart",),
    ),
    "what is told today counts tomorrow, too": Sabotage(
        "customers.py", 'today["good_told"] = 0', "pass", ("good and bad is told",)
    ),
    "who leaves anyway leaves twice": Sabotage(
        "customers.py",
        'if f.customers[number]["status"] == ACTIVE:\n            _goes(f, number)["left_base"]',
        'if f.customers[number]["status"] >= ACTIVE:\n            _goes(f, number)["left_base"]',
        ("customers leave for both reasons at once",),
    ),
    "a competitor takes those who come again": Sabotage(
        "market.py",
        "if draw(f, slot, _COMPETITOR, f.slots[slot][\"n_legs\"]) >= share:",
        "if draw(f, slot, _COMPETITOR, 0) >= share:",
        ("who hangs up goes to a competitor",),
    ),
    "a sale to anybody": Sabotage(
        "market.py", "is_new = not is_customer(customer_of(f, case))", "is_new = False", ("customers and others buy",)
    ),
    "the badge is that of the run": Sabotage(
        "customers.py", 'market["speed_sum"] = 0.0', "pass", ("a badge of speed",)
    ),
    "all segments mind as much": Sabotage(
        "closing.py", ' * f.segments[case["segment"]]["speed_weight"]', "", ("customers of two segments",)
    ),
    "midnight is forgotten": Sabotage(
        "midnight.py", "begin_day(f, day + 1)", "pass", ("customers join", "customers leave of their own accord")
    ),
}
"""By name."""
