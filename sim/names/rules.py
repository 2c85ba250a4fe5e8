"""The rules that a scenario may choose among. Their codes are the positions: append only."""

from __future__ import annotations

__all__ = [
    "AGENT_SELECTION",
    "CONTACT_SELECTION",
    "LAST_AGENT",
    "QUEUE_CHOICE",
    "TRANSFER_KIND",
    "WAIT_ESTIMATE",
]

AGENT_SELECTION = {
    "ranked_longest_idle": 0,
    "longest_idle": 1,
    "best_skill": 2,
    "least_occupied": 3,
    "random": 4,
    "single_skilled_first": 5,
    "ranked_most_free": 6,
}
"""Names of the rules by which an arriving contact chooses among free agents, and their codes in the kernel."""

CONTACT_SELECTION = {
    "priority_longest_wait": 0,
    "longest_wait": 1,
    "longest_queue": 2,
    "weighted_wait": 3,
    "earliest_due": 4,
    "last_in_first_out": 5,
    "random": 6,
}
"""Names of the rules by which a freed agent chooses among waiting contacts, and their codes in the kernel."""

QUEUE_CHOICE = {"none": 0, "random": 1, "shortest": 2}
"""How a contact that may stand in one of several queues chooses, and the codes in the kernel."""

WAIT_ESTIMATE = {"queue": 0, "last_wait": 1}
"""How the wait of who arrives is estimated, and the codes in the kernel."""

TRANSFER_KIND = {"cold": 0, "warm": 1, "conference": 2}
"""What becomes of the first agent at a transfer, and the codes in the kernel."""

LAST_AGENT = {"none": 0, "prefer": 1}
"""Whether who comes again is served by the agent who knows him, and the codes in the kernel."""
