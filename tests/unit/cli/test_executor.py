"""Who computes: nobody to fetch for this machine, and one sentence where Dask is not there."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from sim.cli.executor import executor_of
from sim.cli.sweep_settings import Cluster
from sim.errors import SettingsError


def test_this_machine_needs_no_executor() -> None:
    with executor_of(Cluster(), 3) as found:
        assert found == (None, 3)


def test_without_dask_it_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.partition(".")[0] == "distributed":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with (
        pytest.raises(SettingsError, match=r"pip install .ccsim\[dask\]"),
        executor_of(Cluster(kind="dask", address="tcp://127.0.0.1:1"), None),
    ):
        pass
