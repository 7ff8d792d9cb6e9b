"""Each source with its day and the moment at which it came: nightly is called so, live what is."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from goldenthread.access import visibility
from goldenthread.access.roles import Role
from goldenthread.ledger.loads import LastHeardOf
from goldenthread.ledger.models import Edition, Load, Slice
from goldenthread.web.pages.sources.sources_held.page import how_often
from tests.conftest import SignedIn
from tests.ledger.test_beside import both_read
from tests.web.test_measure_pages import text_of

AT = datetime(2025, 11, 25, 9, 0, tzinfo=UTC)
FEED = "standard_safeguarding"


@pytest.mark.parametrize(
    ("kind", "whole", "rows", "comes"),
    [
        ("cin_census", timedelta(days=90), None, "Once a year"),
        ("annex_a", timedelta(0), None, "When it is made, up to a day"),
        (FEED, timedelta(minutes=1), None, "Nightly"),
        (FEED, None, timedelta(minutes=1), "Live: rows come as they change"),
        (FEED, timedelta(minutes=1), timedelta(hours=9), "Live: rows come as they change"),
        (FEED, timedelta(minutes=1), timedelta(days=2), "Nightly"),
        (
            FEED,
            timedelta(days=3),
            timedelta(days=2),
            "Rows came as they changed; none has come for over a day",
        ),
        ("dfe_payload", timedelta(0), None, "Daily, a few children a time"),
        ("population", timedelta(0), None, "When it is sent"),
    ],
)
def test_how_a_source_comes(
    kind: str, whole: timedelta | None, rows: timedelta | None, comes: str
) -> None:
    whole_at, rows_at = (None if ago is None else AT - ago for ago in (whole, rows))
    assert how_often(kind, LastHeardOf(whole_at=whole_at, rows_at=rows_at), AT) == comes


@pytest.mark.django_db
def test_each_source_says_its_day_and_when_it_came(signed_in: Callable[..., SignedIn]) -> None:
    made = Slice.objects.create(
        council="899",
        kind=FEED,
        period="",
        year=0,
        first_day=date(2024, 1, 1),
        last_day=date(2025, 11, 24),
        opened_by=1,
        touched_by=1,
    )
    for number, hour in ((1, 2), (2, 3)):  # the second changed nothing, and was taken in later
        Load.objects.create(
            edition=1,
            changed=number == 1,
            slice=made,
            source="feed",
            sha256="0",
            loaded_at=datetime(2025, 11, 25, hour, 15, tzinfo=UTC),
            loaded_by="operator nightly",
            seconds=1,
        )
    Edition.objects.create(number=1, made_at=AT, made_by=Load.objects.first())
    says = text_of(signed_in(Role.SOCIAL_WORKER, worker_code="W1"), reverse("sources_held"))
    assert "1 January 2024 24 November 2025 25 November 2025 at 03:15 Nightly" in says


@pytest.mark.django_db
def test_every_page_of_the_record_leads_there(
    signed_in: Callable[..., SignedIn], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visibility, "reading_at", both_read([], []).snapshot.at)
    for name in ("measures", "loads", "clocks"):
        page = signed_in(Role.DIRECTOR).get(reverse(name)).content.decode()
        assert reverse("sources_held") in page
