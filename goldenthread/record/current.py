"""Which rows are current at an edition: returns stacked by slice (DESIGN 3.3), as SQL.

The current row for a key is the one in the return that speaks to the latest day and holds it
(record/speaking.py). Where a later return, of the same kind or another, covers its dates and lacks
it, one of three things happened. If both speak of the day on which it began, it is withdrawn. If
the later one holds a row of the same child that the row's own return did not, and that began
before the gap, the row was said anew under another key (a corrected date): it is withdrawn.
Otherwise it ended before the later return begins and no return ever said when (closed late, after
its year was sent): it stays, its end is the last day that it can have been, marked as not readable,
so that nothing is judged by it. An assessment of an episode that its own slice closed, and a
referral on which no further action was taken, have nothing more to be said of them: no later return
covers them. Details (factors, disabilities) come from the newest return that brings any and holds
the row that they belong to. Where a return says only the latest of each child (placements), the row
before it ended by the day on which a later one began; what a return says of how things stand now is
believed in the newest of its kind. What a yearly return tells from the middle (a period of care)
has its first day from the return of the days before (record/resuming.py).

Where a council has chosen who speaks for a table (record/authority.py), a return of a kind that it
puts first is believed, and withdraws by its absence, of whatever was over by the last day to which
that kind speaks, though another speaks to a later one. What by the other goes on after that day is
for the other to say: no choice hides what is open today.

A row that people keep by hand (in a tracker) is not withdrawn by what a later return lacks: what
the case system does not say is what it is kept for. It goes where another return holds the same
row, or one of the same child that began so near that it is the same under another first day.
"""

from goldenthread.record.authority import REST
from goldenthread.record.catalogue import TABLES
from goldenthread.record.links import as_linked
from goldenthread.record.newest import newest_rows
from goldenthread.record.resuming import may_resume, resumed
from goldenthread.record.speaking import NEVER, SPEAKING
from goldenthread.record.table import TRACE, RecordTable

SAME_ROW_WITHIN = 31
"""Days. Two rows of a child that begin so near, each in one return only, are one row whose first
day the two say differently."""

EPISODE = "referred_on"
"""The column by which every table below a referral names its episode."""

OVER_WITH_THEIR_EPISODE = ("assessments",)
"""What an episode's closing brings to an end without a day of its own being said: an assessment
that was begun and never authorised. A plan is ended by a decision, whose day is then missing."""


BELONGS_BY = {
    EPISODE: ("referrals", "referred_on"),
    "plan_started_on": ("child_protection_plans", "started_on"),
}
"""The columns by which a row names the row that it belongs to: its table and its first day."""

OF_ANOTHER_PLAN = {"cin_plan_reviews": {"plan_started_on": ("cin_plans", "started_on")}}
"""The tables whose rows name another kind of row by such a column."""

STARTS = dict(
    (*BELONGS_BY.values(), *(one for of in OF_ANOTHER_PLAN.values() for one in of.values()))
)
"""The first day of each table that rows belong to."""


def owners_of(table: RecordTable) -> dict[str, str]:
    """The columns of a table by which its rows name what they belong to, each with that table."""
    return {
        column: owner
        for column, (owner, _) in (BELONGS_BY | OF_ANOTHER_PLAN.get(table.name, {})).items()
        if column in table.column_names and table.name != owner
    }


def said_anew(owner: str) -> str:
    """The name of the table of those rows of `owner` that were said anew under another day."""
    return f"{owner}_said_anew"


def current_rows(table: RecordTable, edition: int, *, linked: bool = False) -> str:
    """SQL for the current rows of one table as known at `edition`; `linked` where ids of one child
    are read as one (record/links.py).

    What belongs to an episode or a plan that was said anew under another day is moved with it.
    """
    rows, owners = _current(table, edition, linked=linked), owners_of(table)
    if not owners:
        return rows
    moved = ", ".join(f"coalesce({o}_anew.now_on, t.{c}) as {c}" for c, o in owners.items())
    joins = " ".join(
        f"left join e{edition}.{said_anew(o)} {o}_anew "
        f"on {o}_anew.child_id = t.child_id and {o}_anew.was_on = t.{c}"
        for c, o in owners.items()
    )
    return f"select t.* replace ({moved}) from ({rows}) t {joins}"


