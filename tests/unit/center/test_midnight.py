"""The order of what happens at midnight."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from sim.center.midnight import midnight


@pytest.mark.parametrize("has_customers", [True, False])
def test_a_day_ends_for_customers_before_the_next_begins_and_then_for_agents(has_customers: bool) -> None:
    done: list[tuple[str, int]] = []
    customers = SimpleNamespace(
        end_day=lambda: done.append(("customers end", 3)), begin_day=lambda day: done.append(("customers begin", day))
    )
    crew = SimpleNamespace(overnight=lambda day: done.append(("agents overnight", day)))
    center: Any = SimpleNamespace(customers=customers if has_customers else None, crew=crew)
    midnight(center, 3)
    of_customers = [("customers end", 3), ("customers begin", 4)] if has_customers else []
    assert done == [*of_customers, ("agents overnight", 3)]
