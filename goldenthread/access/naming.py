"""What a child is called on a page: who it is, or a pseudonym that does not say.

A pseudonym is made with the installation's secret key: a council's ids can be listed, so a plain
hash of one could be turned back by trying them all.
"""

from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.crypto import salted_hmac

from goldenthread.access.roles import Identity
from goldenthread.access.sight import Sight

# A pseudonym is read out over a telephone: no I or L to take for a 1, and a 0 but never an O.
CLEAR_LETTERS = str.maketrans("ILO", "890")


def pseudonym_of(child_id: str) -> str:
    """`Child K7QF-2MXW`: always the same for one child of one installation."""
    keyed = salted_hmac(__name__, child_id, algorithm="sha256").digest()
    letters = b32encode(keyed[:5]).decode().translate(CLEAR_LETTERS)
    return f"Child {letters[:4]}-{letters[4:]}"


@dataclass(frozen=True, kw_only=True)
class ShownAs:
    """A child as one person may see it. What they may not see is None."""

    name: str
    age: str
    child_id: str | None = None
    upn: str | None = None
    born_on: date | None = None


def identify(sight: Sight, child: Mapping[str, Any], *, on: date) -> ShownAs:
    """How the child is shown: by name, or under a pseudonym with an age in years and no more.

    `child` holds `child_id` and, where known, `name`, `upn`, `born_on`, `expected_on`.
    """
    child_id = str(child["child_id"])
    born_on = child.get("born_on")
    age = age_in_words(born_on, on=on)
    if sight.identity is not Identity.FULL:
        return ShownAs(name=pseudonym_of(child_id), age=age)
    return ShownAs(
        name=child.get("name") or child_id,
        age=age,
        child_id=child_id,
        upn=child.get("upn"),
        born_on=born_on,
    )


def age_in_words(born_on: date | None, *, on: date) -> str:
    """`6 years (5 to 9)`; `under 1`, `not born` and `not recorded` where there are no years."""
    if born_on is None:
        return "not recorded"
    if born_on > on:
        return "not born"
    years = on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
    if years == 0:
        return "under 1"
    band = next((words for upper, words in BANDS if years <= upper), "18 and over")
    return f"{years} {'year' if years == 1 else 'years'} ({band})"


BANDS = ((4, "1 to 4"), (9, "5 to 9"), (15, "10 to 15"), (17, "16 to 17"))