def rows_of_kind(table: RecordTable, edition: int, kind: str, *, linked: bool = False) -> str:
    """SQL for the rows of a table as one kind of return alone would have them at `edition`."""
    return _current(table, edition, kind, linked=linked)


def rows_as_told(table: RecordTable, edition: int) -> str:
    """SQL for the current rows of a table without details, each under the id that was said."""
    return _current(table, edition)


def rows_supposing(table: RecordTable, edition: int, speaking: str, *, linked: bool = False) -> str:
    """SQL for the rows of a table (not one of details) if each return spoke as in `speaking`, a
    table like that of record/speaking.py. What belongs to a row said anew is not moved with it."""
    return _current(table, edition, speaking=speaking, linked=linked)


def rows_said_anew(owner: str, edition: int, *, linked: bool = False) -> str:
    """SQL for the rows of `owner` that were withdrawn because a later return gave them another
    day: child_id, was_on, and now_on, the day of the current row of the child that is nearest."""
    start = STARTS[owner]
    sql = (
        f"with withdrawn as (select distinct child_id, {start} as was_on "
        f"from main.ledger_{owner} r where {_known('r', edition)} and {start} is not null "
        f"and not exists (select 1 from e{edition}.{owner} current "
        f"where current.row_key = r.row_key)) "
        f"select w.child_id, w.was_on, c.{start} as now_on from withdrawn w "
        f"join e{edition}.{owner} c using (child_id) where c.{start} is not null "
        "qualify row_number() over (partition by w.child_id, w.was_on "
        f"order by abs(c.{start} - w.was_on), c.{start}) = 1"
    )
    return as_linked(sql, edition) if linked else sql


def _current(
    table: RecordTable, edition: int, kind: str = "", speaking: str = "", *, linked: bool = False
) -> str:
    if linked:
        return as_linked(_rows(table, edition, kind, speaking, linked=True), edition)
    return _rows(table, edition, kind, speaking, linked=False)


def _rows(table: RecordTable, edition: int, kind: str, speaking: str, *, linked: bool) -> str:
    columns = ", ".join((*table.column_names, *TRACE))
    known = _known("r", edition)
    if table.follows:
        return _details(table, edition, kind, linked=linked)
    speaks = _speaking(table, edition, kind, speaking)
    said = _said(table, speaks, edition, _stands_now(table, edition))
    newest = f"{said}, {_believed(table, linked=linked)}"
    if not table.spans:
        return f"with {newest} select {columns} from newest"
    if len(table.spans) == 1:
        return _without_those_said_better(table, _events(table, speaks, newest, columns), speaks)
    rows = _without_those_said_better(table, _spans(table, speaks, newest, known), speaks)
    return resumed(table, rows, newest) if may_resume(table) else rows


def _by_hand(table: RecordTable, kind: str) -> str:
    """SQL that is true of a return, of that column's kind, that is kept by hand."""
    kinds = sorted({source.kind for source in table.sources if source.by_hand})
    return f"{kind} in ({', '.join(repr(one) for one in kinds)})" if kinds else ""


def _without_those_said_better(table: RecordTable, rows: str, speaking: str) -> str:
    """SQL for the rows but those kept by hand of which another return holds the same row under a
    first day nearby. Where a council has chosen what is kept by hand, all of it stands."""
    by_hand = _by_hand(table, "kind")
    if not by_hand:
        return rows
    start = table.spans[0]
    slices = f"(select slice_id from {speaking} where {by_hand} and rank = {REST})"
    return (
        f"with stands as (select *, slice_id in {slices} as by_hand from ({rows})) "
        "select * exclude (by_hand) from stands s where not s.by_hand or not exists ("
        "select 1 from stands b where b.child_id = s.child_id and not b.by_hand "
        f"and abs(b.{start} - s.{start}) <= {SAME_ROW_WITHIN})"
    )


def _said(table: RecordTable, speaking: str, edition: int, which: str = "") -> str:
    """SQL for `said`: every row of a table that we knew, with what its return speaks of."""
    return (
        "said as (select r.*, s.kind as slice_kind, s.precedence, s.rank, s.reaches, "
        "s.first_day as slice_first_day, s.last_day as slice_last_day, "
        f"{_over_by(table)} as over_by "
        f"from main.ledger_{table.name} r join {speaking} s using (slice_id) "
        f"{_own_episode(table, edition)}where {_known('r', edition)}{which})"
    )


