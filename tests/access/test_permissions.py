"""The pairs: `person_can_x` answers, `check_person_can_x` raises, and they agree for every role."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from goldenthread.access import absences, permissions, weights
from goldenthread.access.load_findings import ChosenFindings, cut_findings
from goldenthread.access.models import AccessEntry, Appointment, Person
from goldenthread.access.permissions import NotAllowed
from goldenthread.access.roles import Permission, Role
from goldenthread.access.sight import Sight, sight_of
from goldenthread.casework import decided_dates
from goldenthread.record.absences import NOBODY_AWAY, Absence
from tests.access.matrix_table import GIVE_RECEIPTS

CHECKS = sorted(name for name in vars(permissions) if name.startswith("check_person_can_"))


def sight(role: Role | None) -> Sight:
    """The eyes of somebody in that role; nothing is asked of a database."""
    person, day = Person(full_name="Somebody"), date(2026, 3, 31)
    return Sight(person=person, on=day, role=role, appointments=(Appointment(role=role or ""),))


def may(check: Callable[[Sight], None], role: Role | None) -> bool:
    """Whether the check lets the role pass."""
    try:
        check(sight(role))
    except NotAllowed:
        return False
    return True


@pytest.mark.parametrize("name", CHECKS)
def test_check_and_answer_agree_for_every_role(name: str) -> None:
    answer = getattr(permissions, name.removeprefix("check_"))
    check = getattr(permissions, name)
    said = {role: answer(sight(role)) for role in (None, *Role)}
    assert {role: may(check, role) for role in (None, *Role)} == said
    assert not said[None]
    assert True in said.values()
    assert False in [said[role] for role in Role]


@pytest.mark.django_db
@pytest.mark.parametrize("role", [None, *Role])
def test_findings_are_behind_a_second_lock(role: Role | None) -> None:
    may_see = role in {Role.DIRECTOR, Role.PERFORMANCE_ANALYST, Role.DATA_STEWARD}
    with nullcontext() if may_see else pytest.raises(NotAllowed):
        cut_findings(sight(role), 1, ChosenFindings(), page=1, per_page=50)


def test_every_permission_is_asked_for_somewhere() -> None:
    source = Path(permissions.__file__).read_text(encoding="utf-8")
    assert [p.name for p in Permission if f"Permission.{p.name} in" not in source] == []


SAID = Absence(
    worker="W1",
    team="North",
    first_on=date(2026, 3, 31),
    last_on=date(2026, 4, 1),
    look_again_on=None,
    cover="",
    reason="leave",
    set_by="",
)
SECOND_LOCKS: dict[str, Callable[[Any], object]] = {
    "weights": lambda seen: weights.set_weights(
        seen.sight, {}, seen.on, why="", at=timezone.now(), after=0
    ),
    "no weights": lambda seen: weights.take_weights_back(seen.sight, seen.on, at=timezone.now()),
    "absence": lambda seen: absences.say_absence(seen, SAID, at=timezone.now(), after=0),
    "no absence": lambda seen: absences.take_absence_back(seen, SAID, at=timezone.now()),
}


@pytest.mark.django_db
@pytest.mark.parametrize("what", sorted(SECOND_LOCKS))
def test_what_a_council_sets_is_behind_a_second_lock_and_written_down(
    what: str, make_person: Callable[..., Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (weights, absences):
        monkeypatch.setattr(module, "say", lambda *_, **__: 1)
        monkeypatch.setattr(module, "unsay", lambda *_, **__: 1)
    monkeypatch.setattr(absences, "posts_within_reach", lambda _: (absences.Post("North", "W1"),))
    monkeypatch.setattr(absences, "absences_at", lambda _: NOBODY_AWAY)
    for role in (Role.DIRECTOR, Role.PERFORMANCE_ANALYST):
        eyes = sight_of(make_person(role), on=SAID.first_on, at=timezone.now())
        seen = SimpleNamespace(sight=eyes, on=SAID.first_on, reading=None)
        with nullcontext() if role is Role.DIRECTOR else pytest.raises(NotAllowed):
            SECOND_LOCKS[what](seen)
    assert AccessEntry.objects.count() == 1


@pytest.mark.parametrize("role", sorted({*Role} - GIVE_RECEIPTS))
def test_who_may_not_decide_of_due_dates_is_refused_before_anything_is_read(role: Role) -> None:
    nothing: Any = None
    seen: Any = SimpleNamespace(sight=sight(role))
    for decide in (
        lambda: decided_dates.agree_day(seen, nothing, nothing, nothing, since=nothing),
        lambda: decided_dates.pause(seen, nothing, nothing, nothing),
        lambda: decided_dates.change_pause(seen, nothing, 1, nothing, nothing),
        lambda: decided_dates.take_back(seen, nothing, 1, nothing),
    ):
        with pytest.raises(NotAllowed):
            decide()
