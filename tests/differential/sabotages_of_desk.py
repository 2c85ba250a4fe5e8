"""Mistakes in the kernel about what agents see of what customers have told before."""

from __future__ import annotations

from tests.differential.sabotage import Sabotage

__all__ = ["DESK"]

_COLD = 'cold = one["reason"] == _TRANSFER and one["partner"] < 0'
_TOLD = 'if told == 0 and journey["n_served"] == 0 and one["cause"] != _DUPLICATE:'

DESK = {
    "a cold transfer hands on what was told": Sabotage(
        "feeling.py", _COLD, "cold = False", ("told again after each cold transfer",)
    ),
    "no transfer hands on what was told": Sabotage(
        "feeling.py",
        _COLD,
        'cold = one["reason"] == _TRANSFER',
        ("passed on with the agent beside, who tells in part", "passed on, all in one window"),
    ),
    "who was served has told nothing": Sabotage(
        "feeling.py",
        _TOLD,
        'if told == 0 and one["cause"] != _DUPLICATE:',
        ("all is told again at each repeat", "some is told again at each repeat"),
    ),
    "who was passed on has told nothing": Sabotage(
        "feeling.py",
        'told = row["marks"] & _TRANSFERRED | ',
        "told = ",
        ("nobody minds telling again", "told again as the thread is reopened"),
    ),
    "all have told something before": Sabotage(
        "feeling.py", _TOLD, "if False:", ("all is told again at each repeat",)
    ),
    "each contact draws once whether it is at hand": Sabotage(
        "feeling.py",
        '_CONTEXT, one["number"]',
        "_CONTEXT, 0",
        ("passed on with the agent beside, who tells in part",),
    ),
    "it is drawn again as a talk goes on": Sabotage(
        "talk.py",
        'work = one["resumes"]\n',
        'work = one["resumes"]\n        lacks_context(f, slot)\n',
        ("not told again as it is handed back and goes on",),
    ),
    "what is told again takes no time": Sabotage(
        "talk.py", "extra += draw_ticks(", "extra += 0 * draw_ticks(", ("all is told again at each repeat",)
    ),
    "it takes as long at each leg": Sabotage(
        "talk.py",
        'draw(f, slot, _REASK, one["number"])',
        "draw(f, slot, _REASK, 0)",
        ("told again after each cold transfer",),
    ),
    "what is missing does not harm": Sabotage(
        "feeling.py",
        "1 if missing else 0",
        "0",
        ("told again after each cold transfer", "some is told again at each repeat"),
    ),
    "a contact tells again only once": Sabotage(
        "feeling.py",
        '    row["marks"] |= _CONTEXT_MISSING\n    journey["n_reexplained"] += 1\n',
        '    journey["n_reexplained"] += 1 - (row["marks"] & _CONTEXT_MISSING) // _CONTEXT_MISSING\n'
        '    row["marks"] |= _CONTEXT_MISSING\n',
        ("told again after each cold transfer",),
    ),
    "telling again is no effort": Sabotage(
        "closing.py",
        "n_switches, n_reexplained, late",
        "n_switches, 0, late",
        ("told again after each cold transfer",),
    ),
    "telling again displeases nobody": Sabotage(
        "closing.py",
        "n_switches, n_reexplained, steps",
        "n_switches, 0, steps",
        ("told again after each cold transfer",),
    ),
}
"""By name."""
