"""Test suites and documentation of Erlang calculators and of other simulators."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import sim
from sim.theory.erlang import erlang_c
from sim.theory.priority import priority_multi_server
from tests.published.comparison import Comparison, Length, model
from tests.sampling import some
from tests.statistics import ratio
from tests.theory.floor import count, runs, shares

SECTION = "8. Calculators and other simulators' own tests"
Make = Callable[[str, str], Comparison]

_ALIKE = pytest.mark.long
"""Of rows that differ from one of the default tests in the number of agents or the patience alone."""


def _model(**changes: object) -> sim.Scenario:
    names = {
        "agents": "agents.pool.count",
        "rate": "arrivals.streams.calls.rates_per_hour",
        "talk": "contact_types.call.talk",
        "patience": "contact_types.call.patience",
        "places": "contact_types.call.queue_places",
        "days": "calendar.days",
    }
    return model("calculators").with_({names[key]: value for key, value in changes.items()})


@pytest.mark.parametrize(
    ("agents", "level", "p_wait", "occupancy", "detect"),
    [
        pytest.param(13, ".7955947884177831", ".285270453036493", "", 0.022, marks=_ALIKE),
        (14, ".8883500191794669", ".1741319335950498", ".7142857", 0.015),
        pytest.param(15, ".9414528428690223", ".10204236700798798", "", 0.01, marks=_ALIKE),
    ],
)
def test_pyworkforce(
    comparison: Make, length: Length, agents: int, level: str, p_wait: str, occupancy: str, detect: float
) -> None:
    result = runs(_model(agents=agents), length.n(60))
    compare = comparison(SECTION, f"pyworkforce, Erlang C: 100 calls in 30 min, 3 min each, {agents} agents")
    compare("answered within 20 s", shares(result, "service_level"), detect=detect, published=level)
    compare("P(wait)", shares(result, "p_wait"), detect=detect, published=p_wait)
    if occupancy:
        compare("occupancy", shares(result, "occupancy"), detect=0.006, published=occupancy)


@pytest.mark.parametrize(
    ("agents", "p_wait", "p_abandon", "occupancy", "wait", "level"),
    [
        (14, ".14526", ".013984", ".704297", ".069919", ".916792"),
        pytest.param(13, ".226", ".025", ".750", ".125", ".858", marks=_ALIKE),
    ],
)
def test_pyworkforce_with_patience(
    comparison: Make,
    length: Length,
    agents: int,
    p_wait: str,
    p_abandon: str,
    occupancy: str,
    wait: str,
    level: str,
) -> None:
    result = runs(_model(agents=agents, patience="exponential mean:5m"), length.n(60))
    compare = comparison(SECTION, f"pyworkforce, Erlang A: the same, patience 5 min, {agents} agents")
    compare("P(wait)", shares(result, "p_wait"), detect=0.012, published=p_wait)
    compare("P(abandon)", shares(result, "abandonment"), detect=0.003, published=p_abandon)
    compare("occupancy", shares(result, "occupancy"), detect=0.006, published=occupancy)
    compare("mean wait, min", shares(result, "wait_mean") / 60, detect=0.012, published=wait)
    compare("answered within 20 s / offered", shares(result, "service_level"), detect=0.01, published=level)


@pytest.mark.parametrize(
    ("agents", "p_wait", "level", "asa", "occupancy", "exact"),
    [
        (40, ".1907", ".9372", "3.43", ".8333", True),
        pytest.param(35, ".69651", ".47242", "50.149", "", False, marks=_ALIKE),
    ],
)
def test_call_center_tools(
    comparison: Make,
    length: Length,
    agents: int,
    p_wait: str,
    level: str,
    asa: str,
    occupancy: str,
    exact: bool,
) -> None:
    result = runs(_model(rate=1000, talk="exponential mean:2m", agents=agents), length.n(30))
    compare = comparison(SECTION, f"call-center-tools: 1000 calls/h, 120 s each, {agents} agents")
    kind = "published" if exact else "exact"
    wide = 1.0 if exact else 6.0
    compare("P(wait)", shares(result, "p_wait"), detect=0.022 * wide, **{kind: p_wait})
    compare("answered within 20 s", shares(result, "service_level"), detect=0.012 * wide, **{kind: level})
    compare("ASA, s", shares(result, "asa"), detect=0.75 if exact else 30, **{kind: asa})
    if occupancy:
        compare("occupancy", shares(result, "occupancy"), detect=0.006, published=occupancy)


@pytest.mark.parametrize(
    ("agents", "patience", "wait", "exact", "detect"),
    some(
        [
            (13, "never", "26.56", "26.557", 5.5),
            pytest.param(13, "exponential mean:5m", "9.91", "9.913", 1.4, marks=_ALIKE),
            (9, "exponential mean:5m", "56.62", "56.618", 2.2),
        ],
        one_in=2,
    ),
)
def test_herzog_erlang_c_test(
    comparison: Make, length: Length, agents: int, patience: str, wait: str, exact: str, detect: float
) -> None:
    result = runs(_model(rate=210, agents=agents, patience=patience), length.n(60))
    compare = comparison(
        SECTION, f"Herzog, ErlangCTest: 3.5 calls/min, 3 min each, {agents} agents, patience {patience}"
    )
    compare("mean wait, s", shares(result, "wait_mean"), detect=detect, published=wait, exact=exact)


def test_ciw_priorities_of_one_server(comparison: Make, length: Length) -> None:
    scenario = _model(rate=48, agents=1, talk="exponential mean:1m", days=21).with_(
        {
            "contact_types.call.priority": 0,
            "contact_types.other": {"talk": "exponential mean:1m", "skill": "call", "priority": 1},
            "arrivals.streams.calls.mix": {"call": 0.2, "other": 0.6},
        }
    )
    result = runs(scenario, length.n(80))
    compare = comparison(
        SECTION, "Ciw, two classes in M/M/1: .2 and .6 per min, 1 min each, the first goes first"
    )
    for name, exact, printed in (("call", "2.0", "1.847"), ("other", "6.0", "5.711")):
        sojourn = (
            shares(result, "asa", "contact_type", name) / 60
            + shares(result, "aht", "contact_type", name) / 60
        )
        note = f"its 25 runs of 80 time units from empty printed {printed}"
        compare(f"mean time in system, {name}", sojourn, detect=0.2 * float(exact), exact=exact, note=note)
    exact_waits = priority_multi_server([0.2, 0.6], 1.0, 1)
    assert [wait + 1 for wait in exact_waits] == pytest.approx([2.0, 6.0])


@pytest.mark.parametrize(
    ("tellers", "exact", "printed"), some([(3, "4.4444", "5.626"), (4, ".86957", ".799")], one_in=2)
)
def test_ciw_bank(comparison: Make, length: Length, tellers: int, exact: str, printed: str) -> None:
    result = runs(_model(rate=12, agents=tellers, talk="exponential mean:10m", days=31), length.n(80))
    compare = comparison(SECTION, f"Ciw, the bank: .2 customers/min, 10 min each, {tellers} tellers")
    note = f"its ten trials printed {printed}"
    compare("mean wait, min", shares(result, "asa") / 60, detect=0.2 * float(exact), exact=exact, note=note)


def test_ciw_ordered_entry(comparison: Make, length: Length) -> None:
    """The free server of lowest number is chosen: three groups of one, ranked."""
    one = {f"server {i}": {"count": 1, "skills": {"call": {"rank": i}}} for i in (1, 2, 3)}
    said = _model(rate=60, talk="exponential mean:30s").to_dict() | {"agents": one}
    result = runs(sim.load(said), length.n(20))
    compare = comparison(SECTION, "Ciw, ordered entry: M/M/3, 1 per min, half a minute each")
    for i, exact, printed in ((1, ".335017", ".31849"), (2, ".130407", ".14376"), (3, ".034577", ".04196")):
        busy = shares(result, "occupancy", "group", f"server {i}")
        compare(
            f"utilisation of server {i}",
            busy,
            detect=0.01,
            exact=exact,
            note=f"its one run printed {printed}",
        )


def test_simmer_two_servers_and_a_place(comparison: Make, length: Length) -> None:
    result = runs(_model(rate=180, agents=2, talk="exponential mean:15s", places=1), length.n(40))
    compare = comparison(SECTION, "simmer vignette: M/M/2/3, 3 per min, 15 s each")
    rejected = ratio(count(result, "blocked"), count(result, "offered"))
    compare("P(reject)", rejected, detect=0.005, exact=".049360")
    there = shares(result, "queue_mean") + 2 * shares(result, "occupancy")
    compare("mean number in the system", there, detect=0.02, exact=".762340")


def test_the_formulas_of_the_package_agree_with_the_printed_ones() -> None:
    assert erlang_c(100 / 30, 1 / 3, 13).p_wait == pytest.approx(0.285270453036493, rel=1e-12)
    assert erlang_c(100 / 30, 1 / 3, 14).service_level(1 / 3) == pytest.approx(0.8883500191794669, rel=1e-12)
