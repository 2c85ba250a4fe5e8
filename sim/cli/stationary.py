"""`ccsim stationary`: how many new customers a day keep the base as large as it is."""

from __future__ import annotations

from collections.abc import Sequence

from sim.cli.compose import compose
from sim.cli.run import progress_bar, say_if_compiling
from sim.cli.settings import read_settings

__all__ = ["seek_stationary"]


def seek_stationary(words: Sequence[str]) -> None:
    """Search, and print the steps and the value with its interval.

    Raises
    ------
    ScenarioError, SettingsError
    """
    from sim.calibration.acquisition import stationary_acquisition
    from sim.scenario import load

    composed = compose(words)
    settings = read_settings(composed.settings)
    scenario = load(composed.scenario)
    say_if_compiling()
    with progress_bar(scenario.name) as progress:
        found = stationary_acquisition(
            scenario,
            replications=settings.replications,
            seed=settings.seed,
            workers=settings.workers,
            progress=lambda done: progress(done, done + 1),
        )
    for step in found.steps:
        print(f"acquisition {step.acquisition:8.2f}: {step.drift:+8.2f} customers a day")
    print(
        f"market.acquisition={found.value:.1f} ± {found.half_width:.1f} keeps the base, of {found.replications} "
        f"replications from day {found.first_day} on"
    )
