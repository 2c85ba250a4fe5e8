"""All sabotages of the kernel by name."""

from __future__ import annotations

from tests.differential.sabotage import Sabotage
from tests.differential.sabotages_of_agents import AGENTS
from tests.differential.sabotages_of_arrivals import ARRIVALS
from tests.differential.sabotages_of_bots import BOTS
from tests.differential.sabotages_of_crew import CREW
from tests.differential.sabotages_of_customers import CUSTOMERS
from tests.differential.sabotages_of_desk import DESK
from tests.differential.sabotages_of_office import OFFICE
from tests.differential.sabotages_of_quality import QUALITY
from tests.differential.sabotages_of_queues import QUEUES
from tests.differential.sabotages_of_returns import RETURNS
from tests.differential.sabotages_of_workforce import WORKFORCE
from tests.differential.sabotages_of_writing import WRITING

__all__ = ["SABOTAGES"]

SABOTAGES: dict[str, Sabotage] = {
    **QUEUES,
    **AGENTS,
    **RETURNS,
    **QUALITY,
    **WORKFORCE,
    **DESK,
    **ARRIVALS,
    **BOTS,
    **OFFICE,
    **CREW,
    **WRITING,
    **CUSTOMERS,
}
"""Mistakes by name."""
