"""Loads and their findings, the templates, and a file loaded from the browser."""

import csv
import io
import os
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldenthread.access.load_findings import (
    IDENTIFYING_CELLS,
    RULES_THAT_QUOTE_AN_IDENTITY,
    as_one_may_read,
)
from goldenthread.access.models import AccessEntry, Person
from goldenthread.access.roles import Identity, Role
from goldenthread.access.sight import Sight
from goldenthread.ingest import rules
from goldenthread.ingest.recognising import recognise
from goldenthread.ingest.tables_in_files import FoundTable
from goldenthread.ledger import following
from goldenthread.ledger.models import Finding, Load, LoadedTable, Slice
from goldenthread.returns.catalogue import in_tables
from goldenthread.returns.own_contract import OWN_CONTRACT
from goldenthread.returns.shape import Return
from goldenthread.web import uploads
from goldenthread.web.pages.coming_in.load_a_file.arriving import clean_name
from tests.conftest import SignedIn
from tests.ingest.files import a_child, census

EVERY_COUNT = {"read": 12, "loaded": 7, "unchanged": 3, "held_back": 2, "closed": 1}
SECRETS = (
    "CANARY-ID", "X123456789012", "2016-02-31", "born 2030-01-01", "born 1 January 2030",
)  # fmt: skip


@pytest.fixture
def a_load(db: None) -> Load:
    """A load with two tables, and findings that quote who children are."""
    of_year = Slice.objects.create(
        council="899", kind="cin_census", period="2024-25", year=2025,
        first_day=date(2024, 4, 1), last_day=date(2025, 3, 31), opened_by=1, touched_by=1,
    )  # fmt: skip
    load = Load.objects.create(
        edition=1, changed=True, slice=of_year, source="census.xml", sha256="0" * 64,
        loaded_at=datetime(2025, 6, 30, 9, 12, tzinfo=UTC), loaded_by="somebody", seconds=1.5,
    )  # fmt: skip
    for table in ("people", "referrals"):
        LoadedTable.objects.create(load=load, table=table, **EVERY_COUNT)
    found: tuple[tuple[str, str, str, str, str], ...] = (
        ("8640", "referrals", "ReasonForClosure", "RC99", "error"),
        ("8590", "people", "LAchildID", "CANARY-ID", "error"),
        ("1540", "people", "UPN", "X123456789012", "query"),
        ("unreadable", "people", "PersonBirthDate", "2016-02-31", "error"),
        ("8606", "referrals", "CINreferralDate", "born 2030-01-01", "error"),
        ("unknown-element", "Child", "Shoesize", "3 of these", "note"),
    )
    for n, (code, table, column, says, severity) in enumerate(found, start=1):
        Finding.objects.create(
            load=load, code=code, table=table, ordinal=n, line=1000 + n, column=column,
            says=says, why=f"Wrong in the way of {code}.", severity=severity,
        )  # fmt: skip
    return load


