"""Who computes a sweep: this machine, or the workers of a Dask scheduler."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from sim.cli.sweep_settings import Cluster
from sim.errors import EngineError, SettingsError

__all__ = ["executor_of"]

_REACHED_WITHIN_S = 10


@contextmanager
def executor_of(cluster: Cluster, workers: int | None) -> Iterator[tuple[Executor | None, int | None]]:
    """An executor and the number of its workers; None and the number that was asked for on this machine.

    Raises
    ------
    SettingsError
        If Dask is not installed, or nobody answers at the address.
    EngineError
        If the cluster gives up a task, because every worker that took it died.
    """
    if cluster.kind == "local":
        yield None, workers
        return
    try:
        from distributed import Client
    except ImportError:
        raise SettingsError(
            'executor: dask is not installed; it comes with: pip install "ccsim[dask]"'
        ) from None
    try:
        client = Client(cluster.address, timeout=_REACHED_WITHIN_S, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise SettingsError(f"executor.address: {cluster.address} cannot be reached ({reason})") from None
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise SettingsError(
                f"executor.address: {cluster.address} has no workers; start some with: dask worker {cluster.address}"
            )
        try:
            yield client.get_executor(pure=False), workers or threads
        except Exception as error:
            if type(error).__module__.partition(".")[0] not in ("distributed", "dask"):
                raise
            raise EngineError(f"executor: the cluster gave up ({str(error).splitlines()[0]})") from None
