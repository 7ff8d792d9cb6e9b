"""A workbook of several trackers in the browser: one comes after the other."""

import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.ingest.trackers.kept import keep
from goldenthread.ledger.models import Load
from tests.conftest import SignedIn
from tests.ingest.trackers.test_several import AT, both, the_gcp, the_plo
from tests.web.test_loads import text_of, token_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_comes_after_the_other_and_each_is_shown_before_it_is_loaded(
    tmp_path: Path, steward_of: Callable[..., SignedIn]
) -> None:
    steward = steward_of("1234567", "1234568")
    for one in (the_plo(), the_gcp()):
        keep(one, made_by="somebody", made_at=AT)
    before = Load.objects.count()
    sent = SimpleUploadedFile("Trackers.xlsx", both(tmp_path).read_bytes())
    first = steward.post("/loads/new/", {"file": sent})
    said = text_of(first)
    assert "This workbook holds 2 trackers, and each is loaded by itself" in said
    assert "This is number 1, 'PLO', on the sheet “PLO”." in said
    assert Load.objects.count() == before
    form = {"arriving": token_of(first), "do": "load", "which": _which(first)}
    then = steward.post("/loads/new/", form)
    assert Load.objects.count() == before + 1
    again = steward.post("/loads/new/", form)  # the same page, sent twice
    assert Load.objects.count() == before + 1
    second = steward.get(then.headers["Location"])
    for page in (again, second):
        assert "This is number 2, 'GCP2', on the sheet “GCP2”." in text_of(page)
    done = steward.post("/loads/new/", {**form, "which": _which(second)})
    assert Load.objects.count() == before + 2
    assert done.headers["Location"] == f"/loads/{Load.objects.latest('pk').pk}/"


def _which(page: Any) -> str:
    found = re.search(r'name="which" value="([^"]*)"', page.content.decode())
    assert found
    return html.unescape(found[1])
