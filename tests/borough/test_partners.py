"""What early help and partners write of Thornbeck's children agrees with what happened to them."""

import csv
import datetime
from pathlib import Path

import pytest

from goldenthread.borough import Borough, make_borough, making
from goldenthread.borough.events import Child
from goldenthread.borough.partners import NEVER, neglect_found_on

D = datetime.date
Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def written(hamlet_returns: list[Path]) -> dict[str, Rows]:
    """The rows of each CSV, by its name."""
    return {
        path.stem: list(csv.DictReader(path.open(encoding="utf-8")))
        for path in hamlet_returns
        if path.suffix == ".csv"
    }


def helped_before(child: Child, day: D) -> bool:
    return any(h.ended_on == day and "Stepped up" in (h.end_reason or "") for h in child.early_help)


def test_most_referrals_from_early_help_were_helped_before(hamlet: Borough) -> None:
    """All but those of a child not born then, or whose help began with a sibling's."""
    came = [
        helped_before(child, episode.referred_on)
        for child in hamlet.children
        for episode in child.episodes
        if episode.source == "5D" and not episode.no_further_action
    ]
    assert len(came) > 20
    assert sum(came) > 0.9 * len(came)


def test_a_child_closed_to_early_help_is_helped_within_weeks(hamlet: Borough) -> None:
    closed = [
        any(0 < (h.started_on - episode.closed_on).days < 30 for h in child.early_help)
        for child in hamlet.children
        for episode in child.episodes
        if episode.reason == "RC9"
        and episode.closed_on
        and episode.closed_on < hamlet.last_day - datetime.timedelta(days=30)
    ]
    assert len(closed) > 20
    assert sum(closed) > 0.85 * len(closed)


def test_early_help_is_told_to_the_last_day_and_no_further(hamlet: Borough) -> None:
    for child in (*hamlet.children, *hamlet.helped_alone):
        for helped in child.early_help:
            assert helped.started_on <= hamlet.last_day
            assert helped.ended_on is None or helped.started_on < helped.ended_on
            assert helped.ended_on is None or helped.ended_on <= hamlet.last_day
            assert (helped.ended_on is None) == (helped.end_reason is None)


def test_who_early_help_alone_knows_is_in_no_census(
    hamlet: Borough, hamlet_returns: list[Path], written: dict[str, Rows]
) -> None:
    alone = {child.child_id for child in hamlet.helped_alone}
    assert alone
    assert alone <= {row["child"] for row in written["early_help"]}
    for path in hamlet_returns:
        if path.suffix == ".xml":
            text = path.read_text(encoding="utf-8")
            assert not any(child_id in text for child_id in alone)


def test_every_file_speaks_to_the_last_day(hamlet: Borough, written: dict[str, Rows]) -> None:
    for name in (
        "early_help",
        "school_attendance",
        "was_not_brought",
        "health_contacts",
        "housing",
    ):
        assert {row["as at"] for row in written[name]} == {hamlet.last_day.isoformat()}


def test_sessions_add_up(written: dict[str, Rows]) -> None:
    for row in written["school_attendance"]:
        parts = ("attended sessions", "authorised absence", "unauthorised absence")
        assert sum(int(row[part]) for part in parts) == int(row["possible sessions"])


def test_a_neglected_child_is_at_school_less_and_missed_more(
    hamlet: Borough, written: dict[str, Rows]
) -> None:
    """In the year before anybody found neglect, beside children of whom nobody ever did."""
    found = {c.child_id: neglect_found_on(c) for c in (*hamlet.children, *hamlet.helped_alone)}

    def share(rows: Rows, part: str, whole: str) -> float:
        return sum(int(row[part]) for row in rows) / sum(int(row[whole]) for row in rows)

    def before(row: dict[str, str], on: str) -> bool:
        days = (found[row["child"]] - D.fromisoformat(row[on])).days
        return found[row["child"]] is not NEVER and 0 < days < 365

    terms = written["school_attendance"]
    low = share([t for t in terms if before(t, "from")], "attended sessions", "possible sessions")
    usual = [t for t in terms if found[t["child"]] is NEVER]
    assert low < share(usual, "attended sessions", "possible sessions") - 0.05

    made = [r for r in written["was_not_brought"] if r["outcome"] in ("Brought", "Was not brought")]

    def missed(rows: Rows) -> float:
        return sum(r["outcome"] == "Was not brought" for r in rows) / len(rows)

    near = [r for r in made if before(r, "appointment on")]
    assert len(near) > 20
    assert missed(near) > 2 * missed([r for r in made if found[r["child"]] is NEVER])


def test_a_need_for_housing_is_that_of_the_whole_family(
    hamlet: Borough, written: dict[str, Rows]
) -> None:
    family = {c.child_id: c.family_id for c in (*hamlet.children, *hamlet.helped_alone)}
    told: dict[str, set[tuple[str, str]]] = {}
    for row in written["housing"]:
        said = (row["housing from"], row["housing need"])
        told.setdefault(family[row["child"]], set()).add(said)
    assert told
    assert all(len(said) == 1 for said in told.values())


def test_early_help_moves_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its dice are its own: what happened in social care is the same without it."""
    of = {"children": 60, "years": 2, "seed": 5, "last_year": 2026}
    told = make_borough(**of)
    assert any(child.early_help for child in told.children)
    monkeypatch.setattr(making, "help_early", lambda *_args, **_how: [])
    untold = make_borough(**of)
    assert not any(child.early_help for child in untold.children)
    for child, again in zip(told.children, untold.children, strict=True):
        assert (child.episodes, child.allocations) == (again.episodes, again.allocations)
    assert told.population == untold.population
