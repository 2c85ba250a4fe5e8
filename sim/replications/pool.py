"""Workers: threads for the kernel, processes for the center, or an executor that the caller brings."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any

from sim.errors import EngineError

__all__ = ["in_order", "local_executor"]

_AHEAD = 3
"""Tasks handed out beyond those that run, so that no worker waits."""
_FRESH_POOLS = 3
"""How often a pool that lost a worker is replaced."""


def _die_with_parent(parent: int) -> None:
    """In a worker process: leave when the parent is gone, however it ended, be it while the worker starts."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1.0)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def local_executor(engine: str, workers: int | None = None) -> Executor:
    """Threads for the kernel, which runs outside the global lock; processes for the center.

    Parameters
    ----------
    engine
        "kernel" or "center".
    workers
        How many; the number of processors if None.
    """
    workers = workers or os.cpu_count() or 1
    if engine == "kernel":
        return ThreadPoolExecutor(workers, thread_name_prefix="replication")
    return ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_die_with_parent,
        initargs=(os.getpid(),),
    )


def in_order(
    make_executor: Callable[[], Executor],
    own: bool,
    task: Callable[..., Any],
    items: Iterator[Any],
    width: int,
) -> Generator[Any, None, None]:
    """Results of `task(item)` in the order of `items`, whichever worker finishes first.

    Parameters
    ----------
    make_executor
        Called for the executor, and again for a new one if a worker process died.
    own
        Whether the executor is ours to shut down and to replace.
    task, items
        What to do, lazily taken.
    width
        How many workers there are.
    """
    executor, lost = make_executor(), 0
    pending: deque[tuple[Any, Future[Any]]] = deque()
    try:
        while True:
            for item in islice(items, max(0, width + _AHEAD - len(pending))):
                pending.append((item, executor.submit(task, item)))
            if not pending:
                return
            try:
                result = pending[0][1].result()
            except (BrokenProcessPool, CancelledError):
                lost += 1
                if not own or lost > _FRESH_POOLS:
                    raise EngineError("the workers died again and again; is there enough memory?") from None
                executor.shutdown(wait=False, cancel_futures=True)
                executor = make_executor()
                pending = deque((item, executor.submit(task, item)) for item, _ in pending)
                continue
            pending.popleft()
            yield result
    finally:
        for _, future in pending:
            future.cancel()
        if own:
            executor.shutdown(wait=True, cancel_futures=True)