def _believed(table: RecordTable, *, linked: bool) -> str:
    """SQL for `newest`: of the rows of a key in `said`, the one that is believed.

    The rank of its kind counts first, unless a return of a lesser one that speaks to a later day
    than that kind has the row go on after it. Of two trackers the one of the later day is.
    """
    by_hand = _by_hand(table, "slice_kind")
    newer = f"if({by_hand}, slice_last_day, null) desc nulls last, " if by_hand else ""
    return (
        f"standing as (select *, if(max({_goes_on_to(table)}) over (partition by row_key "
        "order by rank desc range between unbounded preceding and 1 preceding) > reaches, "
        f"{REST}, rank) as stands from said), {newest_rows(table, newer, linked=linked)}"
    )


def _goes_on_to(table: RecordTable, row: str = "") -> str:
    """SQL for the day to which its return has a row go on; nothing for a row, or a return, of no
    days."""
    if not table.spans:
        return "null::date"
    end = f"{row}{table.spans[0]}"
    if len(table.spans) == 2:
        end = f"coalesce({row}{table.spans[1]}, {row}over_by, {NEVER})"
    return f"if({row}slice_last_day is null, null, least({row}slice_last_day, {end}))"


def _outranks(table: RecordTable, later: str) -> str:
    """SQL that is true where the return `later` is believed before the one that says row `n`: it
    speaks to a later day, or its kind was put first and row `n` is not said to go on after it. No
    later day outranks what is kept by hand."""
    by_hand = _by_hand(table, "n.slice_kind")
    stays = f" and not {by_hand}" if by_hand else ""
    return (
        f"(case when {later}.rank = n.rank then {later}.precedence > n.precedence{stays} else "
        f"{later}.rank < n.rank and (n.slice_last_day is null or "
        f"coalesce({_goes_on_to(table, 'n.')} <= {later}.reaches, false)) end)"
    )


def _details(table: RecordTable, edition: int, kind: str, *, linked: bool) -> str:
    """SQL for the current rows of a table of details: of each row that stands, those of the newest
    return that holds it and brings such details. One that knows of none takes nothing away."""
    columns = ", ".join(f"r.{c}" for c in (*table.column_names, *TRACE))
    owner = TABLES[table.follows]
    return (
        f"with {_said(owner, _speaking(table, edition, kind), edition)}, "
        f"{_believed(owner, linked=linked)}, "
        "holds as (select row_key, slice_id from newest) "
        f"select {columns} from main.ledger_{table.name} r "
        f"join holds on holds.slice_id = r.slice_id and holds.row_key = {_owners_key(table)} "
        f"where {_known('r', edition)} "
        f"and holds.row_key in (select row_key from e{edition}.{table.follows})"
        # Two ids of one child may each have the same detail.
        + (" qualify row_number() over (partition by r.row_key order by r.id) = 1" * linked)
    )


def _speaking(table: RecordTable, edition: int, kind: str, speaking: str = "") -> str:
    """SQL for what each return speaks of this table; of one kind alone where it is named."""
    of_kind = f" and kind = '{kind}'" if kind else ""
    every = speaking or f"e{edition}.{SPEAKING}"
    return f"(select * from {every} where table_name = '{table.name}'{of_kind})"


def _stands_now(table: RecordTable, edition: int) -> str:
    """SQL that keeps, of the kinds of return that say how things stand on their last day, the rows
    of the newest that brings the table."""
    kinds = sorted({source.kind for source in table.sources if source.as_now})
    if not kinds:
        return ""
    every = _speaking(table, edition, "")
    return (
        f" and (s.kind not in ({', '.join(repr(kind) for kind in kinds)}) or s.precedence = "
        f"(select max(p.precedence) from {every} p where p.kind = s.kind))"
    )


def _events(table: RecordTable, speaking: str, newest: str, columns: str) -> str:
    """SQL for the current rows of a table whose rows happened on one day: those of a day of which
    a later return speaks too, and lacks them, are withdrawn."""
    (start,) = table.spans
    return (
        f"with {newest} select {columns} from newest n where not exists ("
        f"select 1 from {speaking} later "
        f"where later.whole and {_outranks(table, 'later')} "
        f"and n.{start} between later.first_day and later.last_day "
        f"and (n.slice_last_day is null or n.{start} <= n.slice_last_day))"
    )


def _known(row: str, edition: int) -> str:
    """SQL that is true where we knew this row at `edition`."""
    return (
        f"{row}.opened_by <= {edition} and ({row}.closed_by is null or {row}.closed_by > {edition})"
    )


