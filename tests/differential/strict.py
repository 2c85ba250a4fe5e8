"""The corner plans and a random one with arrays that refuse negative indices; for a process without the compiler."""

from __future__ import annotations

import json
import sys
from typing import Any

import numpy as np

from sim.compiled import JIT
from sim.kernel import kernel
from sim.kernel.center import advance
from sim.kernel.floor import Floor
from tests.differential.digests import digests


class Strict(np.ndarray):
    """An array whose indices count from the start, as those of compiled code do."""

    def __getitem__(self, at: Any) -> Any:
        self._refuse_negative(at)
        return super().__getitem__(at)

    def __setitem__(self, at: Any, value: Any) -> None:
        self._refuse_negative(at)
        super().__setitem__(at, value)

    @staticmethod
    def _refuse_negative(at: Any) -> None:
        for one in at if isinstance(at, tuple) else (at,):
            if one < 0:
                raise IndexError(f"index {at} counts from the end")


def strictly(f: Floor, until: int) -> int:
    """The kernel's `advance`, on strict arrays."""
    own = {name: one.view(Strict) for name, one in f._asdict().items() if name not in ("header", "address")}
    return advance(f._replace(**own), until)


if __name__ == "__main__":
    assert not JIT
    kernel.advance = strictly
    print(json.dumps(digests("kernel", every=int(sys.argv[1]))))
