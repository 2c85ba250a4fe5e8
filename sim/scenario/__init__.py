"""What is simulated: `Scenario`, read and validated by `load`."""

from sim.scenario.files import known_scenarios, option_groups
from sim.scenario.scenario import Scenario, load

__all__ = ["Scenario", "known_scenarios", "load", "option_groups"]
