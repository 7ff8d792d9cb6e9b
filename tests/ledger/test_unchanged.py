"""What was worked out at one edition serves the next ones, where nothing of it changed: never where
something did. The slow twin opens the record anew for every edition and works all of it out."""

import copy
import random
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st

from goldenthread.measures.answers import make_ready
from goldenthread.measures.case_lists import case_list
from goldenthread.measures.neglect import EVERY_STEP, NEG_01
from goldenthread.measures.periods import months_to
from goldenthread.measures.register import MEASURES
from goldenthread.record import snapshot as snapshots
from goldenthread.record.catalogue import TABLES
from goldenthread.record.snapshot import Reading, Snapshot
from goldenthread.record.unchanged import SPOKEN_FOR, TEAMS_OF_THE_TIME, made_from, tables_named
from tests.drawing import drawn
from tests.ledger.made_ledger import MadeLedger
from tests.ledger.worlds import CensusFile, loading_order, make_world
from tests.spec.given import CALENDAR

AS_MADE = (Phase.explicit, Phase.reuse, Phase.generate)
CODES = ("NEG-01", "CPP-08", "ASM-01", "REF-02", "S47-01", "CIN-01")
Said = dict[str, list[tuple[Any, ...]]]


def corrections(chance: random.Random, file: CensusFile) -> Iterator[CensusFile]:
    """The same year sent again, each time with one small thing said otherwise."""
    for _ in range(chance.randint(1, 3)):
        file = copy.deepcopy(file)
        for child in file.children[:1]:
            episode = child["CINdetails"][0]
            match chance.choice(["people", "factors", "need"]):
                case "people":
                    child["Ethnicity"] = chance.choice(["WBRI", "MWBC", "AIND"])
                case "factors" if episode["Assessments"]:
                    episode["Assessments"][0]["AssessmentFactors"] = [
                        chance.choice(["1A", "2B", "16A"])
                    ]
                case _:
                    episode["PrimaryNeedCode"] = chance.choice(["N1", "N2", "N5"])
        yield file


def read_all(reading: Reading) -> Said:
    """Every row of some case lists, and of every table of the record."""
    assert reading.as_at is not None
    asked = months_to(reading.as_at, 24)
    measures = [MEASURES[code] for code in CODES]
    make_ready(reading, measures, asked)
    kept = {m.code: str(case_list(reading, m, asked)) for m in measures}
    kept |= {name: name for name in TABLES}
    return {
        name: sorted(
            tuple(map(str, row.values())) for row in reading.rows(f"select * from {table}")
        )
        for name, table in kept.items()
    }


def opened_anew(ledger: MadeLedger, edition: int) -> Reading:
    """The record at an edition, from a snapshot that has worked nothing out."""
    snapshot = Snapshot(working_days=CALENDAR)
    snapshot.take_in(ledger.since(0))
    return snapshot.at(edition)


@pytest.mark.prove
@drawn(15, phases=AS_MADE)
@given(chance=st.builds(random.Random, st.integers(0, 2**32)))
def test_what_serves_a_later_edition_is_what_would_be_worked_out_anew(
    chance: random.Random,
) -> None:
    order = loading_order(chance, make_world(chance))
    order += [one for file in order[-2:] for one in corrections(chance, file)]
    ledger, followed = MadeLedger(), Snapshot(working_days=CALENDAR)
    for file in order:
        if ledger.load(file):
            followed.take_in(ledger.since(followed.edition))
            asked = chance.choice([followed.edition, chance.randint(1, followed.edition)])
            assert read_all(followed.at(asked)) == read_all(opened_anew(ledger, asked))


def a_ledger_corrected(times: int) -> tuple[MadeLedger, Snapshot]:
    """A ledger of one file, then so many corrections of one child's ethnicity, and its snapshot."""
    file = make_world(random.Random(3))[0]
    ledger, followed = MadeLedger(), Snapshot(working_days=CALENDAR)
    for time in range(times + 1):
        file = copy.deepcopy(file)
        file.children[0]["Ethnicity"] = ["WBRI", "MWBC"][time % 2]
        assert ledger.load(file)
        followed.take_in(ledger.since(followed.edition))
        read_all(followed.at())
    return ledger, followed