def text_of(answer: Any) -> str:
    """What a page says, without its tags and with single spaces."""
    html = re.sub(r"<(script|style).*?</\1>", "", answer.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def test_a_row_said_twice_is_told_by_the_names_of_the_file(
    a_load: Load, signed_in: Callable[..., SignedIn]
) -> None:
    for line in (7, 8):
        Finding.objects.create(
            load=a_load, code="same-row-twice", table="referrals", ordinal=line, line=line,
            column="source, no_further_action", severity="error",
            why=f"This row has the same key as the one at line {line} and differs in source, "
            "no_further_action; they were merged, the first was kept, open where either is open.",
        )  # fmt: skip
    said = text_of(signed_in(Role.DATA_STEWARD).get(reverse("load", args=[a_load.id])))
    assert said.count("differs in ReferralSource, ReferralNFA; they were merged") == 3
    assert "no_further_action" not in said


def test_the_loads_say_what_became_of_every_row(
    a_load: Load, signed_in: Callable[..., SignedIn]
) -> None:
    said = text_of(signed_in(Role.DIRECTOR).get(reverse("loads")))
    spoken_of = "Children in need census 2024-25 1 April 2024 to 31 March 2025"
    assert f"{spoken_of} 30 June 2025 at 10:12 census.xml" in said
    assert "24 14 6 4 2 6 1 somebody" in said  # both tables together


def test_a_load_counts_by_table_and_in_all(
    a_load: Load, signed_in: Callable[..., SignedIn]
) -> None:
    said = text_of(signed_in(Role.DIRECTOR).get(reverse("load", args=[a_load.pk])))
    assert "Children 12 7 3 2 1" in said
    assert "All tables 24 14 6 4 2" in said
    assert "by somebody" in said
    assert "Of which days 1 April 2024 to 31 March 2025" in said
    assert "Brings Children; Referrals and episodes of need." in said


def test_a_finding_has_its_place_what_it_says_why_and_what_to_do(
    a_load: Load, signed_in: Callable[..., SignedIn]
) -> None:
    said = text_of(signed_in(Role.DIRECTOR).get(reverse("load", args=[a_load.pk])))
    assert "to mend 8640 Wrong in the way of 8640. What to do: Correct it" in said
    assert "8640 in referrals and episodes of need Row Line Column What it says" in said
    assert "1 1,001 ReasonForClosure RC99" in said
    written = [secret for secret in SECRETS if secret in said]
    assert written == [secret for secret in SECRETS if secret != "born 2030-01-01"]  # in words


def test_findings_are_chosen_by_code_table_and_severity(
    a_load: Load, signed_in: Callable[..., SignedIn]
) -> None:
    director = signed_in(Role.DIRECTOR)

    def lines(**query: str) -> list[str]:
        said = text_of(director.get(reverse("load", args=[a_load.pk]), query))
        return re.findall(r"1,00\d", said)

    assert len(lines()) == 6
    assert lines(code="1540") == ["1,003"]
    assert lines(table="referrals") == ["1,005", "1,001"]
    assert lines(severity="note") == ["1,006"]
    assert lines(code="1540", table="referrals") == []
    assert director.get(reverse("load", args=[a_load.pk]), {"page": "0"}).status_code == 400
    assert director.get(reverse("load", args=[2**40])).status_code == 404


def test_what_to_mend_comes_first_and_a_note_last(
    a_load: Load, signed_in: Callable[..., SignedIn]
) -> None:
    said = text_of(signed_in(Role.DIRECTOR).get(reverse("load", args=[a_load.pk])))
    by_code = said[said.index("Findings by code") : said.index("Every code")]
    assert by_code.index("8640") < by_code.index("1540") < by_code.index("unknown-element")


@pytest.mark.parametrize("role", [Role.PERFORMANCE_ANALYST, Role.DATA_STEWARD])
def test_who_may_not_know_the_children_reads_no_cell_that_tells(
    role: Role, a_load: Load, signed_in: Callable[..., SignedIn]
) -> None:
    said = text_of(signed_in(role).get(reverse("load", args=[a_load.pk])))
    assert [secret for secret in SECRETS if secret in said] == []
    assert said.count("(not shown)") == 4
    assert "RC99" in said


@pytest.mark.parametrize("role", [Role.HEAD_OF_SERVICE, Role.TEAM_MANAGER])
def test_who_may_not_see_findings_sees_how_many(
    role: Role, a_load: Load, signed_in: Callable[..., SignedIn]
) -> None:
    browser = signed_in(role, team="North", service="Safeguarding")
    said = text_of(browser.get(reverse("load", args=[a_load.pk])))
    assert "6 findings" in said
    assert "Wrong in the way of 8640." in said
    assert [quoted for quoted in (*SECRETS, "RC99", "1,001") if quoted in said] == []


def test_looking_at_findings_is_written_down(
    a_load: Load, signed_in: Callable[..., SignedIn]
) -> None:
    browser = signed_in(Role.DATA_STEWARD)
    browser.get(reverse("load", args=[a_load.pk]))
    written = AccessEntry.objects.get()
    assert (written.person, written.kind, written.outcome) == (browser.person, "load", "shown")


def test_no_rule_quotes_an_identity_that_is_not_hidden() -> None:
    """Whoever writes a rule that quotes who a child is must say so where it is hidden."""
    identity = re.compile(r"\{(child_id|upn|former_upn|born_on|expected_on|name|family)\}")
    quoting = set()
    for path in Path(rules.__file__).parent.glob("*.py"):
        for chunk in path.read_text().split("CensusRule(\n")[1:]:
            code = re.search(r'code="(\w+)"', chunk)
            column = re.search(r'column="(\w+)"', chunk)
            if code and column and identity.search(chunk) and column[1] not in IDENTIFYING_CELLS:
                quoting.add(code[1])
    assert quoting == RULES_THAT_QUOTE_AN_IDENTITY
    assert {"LAchildID", "UPN", "FormerUPN", "PersonBirthDate", "name"} <= IDENTIFYING_CELLS


def test_a_cell_among_several_is_hidden_too() -> None:
    sight = Sight(person=Person(), on=date(2025, 1, 1), identity=Identity.PSEUDONYM)
    assert as_one_may_read(sight, code="x", column="sex, born_on", says="y") == "(not shown)"
    assert as_one_may_read(sight, code="x", column="sex, ethnicity", says="y") == "y"


def test_nothing_loaded_says_what_to_do(signed_in: Callable[..., SignedIn]) -> None:
    said = text_of(signed_in(Role.DIRECTOR).get(reverse("loads")))
    assert "Load a census with goldenthread load FILE" in said


@pytest.mark.parametrize("shape", OWN_CONTRACT, ids=lambda shape: shape.kind)
def test_a_template_is_what_the_loader_reads(
    shape: Return, signed_in: Callable[..., SignedIn]
) -> None:
    steward = signed_in(Role.DATA_STEWARD)
    answer = steward.get(reverse("template_to_download", args=[shape.kind]))
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{shape.kind}.csv"'
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 1
    sent = FoundTable(name=shape.kind, headings=rows[0], cells=pa.table({"line": [2]}))
    seen = recognise([sent], in_tables())
    assert seen is not None
    assert seen.shape is shape
    page = text_of(steward.get(reverse("templates_to_download")))
    assert all(cell.names[0] in page for cell in shape.root.cells)
    assert steward.get(reverse("template_to_download", args=["other"])).status_code == 404


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("census 2024-25.xml", "census 2024-25.xml"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..", "return"),
        ("a\x00b.xml", "a_b.xml"),
        ("x" * 300 + ".xml", "x" * 96 + ".xml"),
    ],
)
def test_a_name_means_nothing_to_a_file_system(name: str, kept: str) -> None:
    assert clean_name(name) == kept


