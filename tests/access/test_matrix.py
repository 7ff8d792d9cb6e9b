"""Every URL x role x method x kind of record, against the table written by hand."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db.models import Max
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from goldenthread.access.models import AccessEntry, Outcome, Person
from goldenthread.access.receipts import key_of
from goldenthread.access.roles import Role
from tests.access import urls_under_test
from tests.access.matrix_table import METHODS, REACH_ALL_CHILDREN, ROWS, SEE_NAMES, Row
from tests.access.small_record import CHILDREN, OTHER, OWN, PLANNED
from tests.access.world import World
from tests.conftest import BACKEND

pytestmark = pytest.mark.django_db


def patterns(found: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    """Every page of the running list, those of included lists too."""
    for one in found:
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns)
        else:
            yield one


def pages() -> list[URLPattern]:
    """The running list, with the doors of the tests."""
    return list(patterns(get_resolver("tests.access.urls_under_test").url_patterns))


def url_names() -> list[str]:
    """The names of every URL; one without a name comes out as its route, which has no row."""
    return [one.name or str(one.pattern) for one in pages()]


def test_every_url_has_a_row_and_every_row_a_url() -> None:
    assert set(url_names()) == set(ROWS)
    assert len(url_names()) == len(set(url_names()))


@pytest.mark.parametrize("name", sorted(set(url_names()) & set(ROWS)))
def test_url(name: str, world: World) -> None:
    """All cells of one row; every difference is named, not the first alone."""
    row = ROWS[name]
    wrong = [line for actor in actors(world) for line in cells(name, row, world, actor)]
    assert not wrong, "\n".join(wrong)


Actor = tuple[str, Role | None, Person | None]


def actors(world: World) -> list[Actor]:
    """Nobody, somebody without a role, and one for each role."""
    return [
        ("anonymous", None, None),
        ("without a role", None, world.stranger),
        *((role.value, role, person) for role, person in world.people.items()),
    ]


def cells(name: str, row: Row, world: World, actor: Actor) -> Iterator[str]:
    """What is wrong in the cells of one URL for one actor."""
    words, role, person = actor
    last = AccessEntry.objects.aggregate(last=Max("pk"))["last"] or 0
    for record in ("own", "other", "unknown") if row.child else ("",):
        url = address(name, row, world, record)
        browser = None
        for method in METHODS:
            if browser is None or name == "account_logout":
                browser = browser_of(person)
            answer = browser.generic(method, url)
            written = list(AccessEntry.objects.filter(pk__gt=last))
            last = written[-1].pk if written else last
            where = f"{name} {method} as {words} {record}:".replace(" :", ":")
            expected = expected_status(row, role, person, method, record)
            if answer.status_code != expected:
                yield f"{where} {answer.status_code}, not {expected}"
            for complaint in (
                *wrong_in_body(row, role, answer, expected),
                *wrong_in_log(row, answer, expected, written, person, world, record),
            ):
                yield f"{where} {complaint}"


def browser_of(person: Person | None) -> Client:
    """A browser in which this person, or nobody, is signed in."""
    browser = Client()
    if person:
        browser.force_login(person, backend=BACKEND)
    return browser


def address(name: str, row: Row, world: World, record: str) -> str:
    """The URL of the cell."""
    known = {
        "{running}": key_of({"clock": "review-conference", "started_on": PLANNED, "about": ""}),
        "{number}": world.stranger.pk,
        "{load}": world.load,
        "{own}": world.own,
        "{other}": world.other,
    }
    filled = {k: known.get(v, v) for k, v in row.arguments.items()}
    if row.child:
        filled["handle"] = getattr(world, record)
    return reverse(name, urls_under_test, kwargs=filled)


def expected_status(
    row: Row, role: Role | None, person: Person | None, method: str, record: str
) -> int:
    """The table's answer."""
    if person is None:
        if row.anonymous is None:
            return 302
        return row.anonymous.get(method, 405)
    if method not in row.methods:
        return 405
    if row.child:
        reached = {"own": row.roles, "other": row.roles & REACH_ALL_CHILDREN}.get(record, ())
        if role in reached and method == "POST" and role not in (row.posts or row.roles):
            return 403
        return 200 if role in reached else 404
    if not (role in row.roles or (role is None and row.without_a_role)):
        return 404 if row.is_hidden else 403
    answers = row.role_answers.get(role, row.answers) if role else row.answers
    return answers.get(method, 200)


def wrong_in_body(
    row: Row, role: Role | None, answer: HttpResponse, expected: int
) -> Iterator[str]:
    """No child in an answer that shows none; no name where a pseudonym is due."""
    said = b"" if answer.streaming else answer.content
    shown = [canary for canary in CHILDREN if canary.encode() in said]
    if row.quotes:
        if answer.content and expected == 200 and bool(shown) is not (role in row.quotes):
            yield f"quotes {shown or 'nobody'}"
        return
    if shown and (not row.shows or expected != 200 or role not in SEE_NAMES):
        yield f"shows {shown}"
    if OTHER in shown and role not in REACH_ALL_CHILDREN:
        yield "shows the child of another team"


def wrong_in_log(
    row: Row,
    answer: HttpResponse,
    expected: int,
    written: list[AccessEntry],
    person: Person | None,
    world: World,
    record: str,
) -> Iterator[str]:
    """A row for what was shown and for what was refused, and by whom, and no row besides."""
    refused = expected == 403 or ((row.child or row.is_hidden) and expected == 404)
    if not refused and not (row.shows and expected == 200):
        if written:
            yield f"{len(written)} rows of the access log for nothing"
        return
    outcome = Outcome.REFUSED if refused else Outcome.SHOWN
    if not written or any(w.outcome != outcome or w.person != person for w in written):
        yield f"the access log does not say {outcome}"
    # A form that may not be sent is refused as such: nothing was shown of the child.
    if row.child and expected != 403 and {w.child for w in written} != {getattr(world, record)}:
        yield "the access log does not name the child asked for"
    if row.shows and not row.child and expected == 200:
        within: set[UUID | None] = {world.own}
        if person and person.appointments.get().role in REACH_ALL_CHILDREN:
            within.add(world.other)
        if row.quotes or row.shows_nobody:
            within = {None}
        if {w.child for w in written} != within:
            yield "the access log does not name the children shown"


def test_child_out_of_reach_and_unknown_child_get_the_same_answer(world: World) -> None:
    for name, row in ROWS.items():
        if not row.child:
            continue
        for role, person in world.people.items():
            browser = browser_of(person)
            answers = [
                browser.get(address(name, row, world, record)) for record in ("other", "unknown")
            ]
            if role in REACH_ALL_CHILDREN:
                continue
            assert answers[0].content == answers[1].content
            assert dict(answers[0].headers) == dict(answers[1].headers)
            assert OWN not in answers[0].content.decode()
