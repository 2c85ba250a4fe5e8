"""What the order of service does to the spread of the wait: first come, random order, last come."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sim.theory.erlang import erlang_c

__all__ = ["WaitSpread", "wait_spread"]


@dataclass(frozen=True)
class WaitSpread:
    """Mean wait of M/M/c, the same in any order of service, and its standard deviation by that order.

    Attributes
    ----------
    mean
        Mean wait of all contacts, in the caller's time unit.
    sd_first_come, sd_random_order, sd_last_come
        Standard deviation of the wait of all contacts; nobody is interrupted in service.
    """

    mean: float
    sd_first_come: float
    sd_random_order: float
    sd_last_come: float


def wait_spread(arrival_rate: float, service_rate: float, servers: int = 1) -> WaitSpread:
    """Mean and standard deviation of the wait in M/M/c by order of service.

    Parameters and errors as for `sim.theory.erlang.erlang_c`. The second moment is that of first come first
    served times 2 / (2 - rho) in random order and 1 / (1 - rho) in last come first served (Takács 1963; Cohen
    1982, The Single Server Queue, III.3), rho the occupancy.
    """
    queue = erlang_c(arrival_rate, service_rate, servers)
    square, mean2 = queue.sd_wait**2 + queue.mean_wait**2, queue.mean_wait**2
    return WaitSpread(
        mean=queue.mean_wait,
        sd_first_come=queue.sd_wait,
        sd_random_order=math.sqrt(square * 2.0 / (2.0 - queue.occupancy) - mean2),
        sd_last_come=math.sqrt(square / (1.0 - queue.occupancy) - mean2),
    )
