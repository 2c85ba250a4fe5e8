"""What holds for every test: hypothesis profiles.

`dev` searches anew on every run, `ci` (chosen by the environment variable CI) always tries the same
examples, `long` (chosen by `-m long`) tries thousands. The profile gives the number of examples; a test that
needs fewer says so itself.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

_slow_first_example = [HealthCheck.too_slow]  # the first example may compile

settings.register_profile(
    "dev", max_examples=200, deadline=None, print_blob=True, suppress_health_check=_slow_first_example
)
settings.register_profile("ci", settings.get_profile("dev"), derandomize=True, database=None)
settings.register_profile("long", settings.get_profile("dev"), max_examples=2_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes the golden tables anew."""
    parser.addoption("--update-golden", action="store_true", help="write the golden tables of tests/golden anew")


def pytest_configure(config: pytest.Config) -> None:
    """Choose the hypothesis profile before any test module is imported."""
    if config.option.markexpr == "long":
        settings.load_profile("long")
    elif os.environ.get("CI"):
        settings.load_profile("ci")
    else:
        settings.load_profile("dev")
