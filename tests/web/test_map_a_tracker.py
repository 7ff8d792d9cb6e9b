"""The page on which a tracker is mapped: what it asks, what it keeps, and odd files."""

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from goldenthread.access.models import AccessEntry, IdentityGrant
from goldenthread.ledger.models import Load, TrackerMapping
from tests.conftest import SignedIn
from tests.web.test_loads import text_of, token_of

ADDRESS = "/trackers/new/"
TRACKER = (
    "Mosaic ID,Child,PLO start,Letter sent,LGM outcome\n"
    "1234567,Hidden Name,3/3/25,10/3/25,LGM agreed PLO\n"
    "1234568 - Hidden,Hidden Name,4/3/25,w/c 10 March,Deferred to panel\n"
    ",Total,,,\n"
)


@pytest.fixture
def steward(steward_of: Callable[..., SignedIn]) -> SignedIn:
    """Who may load files, where a census of two children is held."""
    return steward_of("1234567", "1234568")


def sent(steward: SignedIn, text: str, name: str = "PLO tracker.csv") -> HttpResponse:
    return steward.post(ADDRESS, {"file": SimpleUploadedFile(name, text.encode())})


def form_of(answer: HttpResponse) -> dict[str, str]:
    """What a browser would send of the page's form, as it stands."""
    page = answer.content.decode()
    found = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    for name, options in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', page, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    typed = re.findall(r'<input[^>]* name="(name|as_at-\w+)"[^>]* value="([^"]*)"', page)
    return found | dict(typed) | {"holds": "some"}


def test_it_says_what_it_read_what_it_takes_it_for_and_what_would_be_lost(
    steward: SignedIn,
) -> None:
    said = text_of(sent(steward, TRACKER))
    assert "We read 3 rows under 5 headings on “PLO tracker”" in said
    assert "Of 3 rows 2 would be taken in and 1 held back." in said
    assert "“Mosaic ID” is blank; the row was held back. 1 4" in said
    assert "“Letter sent” tells a week, not a day; it is remembered as unreadable. 1 3" in said
    assert "Deferred to panel 1 row" in said
    assert Load.objects.count() == 1
    assert not TrackerMapping.objects.exists()


def test_who_sees_pseudonyms_sees_the_shape_of_what_may_tell_a_child(steward: SignedIn) -> None:
    answer = sent(steward, TRACKER)
    page = answer.content.decode()
    assert "Hidden" not in page
    assert "1234567" not in page
    assert "9999999 - Aaaaaa" in page
    assert "10/3/25" in page  # of a day that tells nobody
    look = AccessEntry.objects.latest("pk")
    assert (look.action, look.url_name, look.outcome) == (
        "maps a tracker", "map_a_tracker", "shown",
    )  # fmt: skip


def test_who_may_know_who_the_children_are_sees_the_cells(steward: SignedIn) -> None:
    from django.utils import timezone

    now = timezone.now()
    IdentityGrant.objects.create(
        person=steward.person, purpose="mapping", from_at=now,
        until_at=now + timezone.timedelta(hours=1),
    )  # fmt: skip
    assert "Hidden Name" in text_of(sent(steward, TRACKER))


def test_it_is_loaded_when_that_is_pressed_and_the_mapping_is_kept(steward: SignedIn) -> None:
    form = form_of(sent(steward, TRACKER))
    word = next(n for n, v in form.items() if n.startswith("word-") and not v)
    done = steward.post(ADDRESS, {**form, word: "D", "do": "load"})
    load = Load.objects.latest("pk")
    assert done.headers["Location"] == f"/loads/{load.pk}/"
    kept = TrackerMapping.objects.get()
    assert (kept.name, kept.version, kept.made_by) == ("PLO tracker", 1, steward.person.email)
    assert kept.says["meanings"]["legal_gateway_outcome"] == {
        "lgm agreed plo": "B", "deferred to panel": "D",
    }  # fmt: skip
    listed = text_of(steward.get("/trackers/"))
    assert "PLO tracker 1, in use Pre-proceedings 4 of 5" in listed
    again = steward.post(
        "/loads/new/", {"file": SimpleUploadedFile("PLO tracker.csv", TRACKER.encode())}
    )
    assert "It would change no row." in text_of(again)


