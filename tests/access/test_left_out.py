"""Under any choice, a child is in a list, or a condition of the list is named that
leaves it out: never both, never neither."""

import datetime
from collections.abc import Iterable, Iterator
from uuid import UUID

import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st

from goldenthread.access import left_out_of_lists as lists
from goldenthread.access.changed_lists import cut_changes
from goldenthread.access.changes import GONE, What, standing_now
from goldenthread.access.clock_lists import ChosenRunnings, cut_runnings
from goldenthread.access.conferences import KINDS as OF_CHAIRS
from goldenthread.access.conferences import before_the_chair
from goldenthread.access.left_out import LISTED, LeftOut, left_out_of_clocks
from goldenthread.access.log import Kind, Looking
from goldenthread.access.models import Person
from goldenthread.access.my_work import ChosenWork, cut_work
from goldenthread.access.papers import cut_papers
from goldenthread.access.reviews import KINDS as OF_REVIEWS
from goldenthread.access.reviews import before_the_officer
from goldenthread.access.roles import Role
from goldenthread.access.sight import sight_of
from goldenthread.access.teams import LIVES, MOVED, NO_STEP, UNBORN, ChosenChildren, held_children
from goldenthread.access.visibility import Seen
from goldenthread.clocks.due_words import WORDS
from goldenthread.clocks.looked_at import LOOKS
from goldenthread.clocks.running import NOT_KNOWN
from goldenthread.clocks.states import STATES
from goldenthread.clocks.verbs import Verb
from goldenthread.ledger.models import Child
from tests.drawing import drawn
from tests.web.test_chairs import AS_AT, CHAIR, KNOWN, OFFICER, record
from tests.web.test_teams import HELD

pytestmark = pytest.mark.django_db

ALL = {"page": 1, "per_page": 1000}
teams = st.sampled_from(("", "North", "South", NOT_KNOWN))
workers = st.sampled_from(("", "W1", "W2", NOT_KNOWN))
clocks = st.sampled_from(("", "review-conference", "cp-visit", "assessment"))
runnings = st.builds(
    ChosenRunnings,
    clock=clocks,
    state=st.sampled_from(("", *STATES)),
    team=teams,
    worker=workers,
    look=st.sampled_from(("", *LOOKS)),
    within=st.sampled_from(("", "5", "10")),
)
work = st.builds(
    ChosenWork,
    verb=st.sampled_from(("", *Verb)),
    due=st.sampled_from(("", *WORDS)),
    clock=clocks,
    team=teams,
    worker=workers,
)
held = st.builds(
    ChosenChildren,
    team=teams,
    worker=workers,
    kind=st.sampled_from(("", NO_STEP, UNBORN, MOVED, *LIVES, "child-protection-plan")),
)
changes = st.tuples(
    st.sampled_from(What), st.sampled_from(("", GONE, *STATES)), st.sampled_from((1, 30, 400))
)
chairs = st.fixed_dictionaries(
    {
        lists.KIND: st.sampled_from(OF_CHAIRS),
        lists.PART: st.sampled_from(("", "0", "3", "9", "C1", "nobody")),
        lists.OF: st.sampled_from(("", "MINUTES")),
    }
)
reviews = st.sampled_from(("", *OF_REVIEWS))


class Cut:
    """One record as a director, a chair and a reviewing officer see it."""

    def __init__(self, people: dict[Role, Person], reading: object, handles: dict[UUID, str]):
        self.people, self.reading, self.handles = people, reading, handles

    def seen(self, role: Role, kind: Kind = Kind.CLOCKS) -> Seen:
        at = datetime.datetime(2025, 4, 1, 9, tzinfo=datetime.UTC)
        sight = sight_of(self.people[role], on=AS_AT, at=at)
        looking = Looking(sight=sight, action="asks", kind=kind, url_name="")
        return Seen(looking=looking, reading=self.reading, on=AS_AT)  # type: ignore[arg-type]

    def ids(self, rows: Iterable[object]) -> set[str]:
        return {self.handles[row.handle] for row in rows}  # type: ignore[attr-defined]


Answers = dict[str, tuple[LeftOut, ...]]


Listed = tuple[str, object, set[str], Answers]


