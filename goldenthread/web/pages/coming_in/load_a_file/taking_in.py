"""Take in what waits, tried or in earnest; and what is said where it is refused."""

import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from goldenthread.ingest.findings import Refused
from goldenthread.ingest.load import Asked, Loaded, load
from goldenthread.ingest.trackers.mapping import Mapping
from goldenthread.ingest.trackers.several import trackers_of
from goldenthread.ledger.connection import database_uri
from goldenthread.returns.tracker import TRACKER
from goldenthread.web.frame import PersonRequest
from goldenthread.web.pages.coming_in.load_a_file.arriving import Arriving

GONE = "The file is not here any more. Choose it again."
ASKS_FIRST = re.compile(r"; if [^;]* --replaces\.$")
"""How the sentence ends of a refusal that is none once a person says that the return is right."""


@dataclass(frozen=True, kw_only=True)
class NextTracker:
    """Which tracker of a workbook comes next, and how many after it; no mapping of anything else,
    or of a workbook that holds but one."""

    mapping: Mapping | None = None
    place: int = 0
    others: int = 0

    @property
    def in_words(self) -> str:
        """Which it is of how many; nothing where there is but one."""
        if self.mapping is None:
            return ""
        return (
            f"This workbook holds {self.place + self.others} trackers, and each is loaded by "
            f"itself. This is number {self.place}, {self.mapping.name!r}, "
            f"on the sheet “{self.mapping.sheet}”."
        )


def next_tracker(arriving: Arriving) -> NextTracker:
    """The first tracker of what waits that was not taken in yet."""
    if arriving.files:
        return NextTracker()
    try:
        every = trackers_of(arriving.path)
    except Refused:  # and the load says why
        return NextTracker()
    left = [one for one in every if one.name not in arriving.loaded]
    if not left:
        return NextTracker()
    return NextTracker(mapping=left[0], place=len(every) - len(left) + 1, others=len(left) - 1)


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
