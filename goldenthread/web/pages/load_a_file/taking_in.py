"""Take in what waits, tried or in earnest; and what is said where it is refused."""

import re
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from goldenthread.ingest.findings import Refused
from goldenthread.ingest.load import Asked, Loaded, load
from goldenthread.ingest.trackers.mapping import Mapping
from goldenthread.ledger.connection import database_uri
from goldenthread.returns.tracker import TRACKER
from goldenthread.web.frame import PersonRequest
from goldenthread.web.pages.load_a_file.arriving import Arriving

GONE = "The file is not here any more. Choose it again."
ASKS_FIRST = re.compile(r"; if [^;]* --replaces\.$")
"""How the sentence ends of a refusal that is none once a person says that the return is right."""


def take_in(
    request: PersonRequest,
    arriving: Arriving,
    *,
    dry_run: bool,
    mapping: Mapping | None = None,
) -> Loaded:
    """Load what waits, or see what that would change; by a mapping, where it is a tracker. Raises
    Refused."""
    asked = Asked(
        uri=database_uri(),
        council=settings.COUNCIL_CODE,
        files=Path(settings.HOME) / "files",
        loaded_by=request.sight.person.email,
        now=timezone.now,
        kind=TRACKER.kind if mapping else "",
        as_at=arriving.speaks_to,
        mapping=mapping,
        replaces=arriving.replaces,
        dry_run=dry_run,
    )
    return load(arriving.path, asked)


def in_a_sentence(why: Refused) -> tuple[str, bool]:
    """Why it was refused, and whether it is taken once a person says that the return is right."""
    sentence, asks_first = ASKS_FIRST.subn(".", str(why))
    return sentence, bool(asks_first)
