"""From an export of a real center to a scenario: `calibrate_calls`."""

from sim.calibration.calls import Calibration, calibrate_calls
from sim.calibration.mapping import Mapping, load_mapping

__all__ = ["Calibration", "Mapping", "calibrate_calls", "load_mapping"]