def test_two_headings_cannot_be_one_column_and_a_name_is_needed(steward: SignedIn) -> None:
    form = form_of(sent(steward, TRACKER))
    said = text_of(
        steward.post(ADDRESS, {**form, "column-3": "started_on", "name": " ", "do": "load"})
    )
    assert "“Letter sent” and “PLO start” cannot both be “Decision to begin pre-proce" in said
    assert "Give the tracker a name" in said
    assert Load.objects.count() == 1


def test_where_another_subject_is_chosen_other_columns_are_proposed(steward: SignedIn) -> None:
    form = form_of(sent(steward, TRACKER))
    said = text_of(steward.post(ADDRESS, {**form, "table": "early_help_episodes", "do": "load"}))
    assert "Day on which the episode began" in said
    assert Load.objects.count() == 1


def test_a_tracker_whose_headings_changed_is_mapped_again_from_where_it_was_held(
    steward: SignedIn,
) -> None:
    steward.post(ADDRESS, {**form_of(sent(steward, TRACKER)), "do": "load"})
    changed = TRACKER.replace("Letter sent", "LBP sent on")
    held = steward.post(
        "/loads/new/", {"file": SimpleUploadedFile("PLO tracker.csv", changed.encode())}
    )
    assert "“Letter sent” has gone" in text_of(held)
    page = steward.post(ADDRESS, {"arriving": token_of(held)})
    assert "It was read before as 'PLO tracker', by version 1" in text_of(page)
    form = form_of(page)
    assert form["column-3"] == "letter_sent_on"
    steward.post(ADDRESS, {**form, "do": "load"})
    assert list(TrackerMapping.objects.values_list("version", flat=True)) == [1, 2]


ODD = {
    "empty": ("\n", "has no row under a heading"),
    "no rows": ("Mosaic ID,PLO start\n", "has no row under a heading"),
    "no headings": (
        "1234567,3/3/25,A\n1234568,4/3/25,B\n",
        "no row can be taken in without",
    ),
    "two rows of headings": (
        "Child,,Dates,\nMosaic ID,Name,PLO start,Letter sent\n1234567,Hidden,3/3/25,\n",
        "Of 1 row 1 would be taken in and 0 held back.",
    ),
    "the headings again": (
        "Mosaic ID,PLO start\n(from Mosaic),(dd/mm/yy)\n1234567,3/3/25\n",
        "“Mosaic ID” holds no number of a child; the row was held back.",
    ),
    "merged cells": (
        "Mosaic ID,PLO start\n1234567,3/3/25\n,4/3/25\n",
        "“Mosaic ID” is blank; the row was held back.",
    ),
    "300 columns": (
        ",".join(["Mosaic ID", "PLO start", *(f"Note {n}" for n in range(298))])
        + "\n1234567,3/3/25"
        + ",x" * 298
        + "\n",
        "298 headings left out",
    ),
    "twice the same heading": (
        "Mosaic ID,PLO start,PLO start\n1234567,3/3/25,4/3/25\n",
        "PLO start (number 2 of that heading)",
    ),
    "a column without a heading": (
        "Mosaic ID,PLO start,Notes,,\n1234567,3/3/25,a,4/3/25,x\n",
        "2 columns of this sheet have no heading",
    ),
}


@pytest.mark.parametrize("what", ODD)
def test_odd_files_get_a_plain_sentence(what: str, steward: SignedIn) -> None:
    text, then = ODD[what]
    answer = sent(steward, text)
    if what == "no headings":
        answer = steward.post(ADDRESS, {**form_of(answer), "do": "load"})
    assert answer.status_code == 200
    assert then in text_of(answer)
    assert Load.objects.count() == 1
