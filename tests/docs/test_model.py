"""docs/model.md: its pictures are drawn from the model's functions, and the numbers in its text are theirs."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

from sim.outcomes import customer_effort, disloyal_share, intention, repeat_share, speed_score
from sim.scenario.tolerance import Tolerance
from sim.units import MINUTE, duration_text
from tests.docs.pictures import ENDLESS, PICTURES, contacts, row, satisfied, solved, told

DOCS = Path(__file__).parents[2] / "docs"
TEXT = " ".join((DOCS / "model.md").read_text(encoding="utf-8").split())


def percent(share: float) -> str:
    return f"{share * 100:.0f} %"


def median(channel: str) -> float:
    """Seconds that half of the customers tolerate."""
    law = getattr(Tolerance(), channel)
    assert law.median is not None
    return float(law.median) / 1e6


def displeased(channel: str, seconds: float) -> float:
    """The share whose tolerance is shorter."""
    x = math.log(seconds / median(channel)) / float(getattr(Tolerance(), channel).sigma)
    return 0.5 * math.erfc(-x / math.sqrt(2.0))


def scored(times: int) -> str:
    return percent(speed_score(MINUTE, times * MINUTE))


def three(channel: str, resolved: int) -> tuple[str, ...]:
    """Satisfaction without a wait, after one as long as tolerated, after an endless one."""
    return tuple(percent(satisfied(w, resolved=resolved, channel=channel)) for w in (0, 1, ENDLESS))


def disloyal(n_served: int, n_transfers: int) -> str:
    effort = told(customer_effort, b=row(), n_served=n_served, n_transfers=n_transfers)
    return f"{effort:.0f} {percent(told(disloyal_share, b=row(), effort=effort))}"


def leaving(satisfaction: float) -> str:
    return percent(told(intention, b=row(), satisfied=satisfaction))


def turning_point(p: float, r: float) -> float:
    """The haste constant above which more pace makes more work: d ln(work)/d ln(v) = 0 at p and r."""
    return (1 - r * (1 - p)) / (r * p * (1 - p))


FADING = tuple(told(repeat_share, b=row(), n_served=n) for n in (1, 2))
AT_ONCE, FASTER = solved(), solved(1.25)
CLAIMS = {
    "tolerance": f"displeased after {median('voice'):.0f} seconds and after 20 seconds already "
    f"{percent(displeased('voice', 20))}",
    "tolerance in writing": f"shorter than {median('chat') / 60:.0f} min in chat, "
    f"{median('messenger') / 60:.0f} min in a messenger, 1 h "
    f"{median('social') / 60 - 60:.0f} on social media, 1 h {median('email') / 60 - 60:.0f} by e-mail",
    "callback": "weigh a fifth",
    "speed score": f"No wait scores {scored(0)}, a wait just as long as is tolerated {scored(1)}, one of "
    f"three times the tolerance {scored(3)}",
    "haste": f"a quarter faster solve {percent(FASTER)} instead of {percent(AT_ONCE)}, and with a haste constant of 3 "
    f"instead of {row()[0]['resolution_haste']:g}, as for hard issues, {percent(solved(1.25, haste=3.0))}",
    "chats": f"with two in hand {percent(solved(n=2))}, with three {percent(solved(n=3))}",
    "training": f"fully trained agents solve {percent(solved(added=float(row()[0]['resolution_training'])))}, with a "
    f"complete knowledge base {percent(solved(added=float(row()[0]['resolution_knowledge'])))}",
    "transfer": f"after a transfer {percent(solved(transferred=1))}, and where the customer must tell everything again "
    f"{percent(solved(missing=1))}",
    "repeat": f"not helped {percent(FADING[0])} come again after the first contact, usually within a day or two, and "
    f"{percent(FADING[1])} of those",
    "contacts": f"takes {contacts(AT_ONCE):.2f} served contacts if {percent(AT_ONCE)} of contacts solve it, and "
    f"{contacts(FASTER):.2f} if {percent(FASTER)} do",
    "satisfaction": "at once leaves {} satisfied if there was no wait, {} if the wait was as long as tolerated and {} "
    "after an endless one; one that is not solved {}, {} and {}.".format(
        *three("voice", 1), *three("voice", 0)
    ),
    "social": "more: {}, {} and {}.".format(*three("social", 1)),
    "effort": f"At effort {disloyal(1, 0).replace(' ', ', ', 1)} come out with a disloyal attitude, "
    f"at {disloyal(2, 1)}, at {disloyal(3, 2)}.",
    "intention": f"({leaving(0.8)} at a satisfaction of 80 %, {leaving(0.48)} at 48 %, {leaving(0.0)} at 0)",
    "turning point": f"With {percent(AT_ONCE)} solved and {percent(FADING[0])} coming again, haste saves work "
    f"only while that constant is below {turning_point(AT_ONCE, FADING[0]):.1f}",
}


@pytest.mark.parametrize("about", CLAIMS)
def test_a_number_in_the_text_is_the_models(about: str) -> None:
    assert CLAIMS[about] in TEXT


def test_a_callback_weighs_a_fifth() -> None:
    assert Tolerance().offline_weight == 0.2


def test_the_turning_point_turns_the_work_per_case() -> None:
    """Were the share who come again the same each time, work would not change with pace at that constant."""

    def work(v: float, haste: float) -> float:
        return 1 / (v * (1 - FADING[0] * (1 - solved(v, haste=haste))))

    point = turning_point(AT_ONCE, FADING[0])
    assert work(1.01, point) == pytest.approx(work(0.99, point), rel=1e-4)
    assert work(1.01, 0.7 * point) < work(0.99, 0.7 * point)
    assert work(1.01, 1.3 * point) > work(0.99, 1.3 * point)


def test_the_text_says_that_it_predicts_no_levels() -> None:
    assert "It compares policies. It does not predict levels where the constants are assumptions." in TEXT


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_what_the_functions_draw(name: str, request: pytest.FixtureRequest) -> None:
    drawing = PICTURES[name]()
    for suffix, found in (("svg", drawing.svg), ("csv", drawing.csv())):
        file = DOCS / "pictures" / f"{name}.{suffix}"
        if request.config.getoption("--update-golden"):
            file.write_text(found, encoding="utf-8", newline="\n")
        assert found == file.read_text(encoding="utf-8"), f"{file.name} differs; see --update-golden"


def test_every_picture_is_shown_and_every_link_leads_somewhere() -> None:
    links = set(re.findall(r"\]\(([^)#]+)[^)]*\)", TEXT))
    assert {f"pictures/{name}.svg" for name in PICTURES} <= links
    assert all((DOCS / link).exists() for link in links)


def test_durations_of_tolerance_are_as_the_text_writes_them() -> None:
    assert [duration_text(round(median(one) * 1e6)) for one in ("social", "email")] == ["1h42m", "1h57m"]
