"""The numbers of a sweep do not depend on who computes them: threads, processes, another machine."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sim.cli.sweep import run_sweep
from sim.replications import Scores
from sim.replications.pool import local_executor
from sim.sweep import run_points
from tests.properties.killed import tables
from tests.unit.sweep.few import few_points, same


def test_threads_and_processes_give_the_same() -> None:
    points = few_points(3)
    found = run_points(points, 2, workers=2)
    with local_executor("center", 2) as processes:
        assert all(map(same, run_points(points, 2, executor=processes), found))


def test_center_and_kernel_give_the_same() -> None:
    points = few_points(2)
    assert all(map(same, run_points(points, 1, engine="center", workers=1), run_points(points, 1)))


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers, each a process."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as one:
        yield one


@pytest.mark.long
def test_a_cluster_gives_the_same_tables(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["scenario=small_team", "calendar.days=1", "arrivals.scale=1,1.5,2", "replications=3"]
    run_sweep([*words, "output=here"])
    run_sweep([*words, "output=there", "executor=dask", f"executor.address={cluster.scheduler_address}"])
    assert tables(tmp_path / "here" / "small_team-sweep") == tables(tmp_path / "there" / "small_team-sweep")


@pytest.mark.long
def test_a_worker_of_the_cluster_is_killed(cluster: Any, tmp_path: Path) -> None:
    from distributed import Client

    points = few_points(60)
    undisturbed = run_points(points, 10, workers=2)
    with Client(cluster) as client:
        victims = [info["pid"] for info in client.run(lambda: {"pid": os.getpid()}).values()]
        done: list[int] = []
        found: list[Scores] = []

        def work() -> None:
            found.extend(
                run_points(
                    points,
                    10,
                    store=tmp_path,
                    executor=client.get_executor(pure=False),
                    progress=lambda now, goal: done.append(now),
                )
            )

        sweeping = threading.Thread(target=work)
        sweeping.start()
        for victim, share in zip(victims, (0.2, 0.5), strict=True):
            while sweeping.is_alive() and (not done or done[-1] < share * 600):
                time.sleep(0.01)
            assert sweeping.is_alive()
            os.kill(victim, signal.SIGKILL)
        sweeping.join()
    assert len(found) == 60
    assert all(map(same, found, undisturbed))
    assert {path.suffix for path in (tmp_path / "points").iterdir()} == {".parquet"}
