"""Of whom and of when a measure is taken."""

from __future__ import annotations

import numpy as np

from sim.metrics.scopes import Scopes, bucket_names, whole, window_ticks
from sim.units import HOUR
from tests.unit.metrics.made import meta

TYPES = [("contact_type", "sales"), ("contact_type", "help"), ("contact_type", "mail")]


def test_types_stand_below_their_channels_and_the_total() -> None:
    scopes = Scopes.of_types(meta())
    assert list(scopes.labels) == [("total", ""), ("channel", "voice"), ("channel", "email"), *TYPES]
    rows = np.zeros((3, 24 + 2))
    rows[:, 24] = [1, 10, 100]
    assert scopes.summed(rows, meta())[:, 0].tolist() == [111, 11, 100, 1, 10, 100]


def test_groups_and_channels_have_a_total_of_their_own() -> None:
    assert Scopes.of_groups(meta()).labels == (("total", ""), ("group", "desk"), ("group", "back"))
    channels = Scopes.of_channels(meta())
    assert channels.labels == (("total", ""), ("channel", "voice"), ("channel", "email"))
    rows = np.zeros((5, 24 + 2))
    rows[:, 25] = [1, 2, 4, 8, 16]
    assert channels.summed(rows, meta())[:, 0].tolist() == [31, 1, 8]


def test_journeys_are_told_by_segment_and_topic_where_these_tell_more() -> None:
    assert Scopes.of_journeys(meta()).labels == Scopes.of_types(meta()).labels
    more = meta(segments={"vip": {}, "plain": {}}, contact_types__help__topics={"bill": 1, "move": 1})
    scopes = Scopes.of_journeys(more)
    told = [("segment", "vip"), ("segment", "plain"), *(("topic", name) for name in more.topics)]
    assert list(scopes.labels) == [*Scopes.of_types(more).labels, *told]
    n_types, n_told = 3, len(told)
    rows = np.zeros((n_types + n_told, 24 + 2))
    rows[n_types:, 24] = np.arange(1, 1 + n_told)
    assert scopes.summed(rows, more)[:, 0].tolist() == [0] * 6 + list(range(1, 1 + n_told))


def test_the_first_column_is_the_sum_of_the_days() -> None:
    names = bucket_names(meta())
    assert (names[0], names[1], names[9]) == (("all", ""), ("interval", "00:00"), ("interval", "08:00"))
    assert [by for by, _ in names].count("day") == 2
    rows = np.concatenate([np.full(24, 7.0), [1.0, 2.0]])[None]
    assert whole(rows, meta())[0, :2].tolist() == [3, 7]
    assert len(names) == whole(rows, meta()).shape[1]


def test_measured_time_is_that_of_the_window() -> None:
    ticks = window_ticks(meta(measures__warm_up="3h", measures__cool_down="1d"))
    assert ticks[0] == 21 * HOUR
    assert ticks[1:25].tolist() == [0] * 3 + [HOUR] * 21
    assert ticks[25:].tolist() == [21 * HOUR, 0]
