"""Whitt 2005: M/GI/100/200+GI with service times and patience of several shapes; times in mean services."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.published.comparison import Comparison, Length, model
from tests.sampling import some
from tests.theory.floor import runs, shares

SECTION = "14. Whitt 2005, M/GI/100/200+GI, arrival rate 102"
Make = Callable[[str, str], Comparison]
EXPONENTIAL, LN1, LN4, E2 = (
    "exponential mean:1m",
    "lognormal mean:1m sd:1m",
    "lognormal mean:1m sd:2m",
    "erlang k:2 mean:1m",
)
FOUR = ("exponential mean:4m", "erlang k:2 mean:4m")
NOTE = "its half-width is not given; that of a similar row is assumed"
DETECT = {
    "P(W = 0)": 0.055,
    "P(abandon)": 0.009,
    "E[Q]": 1.9,
    "utilisation": 0.009,
    "E[W] of the served": 0.021,
    "P(W <= .1, served)": 0.065,
}


@pytest.mark.parametrize(
    ("name", "talk", "patience", "figures"),
    some(
        [
            (
                "M/M+M, mean patience 1",
                EXPONENTIAL,
                EXPONENTIAL,
                (".408281", ".0499180", "5.09163", ".969084", ".0490409", ".758777"),
            ),
            (
                "M/M+M, mean patience 4",
                EXPONENTIAL,
                FOUR[0],
                (".225679", ".0363619", "14.83565", ".982911", ".1455453", ".451741"),
            ),
            (
                "M/E2+E2, mean patience 1",
                E2,
                E2,
                (
                    ".21809 .0053",
                    ".03501 .0006",
                    "11.473 .156",
                    ".98397 .0006 assumed",
                    ".11111 .0015",
                    ".49431 .0068",
                ),
            ),
            (
                "M/LN1+LN1, mean patience 1",
                LN1,
                LN1,
                (
                    ".22935 .0057",
                    ".03682 .0010",
                    "11.482 .204",
                    ".98253 .0006 assumed",
                    ".11013 .0019",
                    ".49163 .0068 assumed",
                ),
            ),
            (
                "M/M+E2, mean patience 1",
                EXPONENTIAL,
                E2,
                (
                    ".24633 .0052",
                    ".03814 .0007",
                    "11.781 .179",
                    ".98134 .0006 assumed",
                    ".11362 .0015 assumed",
                    ".50027 .0068 assumed",
                ),
            ),
            (
                "M/E2+M, mean patience 1",
                E2,
                EXPONENTIAL,
                (
                    ".39302 .0049",
                    ".04725 .0008",
                    "4.833 .079",
                    ".97102 .0006 assumed",
                    ".04673 .0010 assumed",
                    ".77559 .0050 assumed",
                ),
            ),
            (
                "M/D+E2, mean patience 1",
                "1m",
                E2,
                (
                    ".17891 .0044",
                    ".03115 .0006",
                    "11.127 .171",
                    ".98825 .0006 assumed",
                    ".10825 .0015 assumed",
                ),
            ),
            (
                "M/LN4+LN4, mean patience 1",
                LN4,
                LN4,
                (
                    ".44594 .0076",
                    ".05339 .0013",
                    "4.427 .099",
                    ".96461 .0006 assumed",
                    ".04140 .0010 assumed",
                ),
            ),
            (
                "M/E2+E2, mean patience 4",
                E2,
                FOUR[1],
                (".06098 .0043", ".02244 .0007", "40.27 .81", ".99552 .0006 assumed", ".39517 .0070 assumed"),
            ),
        ],
        one_in=3,
    ),
)
def test_shapes_of_service_and_patience(
    comparison: Make, length: Length, name: str, talk: str, patience: str, figures: tuple[str, ...]
) -> None:
    """Figures by exact chains, or simulated with their half-width."""
    scenario = model("whitt_2005").with_(
        {"contact_types.call.talk": talk, "contact_types.call.patience": patience}
    )
    result = runs(scenario, length.n(30))
    compare = comparison(SECTION, name)
    observations = (
        1 - shares(result, "p_wait"),
        shares(result, "abandonment"),
        shares(result, "queue_mean"),
        shares(result, "occupancy"),
        shares(result, "asa") / 60,
        shares(result, "service_level"),
    )
    wide = 1 if patience not in FOUR else 3
    for (measure, detect), x, figure in zip(DETECT.items(), observations, figures, strict=False):
        value, unsure, assumed = (*figure.split(), "0", "")[:3]
        compare(
            measure, x, detect=detect * wide, exact=value, unsure=float(unsure), note=NOTE if assumed else ""
        )
