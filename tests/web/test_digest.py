"""A person's digest: counts that open to their lists, in order of consequence, and quiet that
ends."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone

from goldenthread.access.digests import LONGEST_QUIET, Presses, Pressing, ask_quiet, quiet_until
from goldenthread.access.models import Digest
from goldenthread.access.roles import Role
from goldenthread.access.sight import sight_of
from goldenthread.ledger.following import forget
from goldenthread.packs.digest import MOST_LINES, PartOfDigest, body_of, list_href
from goldenthread.packs.outbox import Outbox
from goldenthread.packs.sending_digests import Post, parts_for, send_digests, write_digests
from tests.conftest import SignedIn
from tests.ingest.files import a_child, census, take_in
from tests.web.test_my_work import listed_at, text_of

pytestmark = pytest.mark.django_db(transaction=True)

Browser = Callable[..., SignedIn]
POST = Post(sender="golden.thread@thornbeck.example", site="https://thread.thornbeck.example")
AT = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
ON = AT.date()
DAY = datetime(2025, 3, 31, tzinfo=UTC).date()


@pytest.fixture
def plans(tmp_path: Path) -> None:
    """Four children on plans whose first review is overdue, and one whose review is to come."""
    children = [a_child(f"A{n}", plans=[("2024-10-01", "")]) for n in range(4)]
    children += [a_child("B1", plans=[("2025-01-02", "")])]
    take_in(census(tmp_path, 2025, children), tmp_path)
    forget()


def test_each_count_is_that_of_the_list_that_it_opens(plans: None, signed_in: Browser) -> None:
    browser = signed_in(Role.DIRECTOR)
    parts = parts_for(browser.person, on=ON, day=DAY, at=AT)
    pressing = [one for part in parts for one in part.pressing]
    assert {one.presses for one in pressing} >= {Presses.UNSEEN, Presses.THIS_WEEK}
    for one in pressing:
        said = text_of(browser.get(list_href(one)).content.decode())
        found = re.search(r"([\d,]+) (?:open )?clocks?\b", said[said.index(" on 31 March") :])
        assert found
        assert int(found[1].replace(",", "")) == one.clocks, list_href(one)


def test_it_is_ordered_by_consequence(plans: None, signed_in: Browser) -> None:
    browser = signed_in(Role.DIRECTOR)
    (part,) = parts_for(browser.person, on=ON, day=DAY, at=AT)
    keys = [
        (list(Presses).index(one.presses), not one.is_statutory, one.first_due_on)
        for one in part.pressing
    ]
    assert keys == sorted(keys)


def test_the_letter_has_a_cap_and_says_what_it_leaves_out() -> None:
    many = [
        Pressing(
            presses=Presses.UNSEEN,
            clock="core-group",
            is_statutory=True,
            clocks=n,
            first_due_on=DAY,
        )
        for n in range(1, MOST_LINES + 4)
    ]
    body = body_of([PartOfDigest(role_name="Director", pressing=many)], DAY, site=POST.site)
    assert body.count("Core group: ") == MOST_LINES
    assert "3 more kinds of clock press less" in body


def test_one_letter_a_day_goes_to_each_and_it_names_no_child(
    plans: None, signed_in: Browser, tmp_path: Path
) -> None:
    signed_in(Role.DIRECTOR)
    signed_in(Role.PERFORMANCE_ANALYST)
    signed_in(Role.TEAM_MANAGER, team="A team that holds nobody")
    outbox = Outbox(tmp_path / "digests")
    assert write_digests(POST, on=ON, day=DAY, at=AT) == 1
    assert send_digests(outbox, POST, at=AT) == 1
    assert write_digests(POST, on=ON, day=DAY, at=AT) == 0
    assert send_digests(outbox, POST, at=AT) == 0
    (letter,) = (tmp_path / "digests").glob("*.eml")
    words = letter.read_text()
    assert f"<digest.{Digest.objects.get().pk}@thread.thornbeck.example>" in words
    assert not re.search(r"\b[AB][0-4]\b", words)
    assert "/children/" not in words
    for address in re.findall(r"https://\S+", Digest.objects.get().body):
        assert urlsplit(address).netloc == "thread.thornbeck.example"


def test_no_digest_while_quiet_and_quiet_ends(plans: None, signed_in: Browser) -> None:
    browser = signed_in(Role.DIRECTOR)
    sight = sight_of(browser.person, on=ON, at=AT)
    ask_quiet(sight, ON + timedelta(days=7), on=ON, at=AT)
    assert write_digests(POST, on=ON, day=DAY, at=AT) == 0
    later = ON + timedelta(days=7)
    assert write_digests(POST, on=later, day=DAY, at=AT + timedelta(days=7)) == 1
    for until_on in (ON - timedelta(days=1), ON + LONGEST_QUIET + timedelta(days=1)):
        with pytest.raises(ValueError, match="four weeks"):
            ask_quiet(sight, until_on, on=ON, at=AT)


def test_who_was_disabled_is_sent_nothing(plans: None, signed_in: Browser, tmp_path: Path) -> None:
    browser = signed_in(Role.DIRECTOR)
    write_digests(POST, on=ON, day=DAY, at=AT)
    type(browser.person).objects.filter(pk=browser.person.pk).update(is_active=False)
    assert send_digests(Outbox(tmp_path / "digests"), POST, at=AT) == 0


def test_whoever_dies_before_putting_it_in_place_is_followed(
    plans: None, signed_in: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(Role.DIRECTOR)
    write_digests(POST, on=ON, day=DAY, at=AT)
    outbox = Outbox(tmp_path / "digests")
    monkeypatch.setattr(outbox, "put", lambda _number: False)
    send_digests(outbox, POST, at=AT)
    assert not list((tmp_path / "digests").glob("*.eml"))
    send_digests(Outbox(tmp_path / "digests"), POST, at=AT)
    assert len(list((tmp_path / "digests").glob("*.eml"))) == 1


def test_the_page_says_what_presses_and_takes_quiet(plans: None, signed_in: Browser) -> None:
    browser = signed_in(Role.DIRECTOR)
    page = browser.get(reverse("digest")).content.decode()
    assert Presses.UNSEEN in text_of(page)
    assert browser.post(reverse("digest"), {"days": "7"}).status_code == 302
    today = timezone.localdate()
    sight = sight_of(browser.person, on=today, at=timezone.now())
    assert quiet_until(sight, on=today) == today + timedelta(days=7)
    assert "You asked for quiet" in text_of(browser.get(reverse("digest")).content.decode())
    assert "None until" in text_of(browser.get(reverse("you")).content.decode())
    browser.post(reverse("digest"), {"end": "yes"})
    assert quiet_until(sight, on=today) is None
    assert "Say for how long" in browser.post(reverse("digest"), {}).content.decode()


def test_the_count_of_a_clock_in_my_work_is_that_of_its_list(
    plans: None, signed_in: Browser
) -> None:
    browser = signed_in(Role.DIRECTOR)
    of_all = listed_at(browser, f"{reverse('work')}?clock=review-conference")
    assert of_all == 5
    assert browser.get(f"{reverse('work')}?clock=no-such").status_code == 400
