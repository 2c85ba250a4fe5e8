"""M/D/c by its embedded chain, M/G/1 by Pollaczek and Khinchine; service one minute on average."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.published.comparison import Comparison, Length, model
from tests.sampling import some
from tests.theory.floor import runs, shares

SECTION = "17. M/D/c and M/G/1"
Make = Callable[[str, str], Comparison]


@pytest.mark.parametrize(
    ("agents", "load", "wait", "p_wait"),
    some(
        [
            (1, 0.8, "2.000000", ".800000"),
            (2, 0.5, ".176741", ".323259"),
            (2, 0.8, ".903284", ".701898"),
            (5, 0.8, ".289060", ".533615"),
            (10, 0.8, ".109828", ".384717"),
            (10, 0.9, ".344582", ".646861"),
            (20, 0.9, ".144286", ".523265"),
        ],
        one_in=3,
    ),
)
def test_constant_service(
    comparison: Make, length: Length, agents: int, load: float, wait: str, p_wait: str
) -> None:
    rate = {"agents.pool.count": agents, "arrivals.streams.calls.rates_per_hour": 60 * load * agents}
    days = {"calendar.days": max(4, 16 // agents)}
    result = runs(model("constant_service").with_({**rate, **days}), length.n(40))
    compare = comparison(SECTION, f"M/D/{agents}, load {load}")
    part = 0.19 if load < 0.9 else 0.26
    compare("mean wait, min", shares(result, "asa") / 60, detect=part * float(wait), exact=wait)
    compare("P(wait)", shares(result, "p_wait"), detect=0.065 * float(p_wait), exact=p_wait)


@pytest.mark.parametrize(
    ("talk", "cv2", "wait", "part"),
    some(
        [
            ("1m", "0", "2.0", 0.12),
            ("erlang k:4 mean:1m", ".25", "2.5", 0.12),
            ("exponential mean:1m", "1", "4.0", 0.15),
            ("lognormal mean:1m sd:2m", "4", "10.0", 0.35),
        ],
        one_in=3,
    ),
)
def test_one_server(comparison: Make, length: Length, talk: str, cv2: str, wait: str, part: float) -> None:
    scenario = model("constant_service").with_({"contact_types.call.talk": talk, "calendar.days": 31})
    result = runs(scenario, length.n(80))
    compare = comparison(SECTION, f"M/G/1, load .8, squared variation of service {cv2} ({talk.split()[0]})")
    compare("mean wait, min", shares(result, "asa") / 60, detect=part * float(wait), exact=wait)
    compare("P(wait)", shares(result, "p_wait"), detect=0.04, exact=".8000")