def sent(path: Path) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(path.name, path.read_bytes())


def token_of(answer: Any) -> str:
    """The token under which the file waits."""
    found = re.search(r'name="arriving" value="(\w+)"', answer.content.decode())
    assert found, text_of(answer)
    return found[1]


@pytest.mark.django_db(transaction=True)
def test_a_file_is_tried_then_confirmed_then_loaded(
    tmp_path: Path, signed_in: Callable[..., SignedIn]
) -> None:
    following.forget()
    steward, address = signed_in(Role.DATA_STEWARD), reverse("load_a_file")
    path = census(tmp_path, 2025, [a_child("A1", plans=[("2024-06-03", "")]), a_child("A2")])
    tried = steward.post(address, {"file": sent(path)})
    said = text_of(tried)
    assert "What census_2025.xml would change" in said
    assert "Nothing has been changed yet." in said
    assert "Child protection plans 1 1 0 0 0" in said
    assert not Load.objects.exists()
    done = steward.post(address, {"arriving": token_of(tried), "do": "load"})
    load = Load.objects.get()
    assert (done.status_code, done.headers["Location"]) == (302, reverse("load", args=[load.pk]))
    assert load.loaded_by == steward.person.email
    assert load.source == "census_2025.xml"
    assert not list((Path(settings.HOME) / "arriving").rglob("*.xml"))
    again = steward.post(address, {"arriving": token_of(tried), "do": "load"})
    assert "The file is not here any more." in text_of(again)
    assert Load.objects.count() == 1
    following.forget()