def test_a_correction_of_people_leaves_every_other_table_where_it_stands() -> None:
    _, followed = a_ledger_corrected(1)
    stood = {
        name: followed.stood_since(2, name, lambda name=name: [name])
        for name in (*TABLES, SPOKEN_FOR, TEAMS_OF_THE_TIME)
    }
    assert {name for name, edition in stood.items() if edition == 2} == {"people", "disabilities"}
    assert stood["referrals"] == 1


def test_what_no_kept_edition_stands_on_is_let_go() -> None:
    _, followed = a_ledger_corrected(snapshots.EDITIONS_KEPT + 3)
    made = followed.database.execute(
        "select distinct schema_name from duckdb_tables() where schema_name like 'e%'"
    ).fetchall()
    newest = followed.edition
    kept = {f"e{e}" for e in range(newest - snapshots.EDITIONS_KEPT + 1, newest + 1)}
    assert {name for (name,) in made} == kept | {"e0", "e1"}, (
        "the first has the referrals of all; what was never said stands since before any load"
    )


def test_a_reading_under_way_is_never_let_go() -> None:
    ledger, followed = a_ledger_corrected(0)
    under_way = followed.at(1)
    before = read_all(under_way)
    file = make_world(random.Random(3))[0]
    for time in range(snapshots.EDITIONS_KEPT + 2):
        file = copy.deepcopy(file)
        for child in file.children:
            child["Ethnicity"] = ["AIND", "MWBC"][time % 2]
        ledger.load(file)
        followed.take_in(ledger.since(followed.edition))
        followed.at().ready(*TABLES)
    assert read_all(under_way) == before


def test_eight_threads_that_ask_at_once_are_given_the_same() -> None:
    ledger, _ = a_ledger_corrected(2)
    followed = Snapshot(working_days=CALENDAR)
    followed.take_in(ledger.since(0))
    said: list[Said] = []
    threads = [
        threading.Thread(
            target=lambda edition=1 + n % 3: said.append(read_all(followed.at(edition)))
        )
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(said) == 8
    expected = [read_all(opened_anew(ledger, edition)) for edition in (1, 2, 3)]
    assert all(one in expected for one in said)


def test_a_detail_changes_when_what_it_belongs_to_changes() -> None:
    assert made_from("assessment_factors") >= made_from("assessments") >= made_from("referrals")
    assert "spoken of referrals" in made_from("assessments")
    assert made_from(TEAMS_OF_THE_TIME) == made_from("allocations")


def test_every_case_list_names_the_tables_that_it_reads() -> None:
    """Each is built where only what it names is at hand: one that named too few would fail."""
    ledger, _ = a_ledger_corrected(0)
    for measure in MEASURES.values():
        alone = opened_anew(ledger, 1)
        assert alone.as_at is not None
        assert case_list(alone, measure, months_to(alone.as_at, 3)).edition == 1
        assert "people" in tables_named(measure.case_list_sql)


def test_a_list_that_is_cut_from_another_is_the_one_worked_out_by_itself() -> None:
    chance, ledger = random.Random(3), MadeLedger()
    for file in make_world(chance):
        ledger.load(file)
    alone, beside = opened_anew(ledger, ledger.edition), opened_anew(ledger, ledger.edition)
    assert alone.as_at is not None
    asked = months_to(alone.as_at, 24)
    case_list(beside, EVERY_STEP, asked)
    by_itself, cut = case_list(alone, NEG_01, asked), case_list(beside, NEG_01, asked)
    assert by_itself.name != cut.name
    columns = ", ".join(
        f'"{c}"'
        for c in alone.execute(f"select * from {by_itself} limit 0")
        .fetch_arrow_table()
        .column_names
    )
    told = [
        sorted(map(str, reading.rows(f"select {columns} from {kept}")))
        for reading, kept in ((alone, by_itself), (beside, cut))
    ]
    assert told[0] == told[1] != []