def _over_by(table: RecordTable) -> str:
    """SQL for the day by which a row of its own slice was over, though it says no end."""
    if table.name in OVER_WITH_THEIR_EPISODE:
        return (
            "coalesce(episode.closed_on, "
            "case when episode.no_further_action then episode.referred_on end)"
        )
    if table.key == ("child_id", EPISODE):
        return f"case when r.no_further_action then r.{EPISODE} end"
    return "cast(null as date)"


def _own_episode(table: RecordTable, edition: int) -> str:
    """SQL that joins the referral of a row, as the row's own slice said it."""
    if table.name not in OVER_WITH_THEIR_EPISODE:
        return ""
    return (
        "left join main.ledger_referrals episode on episode.slice_id = r.slice_id "
        f"and episode.child_id = r.child_id and episode.{EPISODE} = r.{EPISODE} "
        f"and {_known('episode', edition)} "
    )


def _spans(table: RecordTable, speaking: str, newest: str, known: str) -> str:
    """SQL for the current rows of a table whose rows last from a first day to a last."""
    start, end = table.spans
    whose = table.key[0]  # of a child, but for people who would adopt
    lacked = (
        "lacked as (select n.row_key, min(later.first_day) as lacked_from, "
        f"bool_or(n.{start} between later.first_day and coalesce(n.slice_last_day, n.{start})) "
        f"as is_withdrawn from newest n join {speaking} later "
        f"on {_covers(table)} group by n.row_key)"
    )
    said_anew = (
        "said_anew as (select distinct l.row_key from lacked l join newest n using (row_key) "
        f"join main.ledger_{table.name} r on r.{whose} = n.{whose} and {known} "
        f"join {speaking} s on s.slice_id = r.slice_id "
        f"and {_outranks(table, 's')} "
        f"where r.{start} < l.lacked_from and not exists (select 1 "
        f"from main.ledger_{table.name} own where own.slice_id = n.slice_id "
        f"and own.row_key = r.row_key and {known.replace('r.', 'own.')}))"
    )
    untold = f"coalesce(l.lacked_from - 1, f.followed_on) is not null and n.{end} is null"
    columns = [
        f"case when {untold} then coalesce(l.lacked_from - 1, f.followed_on) else n.{end} end "
        f"as {end}"
        if name == end
        else f"case when {untold} then n.unreadable || ' {end} ' else n.unreadable end "
        "as unreadable"
        if name == "unreadable"
        else f"n.{name}"
        for name in (*table.column_names, *TRACE)
    ]
    return (
        f"with {newest}, {lacked}, {said_anew}, {_followed(table)} "
        f"select {', '.join(columns)} from newest n "
        "left join lacked l using (row_key) left join followed f using (row_key) "
        "where n.row_key not in (select row_key from said_anew) "
        "and l.is_withdrawn is not true"
    )


def _followed(table: RecordTable) -> str:
    """SQL for the rows that a later return, which says only the latest of each child, has another
    after: a child lives in one place at a time, so the one before ended by then."""
    start, end = table.spans
    kinds = sorted({source.kind for source in table.sources if source.only_the_latest})
    if not kinds:
        return "followed as (select '' as row_key, null::date as followed_on where false)"
    return (
        f"followed as (select n.row_key, min(later.{start}) as followed_on from newest n "
        "join newest later on later.child_id = n.child_id and later.precedence > n.precedence "
        f"and later.{start} > n.{start} "
        f"and later.slice_kind in ({', '.join(repr(kind) for kind in kinds)}) "
        f"where n.{end} is null and not n.unreadable like '% {end} %' group by n.row_key)"
    )


def _owners_key(table: RecordTable) -> str:
    """SQL for the key of the row that a detail belongs to: its own key without the last part."""
    parts = len(table.key) - 1
    return f"array_to_string(string_split(r.row_key, '|')[1:{parts}], '|')"


def _covers(table: RecordTable) -> str:
    """SQL that is true where the return `later` speaks of row `n`'s days, so should hold it."""
    start, end = table.spans
    return (
        f"later.whole and {_outranks(table, 'later')} "
        f"and coalesce(n.{start}, n.slice_first_day) <= later.last_day "
        f"and not n.unreadable like '% {end} %' "
        f"and coalesce(coalesce(n.{end}, n.over_by) >= later.first_day, true)"
    )
