"""Mistakes in what cases go through: opinions, problems that are not solved, contacts again."""

from __future__ import annotations

from tests.differential.sabotage import Sabotage

__all__ = ["CASES"]

CASES: dict[str, Sabotage] = {
    "all are scored the first time they talk": Sabotage(
        "feeling.py",
        'if outcome in _WAITED and contact["answered_at"] == NEVER:',
        "if False:",
        ("repeats and retries in turn",),
    ),
    "the wait for a callback does not count": Sabotage(
        "feeling.py",
        'if one["cause"] != _CALLBACK and one["cause"] != _MESSAGE:',
        'if one["cause"] != _MESSAGE:',
        ("called back in vain",),
    ),
    "the wait for work of a message does not count": Sabotage(
        "feeling.py",
        'if one["cause"] != _CALLBACK and one["cause"] != _MESSAGE:',
        'if one["cause"] != _CALLBACK:',
        ("a message, and work of it",),
    ),
    "the night is felt": Sabotage(
        "feeling.py", 'one["felt_from"] = opening', 'one["felt_from"] = now', ("letters in the night",)
    ),
    "who left is not patient as before": Sabotage(
        "feeling.py",
        'journey_of(f, slot)["n_abandons"] += 1',
        'journey_of(f, slot)["n_abandons"] += 0',
        ("repeats and retries in turn",),
    ),
    "a transfer does no harm": Sabotage(
        "feeling.py",
        'transferred = 1 if row["marks"] & _TRANSFERRED else 0',
        "transferred = 0",
        ("talks are cut before they are passed on",),
    ),
    "a cut does no harm": Sabotage("feeling.py", " - cap_loss(rules, due)", "", ("talks are cut",)),
    "nothing is cut": Sabotage(
        "talk.py", 'work = min(work, f.behaviour[0]["handling_cap"])', "pass", ("talks are cut",)
    ),
    "the last stretch of a talk is alone": Sabotage(
        "feeling.py",
        '(now - one["settled_at"]) * f.agents[one["agent"]]["load"]',
        '(now - one["settled_at"])',
        ("two chats",),
    ),
    "attention is whole": Sabotage(
        "leg.py", '(now - one["settled_at"]) * load', '(now - one["settled_at"])', ("two chats",)
    ),
    "who is passed on with the agent beside has not talked": Sabotage(
        "center.py", "        talked(f, slot, now)\n", "        pass\n", ("passed on with the agent beside",)
    ),
    "a repeat comes while it is closed": Sabotage(
        "returns.py",
        "        at = opening\n",
        "        pass\n",
        ("a repeat within two hours of the opening",),
    ),
    "who is to come later comes": Sabotage(
        "returns.py",
        'if delay > rules["repeat_within"]:',
        "if False:",
        ("who is to come later does not come",),
    ),
    "as many come again each time": Sabotage(
        "returns.py",
        'repeat_share(f.behaviour, journey["n_served"])',
        "repeat_share(f.behaviour, 1)",
        ("one repeat and no more",),
    ),
    "a repeat is of the same type": Sabotage(
        "returns.py", 'if u < rules["repeat_switch"]:', "if False:", ("a repeat as another type",)
    ),
    "the window of reports ends a tick early": Sabotage(
        "history.py",
        'now - closed_at <= f.behaviour[0]["reported_window"]',
        'now - closed_at < f.behaviour[0]["reported_window"]',
        ("a contact at the end of the reported window",),
    ),
    "the last score counts as the first": Sabotage(
        "history.py", 'if one["n_scored"] == 0:', "if True:", ("repeats and retries in turn",)
    ),
    "the history of another case": Sabotage(
        "slots.py",
        'other["history"] = one["history"]',
        'other["history"] = 0',
        ("repeats and retries in turn",),
    ),
}
"""By name."""
