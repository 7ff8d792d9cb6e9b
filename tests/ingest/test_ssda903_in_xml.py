"""An SSDA903 in XML: read as the same rows in CSV are, and refused plainly where it cannot be."""

import csv
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from goldenthread.borough import make_borough, write_returns
from goldenthread.ingest.findings import Refused
from goldenthread.ingest.ssda903_in_xml import is_ssda903, read_ssda903
from goldenthread.ingest.staging import Staged, stage
from goldenthread.ingest.table_reader import read_return
from goldenthread.returns.ssda903 import SSDA903
from tests.ingest.files import record_now, take_in

Rows = dict[str, list[dict[str, str]]]
BLOCKS = {
    "reviews": "AREVIEW",
    "oc2": "OC2",
    "oc3": "OC3",
    "ad1": "ADOPTION",
    "placed_for_adoption": "AD_PLACED",
    "previous_permanence": "PERMANENCE",
    "missing": "AMISSING",
    "sw_episodes": "SWEPISODE",
    "dolo": "DOLO",
}
"""What a block is called: by the names that the sector's own sample has, where it has one."""

ONE = """<?xml version='1.0' encoding='us-ascii'?>
<EXPSSDA903><CHILD><HEADER><CHILDID>C1</CHILDID><UPN>UN4</UPN><SEX>1</SEX><DOB>02/03/2013</DOB>
<ETHNIC>BOTH</ETHNIC><UASC>1</UASC><DUC>15/12/2030</DUC>
<AREVIEW><REVIEW>28/01/2017</REVIEW><REVIEW_CODE>PN3</REVIEW_CODE></AREVIEW>
<AREVIEW><REVIEW>14/02/2017</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
<MOTHER /><MC_DOB /><OC2><SDQ_SCORE>18</SDQ_SCORE><HEALTH_ASSESSMENT>1</HEALTH_ASSESSMENT></OC2>
<SHOE_SIZE>4</SHOE_SIZE></HEADER>
<EPISODE><DECOM>11/11/2016</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>U6</PL><URN>1594525</URN>
<PLACE_PROVIDER>PR4</PLACE_PROVIDER><DEC /><REC /></EPISODE></CHILD></EXPSSDA903>
"""


def written(folder: Path, text: str, name: str = "903 2017.xml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_child_is_a_row_of_each_table_that_it_has_a_block_for(tmp_path: Path) -> None:
    raw = read_ssda903(written(tmp_path, ONE))
    assert {name: len(table.rows) for name, table in raw.tables.items()} == {
        "header": 1, "episodes": 1, "reviews": 2, "uasc": 1, "oc2": 1
    }  # fmt: skip
    reviews = raw.tables["reviews"]
    said = [dict(zip(reviews.cells, row[3:], strict=True)) for row in reviews.rows]
    assert said[1] == {
        "CHILD": "C1", "DOB": "02/03/2013", "REVIEW": "14/02/2017", "REVIEW_CODE": "PN1"
    }  # fmt: skip
    assert [row[2] for row in reviews.rows] == [4, 5]
    assert [(f.code, f.column, f.line) for f in raw.findings] == [
        ("unknown-element", "SHOE_SIZE", 7)
    ]


def test_it_is_told_by_its_first_element() -> None:
    assert is_ssda903(ONE.encode())
    assert is_ssda903(ONE.replace("us-ascii", "utf-16").encode("utf-16"))
    assert is_ssda903(b"\xef\xbb\xbf<!-- <Message> --><x:SSDA903 xmlns:x='y'>")
    assert not is_ssda903(b"<?xml version='1.0'?><Message><Header/></Message>")


def test_the_borough_in_xml_is_the_same_as_in_csv(tmp_path: Path) -> None:
    borough = make_borough(children=300, years=4, seed=3, last_year=2025)
    write_returns(borough, tmp_path / "out", returns=("ssda903",))
    folder = next(
        p for p in sorted((tmp_path / "out").rglob("*")) if p.is_dir() and list(p.glob("*.csv"))
    )
    files = sorted(folder.glob("*.csv"))
    tables = rows_of(files)
    raw, shape = read_return(folder.name, files)
    assert shape is SSDA903
    in_csv = stage(raw, SSDA903, lambda _read: 2025)
    path = written(tmp_path, xml_of(tables))
    in_xml = stage(read_ssda903(path), SSDA903, lambda _read: 2025)
    assert {t.name for t in in_xml.tables} >= {"people", "looked_after_periods", "placements"}
    for table in in_xml.tables:
        assert said(in_xml, table.name) == said(in_csv, table.name), table.name


def said(staged: Staged, table: str) -> list[tuple[object, ...]]:
    columns = staged.connection.execute(f"describe {table}").fetchall()
    names = [name for name, *_ in columns if name not in ("ordinal", "line")]
    return staged.connection.execute(
        f"select {', '.join(names)} from {table} order by all"
    ).fetchall()


def rows_of(files: list[Path]) -> Rows:
    found: Rows = {}
    for path in files:
        with path.open(encoding="utf-8-sig", newline="") as file:
            found[path.stem.lower()] = list(csv.DictReader(file))
    return found


def xml_of(tables: Rows) -> str:
    """The rows by child, in the blocks in which the collection has them."""
    children = []
    for row in tables["header"]:
        number = row["CHILD"]

        def of(table: str, number: str = number) -> list[dict[str, str]]:
            return [r for r in tables.get(table, []) if r["CHILD"] == number]

        inside = "".join(block(name, one) for table, name in BLOCKS.items() for one in of(table))
        alone = "".join(f"<UASC>1</UASC><DUC>{one['DUC']}</DUC>" for one in of("uasc"))
        who = cells({"CHILDID": number} | {k: v for k, v in row.items() if k != "CHILD"})
        episodes = "".join(
            block("EPISODE", {"PL" if k == "PLACE" else k: v for k, v in one.items()})
            for one in of("episodes")
        )
        children.append(f"<CHILD><HEADER>{who}{alone}{inside}</HEADER>{episodes}</CHILD>")
    return f"<EXPSSDA903>{''.join(children)}</EXPSSDA903>"


def block(name: str, row: Mapping[str, str]) -> str:
    own = {k: v for k, v in row.items() if k not in ("CHILD", "DOB")}
    return f"<{name}>{cells(own)}</{name}>"


def cells(row: Mapping[str, str]) -> str:
    return "".join(f"<{k}>{escape(v)}</{k}>" for k, v in row.items())


@pytest.mark.django_db(transaction=True)
def test_it_is_taken_in_as_the_year_that_its_name_says(tmp_path: Path) -> None:
    taken = take_in(written(tmp_path, ONE), tmp_path, council="899")
    assert (taken.kind, taken.slice) == ("ssda903", "899 ssda903 2016-17")
    for name, counts in taken.tables.items():
        assert counts["read"] == counts["loaded"] + counts["held_back"], name
    (period,) = record_now().rows("select child_id, started_on from looked_after_periods")
    assert period["child_id"] == "C1"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (ONE[:600], "breaks off or is damaged at line"),
        ("<EXPSSDA903><PERSON><A>1</A></PERSON></EXPSSDA903>", "without an element CHILD"),
        (
            '<!DOCTYPE a [<!ENTITY b "c">]>' + ONE.split("\n", 1)[1],
            "carries a document type definition or entities",
        ),
    ],
)
def test_what_cannot_be_read_says_what_to_send_instead(text: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=why):
        read_ssda903(written(tmp_path, text))