@pytest.mark.django_db(transaction=True)
def test_a_file_that_closes_much_is_taken_once_it_is_said_to_replace(
    tmp_path: Path, signed_in: Callable[..., SignedIn]
) -> None:
    following.forget()
    steward, address = signed_in(Role.DATA_STEWARD), reverse("load_a_file")
    many = census(tmp_path, 2025, [a_child(f"A{n}") for n in range(10)], name="many.xml")
    tried = steward.post(address, {"file": sent(many)})
    steward.post(address, {"arriving": token_of(tried), "do": "load"})
    few = census(tmp_path, 2025, [a_child("A1")], name="few.xml")
    refused = steward.post(address, {"file": sent(few)})
    assert "few.xml would close" in text_of(refused)
    assert "--replaces" not in text_of(refused)
    token = token_of(refused)
    assert "few.xml would close" in text_of(
        steward.post(address, {"arriving": token, "do": "load"})
    )
    meant = steward.post(address, {"arriving": token, "do": "check", "replaces": "yes"})
    assert "What few.xml would change" in text_of(meant)
    assert Load.objects.count() == 1
    steward.post(address, {"arriving": token, "do": "load"})
    assert Load.objects.count() == 2
    following.forget()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("cut.xml", b"<Message><Header>", "cut.xml"),
        ("empty.xml", b"", "empty.xml is empty"),
        ("blank.csv", b"   \n", "blank.csv is empty"),
        ("other.xml", b"<shoe><size>1</size></shoe>", "other.xml"),
    ],
)
def test_what_cannot_be_taken_in_is_refused_in_a_sentence(
    name: str, content: bytes, why: str, signed_in: Callable[..., SignedIn]
) -> None:
    steward = signed_in(Role.DATA_STEWARD)
    answer = steward.post(reverse("load_a_file"), {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 200
    assert "Nothing was changed" in text_of(answer)
    assert why in text_of(answer)
    assert "arriving_file" not in steward.session
    assert not list((Path(settings.HOME) / "arriving").rglob(name))


@pytest.mark.django_db
def test_a_file_that_is_too_large_is_not_kept(
    monkeypatch: pytest.MonkeyPatch, signed_in: Callable[..., SignedIn]
) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 1000)
    steward = signed_in(Role.DATA_STEWARD)
    large = SimpleUploadedFile("large.xml", b"<Message>" + b" " * 200_000)
    answer = steward.post(reverse("load_a_file"), {"file": large})
    assert "so it was not taken in" in text_of(answer)
    assert not [p for p in (Path(settings.HOME) / "arriving").rglob("*") if p.is_file()]


@pytest.mark.django_db
def test_no_other_page_takes_a_file(
    monkeypatch: pytest.MonkeyPatch, signed_in: Callable[..., SignedIn]
) -> None:
    begun: list[str] = []
    keep = uploads.TemporaryFileUploadHandler.new_file

    def begin(self: Any, *args: Any, **kwargs: Any) -> None:
        begun.append(self.request.path)
        keep(self, *args, **kwargs)

    monkeypatch.setattr(uploads.TemporaryFileUploadHandler, "new_file", begin)
    steward = signed_in(Role.DATA_STEWARD)
    for page in ("identity", "load_a_file"):
        steward.post(reverse(page), {"file": SimpleUploadedFile("a.xml", b"<a/>"), "hours": "1"})
    assert begun == [reverse("load_a_file")]


@pytest.mark.django_db
def test_a_file_of_another_session_cannot_be_loaded(
    tmp_path: Path, signed_in: Callable[..., SignedIn]
) -> None:
    first, second = signed_in(Role.DATA_STEWARD), signed_in(Role.DATA_STEWARD)
    path = census(tmp_path, 2025, [a_child("A1")])
    token = token_of(first.post(reverse("load_a_file"), {"file": sent(path)}))
    answer = second.post(reverse("load_a_file"), {"arriving": token, "do": "load"})
    assert "The file is not here any more." in text_of(answer)
    first.post(reverse("load_a_file"), {"arriving": token, "do": "forget"})
    assert not list((Path(settings.HOME) / "arriving").rglob("*.xml"))


@pytest.mark.django_db
def test_a_file_that_nobody_confirmed_is_removed(
    tmp_path: Path, signed_in: Callable[..., SignedIn]
) -> None:
    steward, folder = signed_in(Role.DATA_STEWARD), Path(settings.FILE_UPLOAD_TEMP_DIR)
    left = folder / "long-ago"
    left.mkdir()
    (left / "old.xml").write_text("<Message/>")
    os.utime(left, (0, 0))
    path = census(tmp_path, 2025, [a_child("A1")])
    token = token_of(steward.post(reverse("load_a_file"), {"file": sent(path)}))
    assert not left.exists()
    assert [kept.name for kept in folder.iterdir()] == [token]
    kept = folder / token / path.name
    assert (kept.stat().st_mode & 0o777, kept.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    steward.post(reverse("load_a_file"), {"arriving": token, "do": "forget"})
    assert not list(folder.iterdir())
