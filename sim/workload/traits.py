"""What a case asks for besides an answer: bits, each drawn by the case's name with its topic's share."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.draws import case_word, uniform
from sim.names import Purpose, Trait
from sim.scenario import Scenario
from sim.scenario.topic import Topic
from sim.workload.mixes import topic_names

__all__ = ["set_traits"]


@jit
def _mark(
    cases: NDArray[np.void],
    shares: NDArray[np.float64],
    bit: int,
    purpose: int,
    source_hash: NDArray[np.int64],
    seed: int,
    replication: int,
) -> None:
    """Set a bit of the cases that have it, given its share by topic; nothing is drawn where it is certain."""
    for i in range(cases.shape[0]):
        case = cases[i]
        share = shares[case["topic"]]
        has = share == 1.0
        if 0.0 < share < 1.0:
            word, name = case_word(case["day"], case["ordinal"]), source_hash[case["source"]]
            has = uniform(seed, replication, purpose, 0, word, name) < share
        if has:
            case["traits"] |= bit


def set_traits(
    cases: NDArray[np.void],
    scenario: Scenario,
    source_hash: NDArray[np.int64],
    seed: int,
    replication: int,
    bad_news: float,
) -> None:
    """Write the traits of cases whose topic is known.

    Parameters
    ----------
    cases
        Dtype `ARRIVAL`.
    scenario
        The topics.
    source_hash
        Stream hash by source.
    seed, replication
        The key of all draws.
    bad_news
        Share of all cases, whatever their topic, in which the customer hears what he does not like.
    """
    topics = [scenario.topics.get(name, Topic()) for name in topic_names(scenario)]
    shares = (
        (Trait.NEEDS_ACTION, Purpose.NEEDS_ACTION, [one.needs_action for one in topics]),
        (Trait.BACK_OFFICE, Purpose.NEEDS_OFFICE, [one.back_office for one in topics]),
        (Trait.BAD_NEWS, Purpose.BAD_NEWS, [bad_news for _ in topics]),
    )
    cases["traits"] = 0
    for bit, purpose, by_topic in shares:
        if any(by_topic):
            found = np.array(by_topic, dtype=np.float64)
            _mark(cases, found, int(bit), int(purpose), source_hash, seed, replication)
