"""A file that looks like a part of its year: said at the head of the page before it is loaded, and
of the load after."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldenthread.access.roles import Role
from goldenthread.ledger import following
from tests.conftest import SignedIn
from tests.ingest.files import a_child, census, take_in

pytestmark = pytest.mark.django_db(transaction=True)


def words_of(answer: object) -> str:
    content = answer.content.decode()  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", content))


def test_it_is_said_first(tmp_path: Path, signed_in: Callable[..., SignedIn]) -> None:
    following.forget()
    children = [a_child(f"A{n}", referred="2023-05-01") for n in range(60)]
    whole = take_in(census(tmp_path, 2024, children), tmp_path)
    part = census(tmp_path, 2025, children[:9])
    steward = signed_in(Role.DATA_STEWARD)
    sent, address = SimpleUploadedFile(part.name, part.read_bytes()), reverse("load_a_file")
    answer = steward.post(address, {"file": sent})
    waiting = re.search(r'name="arriving" value="(\w+)"', answer.content.decode())
    assert waiting is not None
    steward.post(address, {"arriving": waiting[1], "do": "forget"})
    tried = words_of(answer)
    loaded = take_in(part, tmp_path)
    after = words_of(steward.get(reverse("load", args=[loaded.load])))
    for page in (tried, after):
        assert page.count("Look at this first") == 2
        assert "9 of 60 children" in page
        assert page.index("51 of 60 referrals and episodes of need") < page.index("Unchanged")
    before = words_of(steward.get(reverse("load", args=[whole.load])))
    assert before.count("Look at this first") == 1  # of itself: it carries no plan at all
    assert "of 60" not in before
    following.forget()
