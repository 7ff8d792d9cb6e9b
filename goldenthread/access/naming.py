"""What a child is called on a page: who it is, or a pseudonym that does not say.

A pseudonym is made with the installation's secret key: a council's ids can be listed, so a plain
hash of one could be turned back by trying them all, and so could a list sorted by one.

Whoever may not know who a child is may not learn its date of birth either: an age that is that of
the day asked about gives it to whoever steps the day until it changes. `day_of_age` and
`breakdowns_for` decide, for every page, of which day an age may be told.
"""

from base64 import b32encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.crypto import salted_hmac

from goldenthread.access.roles import Identity
from goldenthread.access.sight import Sight
from goldenthread.measures.reasons import in_words
from goldenthread.statute.months import census_year

if TYPE_CHECKING:
    from goldenthread.measures.measure import Measure

AGE_OF_THE_DAY = "age_band"
"""The breakdown that moves with every birthday; `age_band_on_31_march` moves once a year."""

# A pseudonym is read out over a telephone: no I or L to take for a 1, and a 0 but never an O.
CLEAR_LETTERS = str.maketrans("ILO", "890")


def pseudonym_of(child_id: str) -> str:
    """`Child K7QF-2MXW`: always the same for one child of one installation."""
    return _spelt(salted_hmac(__name__, child_id, algorithm="sha256").digest())


def pseudonyms_of(child_ids: Iterable[str]) -> dict[str, str]:
    """The pseudonym of each of many children; the key is made once for all."""
    key, found = salted_hmac(__name__, "", algorithm="sha256"), {}
    for child_id in child_ids:
        keyed = key.copy()
        keyed.update(child_id.encode())
        found[child_id] = _spelt(keyed.digest())
    return found


def _spelt(keyed: bytes) -> str:
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
    """How the child is shown: by name, or under a pseudonym with an age on 31 March and no more.

    `child` holds `child_id` and, where known, `name`, `upn`, `born_on`, `expected_on`.
    """
    child_id = str(child["child_id"])
    born_on = child.get("born_on")
    day = day_of_age(sight, on)
    age = age_in_words(born_on, on=day)
    if sight.identity is not Identity.FULL:
        told = age if born_on is None else f"{age}, on {in_words(day)}"
        return ShownAs(name=pseudonym_of(child_id), age=told)
    return ShownAs(
        name=child.get("name") or child_id,
        age=age,
        child_id=child_id,
        upn=child.get("upn"),
        born_on=born_on,
    )


def day_of_age(sight: Sight, on: date) -> date:
    """The day of which this person may be told an age when they ask about `on`.

    The day itself for whoever may know dates of birth. For others the 31 March that ends the census
    year of the day: asked of every year, it tells in which census year a child was born, no more.
    """
    if sight.identity is Identity.FULL:
        return on
    return date(census_year(on), 3, 31)


def breakdowns_for(sight: Sight, measure: "Measure") -> tuple[str, ...]:
    """The breakdowns of the measure that this person may ask for: `day_of_age` for groups."""
    names = measure.breakdown_names
    if sight.identity is Identity.FULL:
        return names
    return tuple(name for name in names if name != AGE_OF_THE_DAY)


def order_of_pseudonyms(column: str) -> str:
    """SQL by which to sort children under pseudonyms; the council's ids are not in the order."""
    key = salted_hmac(f"{__name__}.order", "", algorithm="sha256").hexdigest()
    return f"sha256('{key}' || {column})"


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
