"""The zoo: every corner plan by name."""

from __future__ import annotations

from tests.differential.corner import Corner, drawn_up
from tests.differential.zoo_of_agents import AGENTS
from tests.differential.zoo_of_arrivals import ARRIVALS
from tests.differential.zoo_of_bots import BOTS
from tests.differential.zoo_of_cases import CASES
from tests.differential.zoo_of_crew import CREW
from tests.differential.zoo_of_customers import CUSTOMERS
from tests.differential.zoo_of_desk import DESK
from tests.differential.zoo_of_office import OFFICE
from tests.differential.zoo_of_queues import QUEUES
from tests.differential.zoo_of_returns import RETURNS
from tests.differential.zoo_of_transfers import TRANSFERS
from tests.differential.zoo_of_waits import WAITS
from tests.differential.zoo_of_workforce import WORKFORCE
from tests.differential.zoo_of_writing import WRITING

__all__ = ["ZOO", "drawn_up"]

ZOO: dict[str, Corner] = {
    **QUEUES,
    **AGENTS,
    **ARRIVALS,
    **WAITS,
    **TRANSFERS,
    **RETURNS,
    **CASES,
    **WORKFORCE,
    **DESK,
    **CREW,
    **BOTS,
    **OFFICE,
    **WRITING,
    **CUSTOMERS,
}
"""Corner plans by name."""
