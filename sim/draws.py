"""Every random number is a pure function of its name: the counter-based generator Philox4x64-10.

key = (seed, replication); counter = (block of four purposes; cause, ordinal within the cause, leg; day, ordinal of the
case within its day; stable hash of the stream's name). Nobody's luck depends on who else draws, or on the order.

Source: Salmon, Moraes, Dror, Shaw (2011), Parallel random numbers: as easy as 1, 2, 3. Equal bit for bit to
`numpy.random.Philox`, which steps its counter before the first block: ours at c + 1 is NumPy's at c.
"""

from __future__ import annotations

from hashlib import blake2b

import numpy as np

from sim.compiled import JIT, jit, upper_half

__all__ = ["case_word", "contact_word", "of_purpose", "philox", "stream_hash", "uniform", "uniforms"]

_M0, _M1 = 0xD2E7470EE14C6C93, 0xCA5A826395121157
_W0, _W1 = 0x9E3779B97F4A7C15, 0xBB67AE8584CAA73B
_MASK = (1 << 64) - 1
_UNIT = 2.0**-52


def stream_hash(name: str) -> int:
    """A number in [0, 2**63) that names a stream for ever: the first 63 bits of BLAKE2b of its name."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little") >> 1


@jit
def contact_word(cause: int, ordinal: int, leg: int) -> int:
    """Counter word of a contact's leg; ordinal < 2**32 counts within the cause, leg < 2**16."""
    return (cause << 48) | (ordinal << 16) | leg


@jit
def case_word(day: int, ordinal: int) -> int:
    """Counter word of a case; ordinal < 2**32 within its day and stream."""
    return (int(day) << 32) | int(ordinal)  # a NumPy integer of 32 bits would lose the day


def philox_plain(key: tuple[int, int], counter: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """Ten rounds in Python integers: the definition, and what runs when the compiler is switched off."""
    (k0, k1), (a, b, c, d) = key, counter
    for _ in range(10):
        first, second = _M0 * a, _M1 * c
        a, b, c, d = (second >> 64) ^ b ^ k0, second & _MASK, (first >> 64) ^ d ^ k1, first & _MASK
        k0, k1 = (k0 + _W0) & _MASK, (k1 + _W1) & _MASK
    return a, b, c, d


def _uniforms_plain(
    seed: int, replication: int, block: int, contact: int, case: int, stream: int
) -> tuple[float, float, float, float]:
    """Four uniforms in (0, 1) of one block; see `uniforms`. NumPy's integers would wrap, so they become Python's."""
    key, counter = (int(seed), int(replication)), (int(block), int(contact), int(case), int(stream))
    a, b, c, d = philox_plain(key, counter)
    return (
        ((a >> 12) + 0.5) * _UNIT,
        ((b >> 12) + 0.5) * _UNIT,
        ((c >> 12) + 0.5) * _UNIT,
        ((d >> 12) + 0.5) * _UNIT,
    )


if JIT:
    _CUT = np.uint64(12)
    _U0, _U1, _V0, _V1 = np.uint64(_M0), np.uint64(_M1), np.uint64(_W0), np.uint64(_W1)

    @jit
    def _philox(
        k0: np.uint64, k1: np.uint64, a: np.uint64, b: np.uint64, c: np.uint64, d: np.uint64
    ) -> tuple[np.uint64, np.uint64, np.uint64, np.uint64]:
        for _ in range(10):
            low_first, low_second = _U0 * a, _U1 * c
            a, b, c, d = upper_half(_U1, c) ^ b ^ k0, low_second, upper_half(_U0, a) ^ d ^ k1, low_first
            k0 += _V0
            k1 += _V1
        return a, b, c, d

    @jit
    def uniforms(
        seed: int, replication: int, block: int, contact: int, case: int, stream: int
    ) -> tuple[float, float, float, float]:
        """Four independent uniforms in the open interval (0, 1): those of purposes 4·block to 4·block + 3.

        Parameters
        ----------
        seed, replication
            The key, both in [0, 2**63).
        block
            Purpose // 4.
        contact, case
            Counter words from `contact_word` and `case_word`.
        stream
            From `stream_hash`.
        """
        a, b, c, d = _philox(
            np.uint64(seed),
            np.uint64(replication),
            np.uint64(block),
            np.uint64(contact),
            np.uint64(case),
            np.uint64(stream),
        )
        return (
            (float(a >> _CUT) + 0.5) * _UNIT,
            (float(b >> _CUT) + 0.5) * _UNIT,
            (float(c >> _CUT) + 0.5) * _UNIT,
            (float(d >> _CUT) + 0.5) * _UNIT,
        )

else:
    uniforms = _uniforms_plain


@jit
def of_purpose(purpose: int, block: tuple[float, float, float, float]) -> float:
    """The one of a block's uniforms that a purpose gets."""
    lane = purpose % 4
    if lane == 0:
        return block[0]
    if lane == 1:
        return block[1]
    if lane == 2:
        return block[2]
    return block[3]


@jit
def uniform(seed: int, replication: int, purpose: int, contact: int, case: int, stream: int) -> float:
    """The one uniform of a purpose; see `uniforms`."""
    return of_purpose(purpose, uniforms(seed, replication, purpose // 4, contact, case, stream))


def philox(key: tuple[int, int], counter: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """One block of four 64-bit words, by whichever implementation this process uses."""
    if not JIT:
        return philox_plain(key, counter)
    words = _philox(*(np.uint64(word) for word in (*key, *counter)))
    return int(words[0]), int(words[1]), int(words[2]), int(words[3])
