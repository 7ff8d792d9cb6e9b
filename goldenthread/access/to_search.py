"""What a search looks through: every name and every number that was ever said of each child.

Kept for an edition until a name, a number or a link changes (`Reading.keep`). It is not cut: who
reads it cuts it to the children whom one may see (searching.py).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.ingest.linking.one_id import adopted, to_be_adopted
from goldenthread.record.links import LINKED
from goldenthread.record.snapshot import Kept, Reading


class Number(StrEnum):
    """What a number is, by the words that the kept table has for it."""

    OWN = "own"
    OTHER_ID = "other id"
    UPN = "upn"
    FORMER_UPN = "former upn"
    NHS_NUMBER = "nhs number"
    FORMER_ID = "legacy id"
    EARLY_HELP_ID = "early help id"
    ELSEWHERE = "elsewhere"

    @property
    def why(self) -> str:
        """Why a child with this number is found."""
        return WHY[self]


WHY = {
    Number.OWN: "The council's number is this",
    Number.OTHER_ID: "Another id, read as this child, is this",
    Number.UPN: "The unique pupil number is this",
    Number.FORMER_UPN: "A unique pupil number before was this",
    Number.NHS_NUMBER: "The NHS number is this",
    Number.FORMER_ID: "A former id is this",
    Number.EARLY_HELP_ID: "The id of early help is this",
    Number.ELSEWHERE: "A number in another system is this",
}
KINDS = ("upn", "former upn", "nhs number", "legacy id", "early help id")
BEFORE = ("former upn", "legacy id")


@dataclass(frozen=True, kw_only=True)
class KeptToSearch:
    """A table that is kept: its name, what it is made from, and its SQL at an edition."""

    name: str
    reads: tuple[str, ...]
    sql: Callable[[int], str]

    def of(self, reading: Reading) -> Kept:
        """Where it is kept for this edition; it is there then."""
        return reading.keep(self.name, self.sql(reading.edition), self.reads)


def _names(edition: int) -> str:
    """A row for each word of each name of each child. `is_now` marks the name that is believed; of
    another, `source` is the file that said it last, and `until_on` the day on which that was taken
    back (none where a source says it still)."""
    known = f"r.opened_by <= {edition} and r.name is not null"
    ended = f"case when r.closed_by <= {edition} then r.closed_by end"
    return (
        "with said as (select child_id, name, true as is_now, '' as source, "
        "null::date as until_on from names where name is not null "
        "union all select child_id, name, false, source, until_on from ("
        "select coalesce(l.linked_to, r.child_id) as child_id, r.name, "
        "arg_max(s.source, r.load_id) as source, "
        f"case when bool_and({ended} is not null) then max(e.made_at)::date end as until_on "
        f"from main.ledger_names r left join {LINKED} l on l.child_id = r.child_id "
        "left join main.loads s on s.id = r.load_id "
        f"left join main.editions e on e.number = {ended} "
        f"where {known} group by all) before anti join (select child_id, name from names) "
        "still using (child_id, name)) "
        "select distinct said.*, word from said, (select unnest(string_split(trim("
        "regexp_replace(regexp_replace(strip_accents(lower(said.name)), '[-,\\s]+', ' ', 'g'), "
        "'[^a-z ]', '', 'g')), ' ')) as word) where word <> ''"
    )


def _numbers(edition: int) -> str:
    """A row for each number of each child, without spaces and dashes. `is_now` is false of what is
    said to be of before, or is said no more."""
    still = f"coalesce(r.closed_by > {edition}, true)"
    read_as = "coalesce(l.linked_to, r.child_id)"
    linked = f"left join {LINKED} l on l.child_id = r.child_id where r.opened_by <= {edition}"
    kinds = ", ".join(f"'{kind}'" for kind in KINDS)
    before = ", ".join(f"'{kind}'" for kind in BEFORE)
    return (
        "select child_id, upper(regexp_replace(number, '[\\s-]', '', 'g')) as number, "
        "kind, bool_or(is_now) as is_now from ("
        "select child_id, child_id as number, 'own' as kind, true as is_now from people "
        f"union all select linked_to, child_id, 'other id', true from {LINKED} "
        "where linked_to <> child_id "
        f"union all select {read_as}, r.upn, 'upn', {still} from main.ledger_people r {linked} "
        f"union all select {read_as}, r.former_upn, 'former upn', false "
        f"from main.ledger_people r {linked} "
        f"union all select {read_as}, r.identifier, "
        f"case when lower(r.kind) in ({kinds}) then lower(r.kind) else 'elsewhere' end, "
        f"{still} and r.ended_on is null and coalesce(lower(r.kind), '') not in ({before}) "
        f"from main.ledger_identifiers r {linked}"
        ") where number is not null group by all"
    )


NAMES_KEPT = KeptToSearch(name="names to search", reads=("names", LINKED), sql=_names)
NUMBERS_KEPT = KeptToSearch(
    name="numbers to search", reads=("people", "identifiers", LINKED), sql=_numbers
)


def numbers_to_search(reading: Reading) -> Kept:
    """Where every number of every child is: child_id, number, kind (Number), is_now."""
    return NUMBERS_KEPT.of(reading)


def words_of_names(reading: Reading) -> tuple[str, ...]:
    """Every word that stands in a name, once."""
    kept = NAMES_KEPT.of(reading)
    words: tuple[str, ...] = reading.remember(
        ("words of names",),
        lambda: tuple(row["word"] for row in reading.rows(f"select distinct word from {kept}")),
        of=kept,
    )
    return words


def told_before_adoption(reading: Reading) -> list[str]:
    """The children of whom nothing that was said before may be told: who were adopted, or are to
    be and may have been since, by the id that each is read as."""

    def those() -> list[str]:
        read_as = reading.linked
        return sorted({read_as.get(one, one) for one in adopted(reading) | to_be_adopted(reading)})

    apart: list[str] = reading.remember(("told before adoption",), those)
    return apart
