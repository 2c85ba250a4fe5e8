"""Measures of cases against a count by hand."""

from tests.unit.metrics.made import case, made, meta, values

LOG = made(
    meta(),
    case(0, "resolved"),
    case(10, "resolved", 3),
    case(20, "given_up", 2, type="help"),
    case(30, "unresolved"),
    case(40, "open", 2),
)


def test_cases_by_how_they_ended() -> None:
    found = values(LOG)
    assert [found[name] for name in ("cases", "resolved", "unresolved", "given_up")] == [5, 2, 1, 1]
    assert found["cases_open_share"] == 1 / 5
    assert found["contacts_per_case"] == (1 + 3 + 2 + 1 + 2) / 5


def test_cases_belong_to_the_type_with_which_they_opened() -> None:
    helped = values(LOG, "contact_type", "help")
    assert (helped["cases"], helped["given_up"], helped["contacts_per_case"]) == (1, 1, 2)


def test_cases_count_where_they_opened() -> None:
    log = made(meta(), case(0), case(3600), case(3 * 86_400))
    assert [values(log, column=1 + hour)["cases"] for hour in (8, 9, 10)] == [1, 1, 0]
    assert values(log)["cases"] == 2
