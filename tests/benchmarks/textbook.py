"""The textbook SimPy program of an M/M/n+M queue: what the engines' speed is measured against.

Written as the books and SimPy's own "bank renege" example write it: one process per contact, a
:class:`simpy.Resource` for the agents, and ``request | timeout(patience)`` for customers who hang up. It
keeps no log and uses none of our code. Time is in seconds.
"""

from __future__ import annotations

import random
import time
from collections.abc import Generator
from dataclasses import dataclass

import simpy


@dataclass
class Counts:
    """What the program counts while it runs."""

    served: int = 0
    abandoned: int = 0
    total_wait: float = 0.0


def contact(
    env: simpy.Environment,
    agents: simpy.Resource,
    service_time: float,
    patience: float,
    counts: Counts,
) -> Generator[simpy.Event, simpy.events.ConditionValue, None]:
    """The life of one contact: wait for an agent or give up, be served, leave."""
    arrived_at = env.now
    with agents.request() as request:
        outcome = yield request | env.timeout(patience)
        counts.total_wait += env.now - arrived_at
        if request in outcome:
            yield env.timeout(service_time)
            counts.served += 1
        else:
            counts.abandoned += 1


def arrivals(
    env: simpy.Environment,
    agents: simpy.Resource,
    rng: random.Random,
    n_contacts: int,
    arrival_rate: float,
    mean_service: float,
    mean_patience: float,
    counts: Counts,
) -> Generator[simpy.Event, None, None]:
    """Poisson arrivals of `n_contacts` contacts."""
    for _ in range(n_contacts):
        yield env.timeout(rng.expovariate(arrival_rate))
        service_time = rng.expovariate(1.0 / mean_service)
        patience = rng.expovariate(1.0 / mean_patience)
        env.process(contact(env, agents, service_time, patience, counts))


def run(
    n_contacts: int,
    servers: int = 100,
    mean_service: float = 180.0,
    seed: int = 1,
    offered_load: float = 100.0,
    mean_patience: float | None = None,
) -> dict[str, float]:
    """Simulate M/M/n+M from empty until the last contact has left.

    Parameters
    ----------
    n_contacts : int
        Number of arrivals.
    servers : int
        Number of agents, n.
    mean_service : float
        Mean handle time in seconds.
    seed : int
        Seed of :class:`random.Random`.
    offered_load : float
        Arrivals per mean handle time (erlangs); 100 in the benchmark.
    mean_patience : float, optional
        Mean patience in seconds; twice the mean handle time unless given.

    Returns
    -------
    dict
        ``served``, ``abandoned`` (counts; they add up to `n_contacts`), ``mean_wait`` (seconds, over all
        contacts).
    """
    rng = random.Random(seed)
    env = simpy.Environment()
    agents = simpy.Resource(env, capacity=servers)
    counts = Counts()
    patience = 2.0 * mean_service if mean_patience is None else mean_patience
    env.process(
        arrivals(env, agents, rng, n_contacts, offered_load / mean_service, mean_service, patience, counts)
    )
    env.run()
    return {
        "served": counts.served,
        "abandoned": counts.abandoned,
        "mean_wait": counts.total_wait / n_contacts,
    }


if __name__ == "__main__":
    for n in (20_000, 200_000):
        started = time.process_time()
        result = run(n)
        spent = time.process_time() - started
        print(
            f"{n:>9,} contacts: {spent:6.2f} s CPU, {spent / n * 1e6:6.1f} µs per contact, "
            f"P(abandon) {result['abandoned'] / n:.4f}, mean wait {result['mean_wait']:.2f} s"
        )
