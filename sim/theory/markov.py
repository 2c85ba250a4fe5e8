"""Stationary distribution of any finite continuous-time Markov chain, given as a list of transitions."""

from __future__ import annotations

import warnings

import numpy as np
from numpy.typing import NDArray

from sim.theory.parameter import Floats, TheoryError, whole

__all__ = ["markov_stationary"]


def markov_stationary(
    n: int, sources: NDArray[np.int64], targets: NDArray[np.int64], rates: Floats
) -> Floats:
    """Stationary probabilities of the states 0 .. n - 1 of an irreducible chain.

    Parameters
    ----------
    n
        Number of states, >= 1.
    sources, targets, rates
        One transition each, all of shape (m,); the rates of a pair given twice add up, those from a state to
        itself do not matter.

    Returns
    -------
    ndarray, shape (n,), sums to 1. Sparse elimination; the state left out is the likeliest one, which keeps
    the system well conditioned.

    Raises
    ------
    TheoryError
        The chain has no unique solution (not irreducible), or shapes differ.
    """
    from scipy.sparse import coo_array

    whole("n", n, 1)
    if not (sources.shape == targets.shape == rates.shape):
        raise TheoryError("rates", rates.shape, "of the shape of sources and targets")
    if n == 1:
        return np.ones(1)
    other = sources != targets
    entering = coo_array((rates[other], (targets[other], sources[other])), shape=(n, n)).tocsc()
    leaving: Floats = np.asarray(entering.sum(axis=0), dtype=np.float64).ravel()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a singular system shows in its solution
        p = _solved(entering, leaving)
    if not np.isfinite(p).all() or p.min() < -1e-9:
        raise TheoryError("rates", f"{rates.size} transitions", "those of an irreducible chain")
    p = np.maximum(p, 0.0)
    return np.asarray(p / p.sum())


def _solved(entering: object, leaving: Floats) -> Floats:
    """Solution of the balance equations, normalised; nan or infinite where there is no unique one.

    A chain that also jumps, very seldom, to a state chosen evenly tells which state is likeliest; with that
    one's probability set to 1 the equations of the others are solved.
    """
    from scipy.sparse import csc_array, diags_array, eye_array
    from scipy.sparse.linalg import spsolve

    assert isinstance(entering, csc_array)
    balance = (diags_array(leaving) - entering).tocsc()
    seldom = 1e-9 * leaving.max()
    jumping = (balance + seldom * eye_array(leaving.size)).tocsc()
    pivot = int(np.argmax(spsolve(jumping, np.full(leaving.size, seldom))))
    rest = np.delete(np.arange(leaving.size), pivot)
    inner = balance[rest, :][:, rest].tocsc()
    p = np.ones(leaving.size)
    p[rest] = spsolve(inner, entering[rest, :][:, [pivot]].toarray().ravel())
    return np.asarray(p / p.sum())
