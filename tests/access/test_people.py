"""Who says who may sign in, and what even they may not do."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from goldenthread.access import people
from goldenthread.access.demo_people import Reach, make_demo_people
from goldenthread.access.grab_bags import A_NIGHT, bag_begun, bag_made
from goldenthread.access.identity import ask_identity
from goldenthread.access.models import AccessEntry, Appointment, IdentityGrant, Person
from goldenthread.access.people import CannotBeDone
from goldenthread.access.permissions import NotAllowed
from goldenthread.access.roles import ROLES, Role, sees_children
from goldenthread.access.sight import Sight, sight_of
from tests.conftest import PASSWORD, SignedIn

pytestmark = pytest.mark.django_db
SEE_CHILDREN = [row.role for row in ROLES if sees_children(row.role)]


def sight(person: Person) -> Sight:
    """With this person's eyes, now."""
    now = timezone.now()
    return sight_of(person, on=timezone.localdate(now), at=now)


@pytest.fixture
def ada(make_person: Callable[..., Person]) -> Person:
    """An administrator."""
    return make_person(Role.ADMINISTRATOR)


def test_administrator_sees_that_a_night_had_no_grab_bag(
    ada: Person, signed_in: Callable[..., SignedIn]
) -> None:
    browser, now = signed_in(person=ada), timezone.now()

    def said() -> str:
        return browser.get("/people/").content.decode()

    assert "No grab-bag of the last night" in said()
    assert "None was ever made." in said()
    bag_made(bag_begun(now - A_NIGHT), now - A_NIGHT)
    assert "No grab-bag of the last night" in said()
    bag_made(bag_begun(now), now)
    assert "The nightly grab-bag is made" in said()
    bag_begun(now + timedelta(minutes=1))
    assert "A grab-bag failed" in said()
    assert "did not come to be." in said()


def test_table_of_roles_has_every_role_once() -> None:
    assert [row.role for row in ROLES] == list(Role)


def test_administrator_adds_appoints_and_hands_over_a_password(
    ada: Person, signed_in: Callable[..., SignedIn]
) -> None:
    browser = signed_in(person=ada)
    page = browser.post(
        "/people/", {"full_name": "Wren Dunmore", "email": "Wren@Thornbeck.example"}
    ).content.decode()
    password = re.search(r"Hand over this password yourself: (\S+)", page)
    assert password
    wren = Person.objects.get(email="wren@thornbeck.example")
    asked = {"do": "appoint", "role": "social_worker", "worker_code": "W1", "starts_on": "1/1/2026"}
    browser.post(f"/people/{wren.pk}/", asked)
    assert sight(wren).worker_codes == ("W1",)
    assert wren.appointments.get().made_by == ada
    at_the_door = Client()
    at_the_door.post("/sign-in/", {"login": wren.email, "password": password[1]})
    assert at_the_door.get("/")["Location"] == "/you/password/"
    actions = list(AccessEntry.objects.values_list("action", flat=True))
    assert actions == [f"adds person {wren.pk}", f"appoints person {wren.pk} to social_worker"]


def test_nobody_appoints_themselves(ada: Person, signed_in: Callable[..., SignedIn]) -> None:
    for role in Role:
        with pytest.raises(CannotBeDone, match="Nobody appoints themselves"):
            people.appoint(
                sight(ada), ada, role, starts_on=date(2026, 1, 1), team="N", worker_code="W"
            )
    asked = {"do": "appoint", "role": "director", "starts_on": "1/1/2026"}
    page = signed_in(person=ada).post(f"/people/{ada.pk}/", asked).content.decode()
    assert "Nobody appoints themselves" in page
    assert ada.appointments.count() == 1