def lists_of_teams(cut: Cut, draw: st.DataObject, asked: list[str]) -> Iterator[Listed]:
    """Each list with a choice of it, the children in it, and the answer for every child."""
    seen = cut.seen(Role.DIRECTOR)

    one = draw.draw(runnings)
    shown = cut_runnings(seen, one, on=AS_AT, **ALL).rows
    said = {c: left_out_of_clocks(seen, c, one, on=AS_AT) for c in asked}
    yield "clocks", one, cut.ids(shown), said

    todo = draw.draw(work)
    said = {c: lists.left_out_of_work(seen, c, todo, on=AS_AT) for c in asked}
    yield "work", todo, cut.ids(cut_work(seen, todo, on=AS_AT, **ALL).rows), said

    of = draw.draw(held)
    said = {c: lists.left_out_of_a_team(seen, c, of, on=AS_AT) for c in asked}
    yield "team", of, cut.ids(held_children(seen, of, on=AS_AT, **ALL).children), said

    what, how, before = draw.draw(changes)
    how = how if what is What.ENDED else ""
    then = standing_now(seen, AS_AT - datetime.timedelta(days=before))
    now = standing_now(seen, AS_AT)
    changed = cut_changes(seen, what, how, then=then, now=now, **ALL)
    said = {c: lists.left_out_of_changes(seen, c, what, how, then=then, now=now) for c in asked}
    yield "changes", (what, how), cut.ids((*changed.clocks, *changed.children)), said


def lists_of_one(cut: Cut, draw: st.DataObject, asked: list[str]) -> Iterator[Listed]:
    """The same of the lists of a chair, of a reviewing officer, and of who writes papers."""
    chair, officer = cut.seen(CHAIR), cut.seen(OFFICER)
    wanted, chaired = draw.draw(chairs), before_the_chair(chair, on=AS_AT)
    items = {
        item.child_id
        for item in chaired.listed(wanted[lists.KIND], wanted[lists.PART], wanted[lists.OF])
    }
    said = {c: lists.left_out_of_a_chair(chair, c, chaired, wanted, on=AS_AT) for c in asked}
    yield "chair", wanted, items, said
    coming = {one.child_id for one in chaired.conferences}
    said = {c: lists.left_out_of_coming(chair, c, chaired, on=AS_AT) for c in asked}
    yield "coming", chaired.last_day, coming, said

    kind, mine = draw.draw(reviews), before_the_officer(officer, on=AS_AT)
    in_it = {child.child_id for child in mine if not kind or kind in child.kinds}
    said = {c: lists.left_out_of_reviews(officer, c, mine, kind, on=AS_AT) for c in asked}
    yield "reviews", kind, in_it, said

    writes = cut.seen(Role.DIRECTOR, Kind.PAPERS)
    said = {c: lists.left_out_of_papers(writes, c) for c in asked}
    yield "papers", "", cut.ids(cut_papers(writes, **ALL).papers), said


@pytest.fixture
def people(make_person: object) -> dict[Role, Person]:
    """One of each role that has lists of its own."""
    codes = {Role.DIRECTOR: {}, CHAIR: {"worker_code": "C1"}, OFFICER: {"worker_code": "R1"}}
    return {role: make_person(role, **code) for role, code in codes.items()}  # type: ignore[operator]


@pytest.fixture
def cut(people: dict[Role, Person]) -> Cut:
    """Seven children with plans, conferences, papers, care and reviews, five of whom are held."""
    handles = {Child.objects.create(council="899", child_id=child).handle: child for child in KNOWN}
    return Cut(people, record(allocations=HELD), handles)


@drawn(4, phases=(Phase.reuse, Phase.generate))
@given(data=st.data(), asked=st.lists(st.sampled_from(KNOWN), min_size=2, max_size=2, unique=True))
def test_a_child_is_in_the_list_or_a_condition_leaves_it_out(
    data: st.DataObject, asked: list[str], cut: Cut
) -> None:
    for name, choice, in_it, said in (
        *lists_of_teams(cut, data, asked),
        *lists_of_one(cut, data, asked),
    ):
        for child, answers in said.items():
            if not answers:
                assert child not in in_it, (name, choice, child)
                continue
            (answer,) = answers
            is_listed = answer.first.condition == LISTED
            assert is_listed == (child in in_it), (name, choice, child, answer)
            assert not (is_listed and answer.besides)
