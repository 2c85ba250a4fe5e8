"""Agents who hold several chats at once and slow down with each: an exact Markov chain."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np

from sim.theory.birth_death import states_needed
from sim.theory.markov import markov_stationary
from sim.theory.parameter import TheoryError, positive, whole

__all__ = ["ChatFloor", "chat_floor"]

MOST_STATES = 50_000


@dataclass(frozen=True)
class ChatFloor:
    """A chat floor in equilibrium. Times in the caller's unit.

    Attributes
    ----------
    p_abandon, p_wait
        Share of the offered chats that leave unserved, that find no agent below the cap.
    mean_wait
        Mean time in queue of all, until service or abandonment.
    mean_chat
        Mean time from the start of a chat to its end.
    chats_per_busy_agent
        Mean number of chats of an agent who has any.
    mean_busy
        Mean number of agents who have any.
    """

    p_abandon: float
    p_wait: float
    mean_wait: float
    mean_chat: float
    chats_per_busy_agent: float
    mean_busy: float


def chat_floor(
    arrival_rate: float,
    mean_work: float,
    agents: int,
    cap: int,
    patience_rate: float,
    slowdown: Callable[[int], float],
) -> ChatFloor:
    """Poisson chats, exponential work and patience; each chat goes to the agent who holds fewest, and stays.

    Parameters
    ----------
    arrival_rate, patience_rate
        Per unit of time, > 0.
    mean_work
        Mean time that a chat takes an agent who holds no other, > 0.
    agents, cap
        Number of agents, >= 1; most chats that one holds at a time, >= 1.
    slowdown
        slowdown(n) > 0: each of n chats runs at speed 1 / slowdown(n).

    Raises
    ------
    TheoryError
        A value out of bounds, or more than 50,000 states.

    Notes
    -----
    The state is the number of chats of each agent, sorted; once all are at the cap, the length of the queue.
    """
    lam, theta = positive("arrival_rate", arrival_rate), positive("patience_rate", patience_rate)
    work, m, most = positive("mean_work", mean_work), whole("agents", agents, 1), whole("cap", cap, 1)
    ends = [0.0] + [n / (work * positive(f"slowdown({n})", slowdown(n))) for n in range(1, most + 1)]
    full = m * ends[most]
    queue = states_needed(lambda k: lam / (full + k * theta), 0)
    if math.comb(m + most, m) + queue > MOST_STATES:
        raise TheoryError("agents", m, f"fewer, for the chain to stay below {MOST_STATES} states")
    floors = list(combinations_with_replacement(range(most + 1), m))
    index = {floor: i for i, floor in enumerate(floors)}
    moves: list[tuple[int, int, float]] = []
    for floor, i in index.items():
        if floor[0] < most:
            moves.append((i, index[tuple(sorted((floor[0] + 1, *floor[1:])))], lam))
        for agent, n in enumerate(floor):
            if n:
                left = tuple(sorted((*floor[:agent], n - 1, *floor[agent + 1 :])))
                moves.append((i, index[left], ends[n]))
    last = len(floors) - 1
    for k in range(1, queue + 1):
        moves += [(last + k - 1, last + k, lam), (last + k, last + k - 1, full + k * theta)]
    sources, targets, rates = zip(*moves, strict=True)
    p = markov_stationary(
        len(floors) + queue, np.array(sources), np.array(targets), np.array(rates, dtype=np.float64)
    )
    waiting = float(p[last + 1 :] @ np.arange(1, queue + 1))
    at_cap = float(p[last:].sum())
    held = np.array([sum(floor) for floor in floors[:-1]], dtype=np.float64)
    occupied = np.array([sum(n > 0 for n in floor) for floor in floors[:-1]], dtype=np.float64)
    chats = float(p[:last] @ held) + at_cap * m * most
    busy = float(p[:last] @ occupied) + at_cap * m
    p_abandon = theta * waiting / lam
    return ChatFloor(
        p_abandon=p_abandon,
        p_wait=at_cap,
        mean_wait=waiting / lam,
        mean_chat=chats / (lam * (1.0 - p_abandon)),
        chats_per_busy_agent=chats / busy,
        mean_busy=busy,
    )