def test_database_refuses_an_appointment_made_by_its_holder(ada: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.create(
            person=ada, role=Role.DIRECTOR, starts_on=date(2026, 1, 1), made_by=ada
        )


@pytest.mark.parametrize("role", SEE_CHILDREN)
def test_one_hand_never_holds_accounts_and_children(
    role: Role, ada: Person, make_person: Callable[..., Person]
) -> None:
    another = make_person(Role.ADMINISTRATOR)
    reach = {"team": "North", "worker_code": "W1"}
    with pytest.raises(CannotBeDone, match="may not hold a role that sees children"):
        people.appoint(sight(ada), another, role, starts_on=date(2026, 1, 1), **reach)
    worker = make_person(role)
    with pytest.raises(CannotBeDone, match="may not hold a role that sees children"):
        people.appoint(sight(ada), worker, Role.ADMINISTRATOR, starts_on=date(2026, 1, 1))


def test_the_later_of_two_clashing_appointments_is_refused_before_it_begins(
    ada: Person, make_person: Callable[..., Person]
) -> None:
    person, soon = make_person(), timezone.localdate() + timedelta(days=30)
    people.appoint(sight(ada), person, Role.DIRECTOR, starts_on=soon)
    with pytest.raises(CannotBeDone):
        people.appoint(sight(ada), person, Role.ADMINISTRATOR, starts_on=date(2026, 1, 1))


def test_two_roles_that_see_children_may_be_held_at_once(
    ada: Person, make_person: Callable[..., Person]
) -> None:
    chair = make_person(Role.CONFERENCE_CHAIR)
    people.appoint(
        sight(ada), chair, Role.REVIEWING_OFFICER, starts_on=date(2026, 1, 1), worker_code="R1"
    )
    assert chair.appointments.count() == 2


@pytest.mark.parametrize(
    ("role", "says"),
    [
        (Role.TEAM_MANAGER, "which team"),
        (Role.SOCIAL_WORKER, "which code"),
        (Role.CONFERENCE_CHAIR, "which code"),
        (Role.REVIEWING_OFFICER, "which code"),
    ],
)
def test_role_is_not_given_without_its_reach(
    role: Role, says: str, ada: Person, make_person: Callable[..., Person]
) -> None:
    with pytest.raises(CannotBeDone, match=says):
        people.appoint(sight(ada), make_person(), role, starts_on=date(2026, 1, 1))


def test_ended_appointment_holds_no_more_from_that_day(
    ada: Person, make_person: Callable[..., Person]
) -> None:
    worker = make_person(Role.SOCIAL_WORKER, worker_code="W1")
    today = timezone.localdate()
    people.end_appointment(sight(ada), worker.appointments.get(), on=today)
    assert sight(worker).role is None
    with pytest.raises(CannotBeDone, match="ended already"):
        people.end_appointment(sight(ada), worker.appointments.get(), on=today)


def test_appointment_of_another_person_is_not_ended_from_this_page(
    ada: Person, make_person: Callable[..., Person], signed_in: Callable[..., SignedIn]
) -> None:
    worker, other = make_person(Role.SOCIAL_WORKER), make_person(Role.DIRECTOR)
    asked = {"do": "end", "appointment": str(other.appointments.get().pk)}
    assert signed_in(person=ada).post(f"/people/{worker.pk}/", asked).status_code == 404
    assert sight(other).role is Role.DIRECTOR


def test_administrator_disables_and_enables(
    ada: Person, make_person: Callable[..., Person], signed_in: Callable[..., SignedIn]
) -> None:
    worker = make_person(Role.SOCIAL_WORKER)
    theirs, browser = signed_in(person=worker), signed_in(person=ada)
    assert theirs.get("/you/").status_code == 200
    browser.post(f"/people/{worker.pk}/", {"do": "disable"})
    assert theirs.get("/you/").status_code == 302
    browser.post(f"/people/{worker.pk}/", {"do": "enable"})
    assert signed_in(person=worker).get("/you/").status_code == 200


@pytest.mark.parametrize(
    "act", [people.disable_person, people.give_new_password, people.remove_second_factor]
)
def test_administrator_does_none_of_it_to_themselves(
    act: Callable[[Sight, Person], object], ada: Person
) -> None:
    with pytest.raises(CannotBeDone):
        act(sight(ada), ada)


def test_everything_done_to_a_person_is_written_down(
    ada: Person, make_person: Callable[..., Person]
) -> None:
    worker = make_person(Role.SOCIAL_WORKER)
    held = worker.appointments.get()
    people.give_new_password(sight(ada), worker)
    people.remove_second_factor(sight(ada), worker)
    people.disable_person(sight(ada), worker)
    people.enable_person(sight(ada), worker)
    people.end_appointment(sight(ada), held, on=timezone.localdate())
    assert list(AccessEntry.objects.values_list("action", "person")) == [
        (f"gives a new password to person {worker.pk}", ada.pk),
        (f"removes the second factor of person {worker.pk}", ada.pk),
        (f"disables person {worker.pk}", ada.pk),
        (f"enables person {worker.pk}", ada.pk),
        (f"ends appointment {held.pk}", ada.pk),
    ]


def test_lost_password_and_lost_telephone(ada: Person, make_person: Callable[..., Person]) -> None:
    worker = make_person(Role.SOCIAL_WORKER)
    TOTP.activate(worker, "JBSWY3DPEHPK3PXP")
    password = people.give_new_password(sight(ada), worker)
    people.remove_second_factor(sight(ada), worker)
    browser = Client()
    browser.post("/sign-in/", {"login": worker.email, "password": password})
    assert browser.get("/")["Location"] == "/you/password/"


def test_taken_e_mail_address_is_refused(
    ada: Person, make_person: Callable[..., Person], signed_in: Callable[..., SignedIn]
) -> None:
    taken = make_person().email
    asked = {"full_name": "Another", "email": taken.upper()}
    page = signed_in(person=ada).post("/people/", asked).content.decode()
    assert "Somebody has this e-mail address already" in page
    with pytest.raises(CannotBeDone):
        people.add_person(sight(ada), email=taken, full_name="Another")


def test_form_that_says_nothing_changes_nothing(
    ada: Person, make_person: Callable[..., Person], signed_in: Callable[..., SignedIn]
) -> None:
    worker = make_person(Role.SOCIAL_WORKER)
    page = signed_in(person=ada).post(
        f"/people/{worker.pk}/", {"is_active": "", "role": "director", "email": "x@y.example"}
    )
    assert "Nothing was changed" in page.content.decode()
    worker.refresh_from_db()
    assert worker.is_active
    assert worker.email != "x@y.example"


@pytest.mark.parametrize("role", [row.role for row in ROLES if row.role != Role.ADMINISTRATOR])
def test_nobody_else_manages_people(role: Role, make_person: Callable[..., Person]) -> None:
    by, target = sight(make_person(role)), make_person(Role.SOCIAL_WORKER)
    day = date(2026, 1, 1)
    everybody = Person.objects.count()
    for act in (
        lambda: people.add_person(by, email="x@thornbeck.example", full_name="X"),
        lambda: people.appoint(by, target, Role.DIRECTOR, starts_on=day),
        lambda: people.end_appointment(by, target.appointments.get(), on=day),
        lambda: people.disable_person(by, target),
        lambda: people.enable_person(by, target),
        lambda: people.give_new_password(by, target),
        lambda: people.remove_second_factor(by, target),
    ):
        with pytest.raises(NotAllowed):
            act()
    target.refresh_from_db()
    assert Person.objects.count() == everybody
    assert target.is_active
    assert target.check_password(PASSWORD)
    assert target.appointments.get().ends_on is None


def test_person_acts_in_one_role_at_a_time_and_may_change_it(
    signed_in: Callable[..., SignedIn],
) -> None:
    browser = signed_in(Role.TEAM_MANAGER, Role.PERFORMANCE_ANALYST, team="North")
    assert "Act in the role of" in browser.get("/you/").content.decode()
    browser.post("/you/role/", {"role": "performance_analyst"})
    assert "each child under a pseudonym" in browser.get("/you/").content.decode()
    assert browser.post("/you/role/", {"role": "director"}).status_code == 404


# The demonstration, and identity for a purpose --------------------------------------------------


def test_demonstration_has_one_sign_in_per_role_and_can_be_made_again() -> None:
    reach = {Role.TEAM_MANAGER: Reach(team="North"), Role.SOCIAL_WORKER: Reach(worker_code="W1")}
    made = make_demo_people("four words for you", reach=reach)
    assert [role for role, _, _ in made] == list(Role)
    assert make_demo_people("four words for you", reach=reach) == made
    assert Person.objects.count() == Appointment.objects.count() == len(Role)
    for role, email, password in made:
        browser = Client()
        browser.post("/sign-in/", {"login": email, "password": password})
        assert browser.get("/you/").status_code == 200
        assert sight(Person.objects.get(email=email)).role is role


def test_steward_asks_for_names_and_it_is_written_down(
    signed_in: Callable[..., SignedIn],
) -> None:
    browser = signed_in(Role.DATA_STEWARD)
    why = "Three children appear twice in the census of last year."
    browser.post("/identity/", {"purpose": why, "hours": "1"})
    entry = AccessEntry.objects.get()
    assert (entry.action, entry.purpose) == ("asks for names", why)
    assert sight(browser.person).purpose == why
    assert why in browser.get("/identity/").content.decode()
    browser.post("/identity/", {"end": "yes"})
    assert sight(browser.person).purpose == ""


@pytest.mark.parametrize(
    "asked", [{"purpose": "", "hours": "1"}, {"purpose": "x" * 30, "hours": "9"}]
)
def test_names_are_not_shown_without_a_purpose_or_for_ever(
    asked: dict[str, str], signed_in: Callable[..., SignedIn]
) -> None:
    browser = signed_in(Role.DATA_STEWARD)
    assert "There is a problem" in browser.post("/identity/", asked).content.decode()
    assert not IdentityGrant.objects.exists()


@pytest.mark.parametrize("role", [row.role for row in ROLES if row.role != Role.DATA_STEWARD])
def test_nobody_else_asks_for_names(role: Role, make_person: Callable[..., Person]) -> None:
    by = sight(make_person(role))
    with pytest.raises(NotAllowed):
        ask_identity(by, purpose="curious about names", hours=1, at=timezone.now())
    assert not IdentityGrant.objects.exists()
