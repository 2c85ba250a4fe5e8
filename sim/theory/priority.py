"""Mean waits by class under non-preemptive priority and under accumulating priority."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sim.theory.erlang import p_wait_erlang_c
from sim.theory.parameter import TheoryError, non_negative, positive, whole

__all__ = ["accumulating_priority", "priority_multi_server", "priority_single_server"]


def priority_multi_server(
    arrival_rates: Sequence[float], service_rate: float, servers: int
) -> tuple[float, ...]:
    """Mean waits in M/M/c with non-preemptive priority, all classes served at the same rate.

    Parameters
    ----------
    arrival_rates
        By class, the first class is served first; per unit of time, >= 0.
    service_rate
        Per server, same time unit, > 0.
    servers
        Number of servers, >= 1.

    Returns
    -------
    Mean wait of each class: C / (c mu) / ((1 - s(k-1)) (1 - s(k))), s(k) the load of classes 1 .. k per
    server; infinite for the classes that the servers cannot keep up with.

    Raises
    ------
    TheoryError
        A value out of bounds.

    Source
    ------
    Cobham (1954), Operations Research 2; Kella and Yechiali (1985), Naval Research Logistics Quarterly 32.
    """
    mu, c = positive("service_rate", service_rate), whole("servers", servers, 1)
    rates = _rates(arrival_rates)
    residual = p_wait_erlang_c(math.fsum(rates) / mu, c) / (c * mu)
    return _cobham(residual, [rate / (c * mu) for rate in rates])


def priority_single_server(
    arrival_rates: Sequence[float], mean_services: Sequence[float], service_cv2s: Sequence[float]
) -> tuple[float, ...]:
    """Mean waits in M/G/1 with non-preemptive priority, each class with its own service time.

    Parameters
    ----------
    arrival_rates, mean_services, service_cv2s
        By class, the first class is served first: rates per unit of time, mean service times, squared
        coefficients of variation of the service times.

    Returns
    -------
    Mean wait of each class (Cobham 1954); infinite for the classes that the server cannot keep up with. Then
    the time until the first release is that of the classes that do get service.

    Raises
    ------
    TheoryError
        A value out of bounds, or lengths that differ.
    """
    rates = _rates(arrival_rates)
    for key, values in (("mean_services", mean_services), ("service_cv2s", service_cv2s)):
        if len(values) != len(rates):
            raise TheoryError(key, f"{len(values)} values", f"as many as arrival_rates ({len(rates)})")
    means = [positive(f"mean_services[{k}]", value) for k, value in enumerate(mean_services)]
    cv2s = [non_negative(f"service_cv2s[{k}]", value) for k, value in enumerate(service_cv2s)]
    residual, free = 0.0, 1.0
    for rate, mean, cv2 in zip(rates, means, cv2s, strict=True):
        share = min(rate * mean, free)
        residual += share * mean * (1.0 + cv2) / 2.0
        free -= share
    return _cobham(residual, [rate * mean for rate, mean in zip(rates, means, strict=True)])


def accumulating_priority(
    arrival_rates: Sequence[float], growth_rates: Sequence[float], service_rate: float, servers: int = 1
) -> tuple[float, ...]:
    """Mean waits in M/M/c where a waiting contact's score is its class's growth rate times its wait.

    Parameters
    ----------
    arrival_rates
        By class, in any order, per unit of time.
    growth_rates
        By class, score per unit of time waited, > 0; equal ones are first come first served among each other.
    service_rate, servers
        As for `priority_multi_server`; the load must be below the number of servers.

    Returns
    -------
    Mean wait of each class, in the order given.

    Raises
    ------
    TheoryError
        A value out of bounds, lengths that differ or an unstable queue.

    Source
    ------
    Kleinrock (1964), Naval Research Logistics Quarterly 11, the delay-dependent discipline; with the same
    exponential service for all it holds for several servers, of joint rate c mu whenever somebody waits.
    """
    rates = _rates(arrival_rates)
    if len(growth_rates) != len(rates):
        bound = f"as many as arrival_rates ({len(rates)})"
        raise TheoryError("growth_rates", f"{len(growth_rates)} values", bound)
    growths = [positive(f"growth_rates[{k}]", value) for k, value in enumerate(growth_rates)]
    release = positive("service_rate", service_rate) * whole("servers", servers, 1)
    total = math.fsum(rates)
    if total >= release:
        raise TheoryError("sum of arrival_rates", total, f"below servers * service_rate = {release:g}")
    fifo = p_wait_erlang_c(total / service_rate, servers) / (release - total)
    loads = [rate / release for rate in rates]
    order = sorted(range(len(rates)), key=growths.__getitem__)
    waits = [0.0] * len(rates)
    for k in order:
        slower = [i for i in order if growths[i] < growths[k]]
        faster = [i for i in order if growths[i] > growths[k]]
        saved = math.fsum(loads[i] * waits[i] * (1.0 - growths[i] / growths[k]) for i in slower)
        lost = math.fsum(loads[i] * (1.0 - growths[k] / growths[i]) for i in faster)
        waits[k] = (fifo - saved) / (1.0 - lost)
    return tuple(waits)


def _rates(arrival_rates: Sequence[float]) -> list[float]:
    if not arrival_rates:
        raise TheoryError("arrival_rates", arrival_rates, "a sequence of at least one rate")
    return [non_negative(f"arrival_rates[{k}]", rate) for k, rate in enumerate(arrival_rates)]


def _cobham(residual: float, loads: Sequence[float]) -> tuple[float, ...]:
    waits, before = [], 0.0
    for load in loads:
        after = before + load
        waits.append(residual / ((1.0 - before) * (1.0 - after)) if after < 1.0 else math.inf)
        before = after
    return tuple(waits)
