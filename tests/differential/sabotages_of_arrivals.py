"""Mistakes in the kernel about what is settled as a case opens."""

from __future__ import annotations

from tests.differential.sabotage import Sabotage

__all__ = ["ARRIVALS"]

ARRIVALS = {
    "head start of the topic ignored": Sabotage(
        "waiting.py",
        '    one["waits_since"] -= f.topics[case["topic"]]["head_start"]\n',
        "",
        ("head starts of topics in one line",),
    ),
    "who has a head start stands last": Sabotage(
        "queues.py",
        'if other["waits_since"] < since or (other["waits_since"] == since and other["leg"] < leg):',
        'if other["leg"] < leg:',
        ("head starts of topics in one line",),
    ),
}
