"""Periods of care, and what stands in which of them, made from episodes and legal statuses.

- An episode belongs to the period that its `clae_cla_id` names; where it names none, to the one
  before it, unless it starts care or begins after that one ended.
- An episode that begins under V3 or V4 is one of short breaks, and of no period.
- A period starts on the day that the child entered care, where it says so and none of its episodes
  is of short breaks; else on the first day of its first episode. Where that does not start care,
  the period began before what is held.
- It ended when its last episode did, unless that one says that another began on the same day: then
  the day cannot be told.
"""

from goldenthread.codes.looked_after import GOES_ON, SHORT_BREAKS, STARTS_CARE
from goldenthread.ingest.findings import Finding, Severity
from goldenthread.ingest.making.standard_safeguarding.filling import Tables, findings
from goldenthread.returns.standard_safeguarding.made import PERIODS_OF_CARE

EPISODES = "ssd_cla_episodes"
PLACEMENTS = "ssd_cla_placement"
NEVER = "date '9999-12-31'"
GOES_ON_NOWHERE = "goes-on-nowhere"
BREAKS_NOT_TOLD = "short-breaks-not-told"


FIRST_AND_LAST = """
(select * from care_in_order where is_first) e
join (select * from care_in_order where is_last) l
    on l.clae_person_id = e.clae_person_id and l.period = e.period
join (select clae_person_id as child, period,
        arg_min(clae_cla_primary_need_code, place_in_order) as need
    from care_in_order group by all) needs
    on needs.child = e.clae_person_id and needs.period = e.period
"""
"""A period's first episode `e`, its last `l`, and the first need that any of them says."""


def make(tables: Tables) -> list[Finding]:
    """Make periods of care and fill what care tells of its rows; gives what is to be said."""
    found: list[Finding] = []
    if EPISODES in tables.brought:
        _fill_legal_statuses(tables)
        _fill_placement_types(tables)
        tables.connection.execute(
            f"create or replace temp table care_in_order as {_care_in_order()}"
        )
        _fill_care(tables)
        found += _going_on_nowhere(tables)
        if "ssd_legal_status" not in tables.brought:
            found.append(_without_legal_statuses())
    _make_periods(tables)
    tables.connection.execute("drop table if exists care_in_order")
    _fill_placements(tables)
    _fill_short_breaks(tables)
    _fill_what_needs_no_other_table(tables)
    return found


def _fill_legal_statuses(tables: Tables) -> None:
    """The legal status of an episode: of those that run on its first day the latest begun, else the
    first that begins within it."""
    status = (
        "(select e.n as episode, s.lega_legal_status as status "
        f"from read_{EPISODES} e join read_ssd_legal_status s "
        "on s.lega_person_id = e.clae_person_id and s.lega_legal_status is not null "
        f"and s.lega_legal_status_start_date < coalesce(e.clae_cla_episode_ceased_date, {NEVER}) "
        f"and (coalesce(s.lega_legal_status_end_date, {NEVER}) > e.clae_cla_episode_start_date "
        "or s.lega_legal_status_start_date = e.clae_cla_episode_start_date) "
        "qualify row_number() over (partition by e.n order by "
        "s.lega_legal_status_start_date > e.clae_cla_episode_start_date, "
        "abs(datediff('day', s.lega_legal_status_start_date, e.clae_cla_episode_start_date)), "
        "s.lega_legal_status) = 1)"
    )
    tables.fill(
        EPISODES,
        "legal_status",
        "o.status",
        beside=status,
        where="o.episode = t.n",
    )


def _fill_placement_types(tables: Tables) -> None:
    tables.fill(
        EPISODES,
        "placement_type",
        "o.clap_cla_placement_type",
        beside=f"(select * from read_{PLACEMENTS} where clap_cla_placement_id is not null qualify "
        "row_number() over (partition by clap_cla_placement_id order by n) = 1)",
        where="o.clap_cla_placement_id = t.clae_cla_placement_id",
    )


def _chained() -> str:
    """SQL for the episodes that are no short breaks, in the order of each child's, numbered by
    chains: a chain starts with the first, one that starts care, and one after a gap."""
    return f"""
    with care as (
        select * from read_{EPISODES}
        where clae_person_id is not null
            and coalesce(legal_status not in {SHORT_BREAKS}, true)
    ), beside as (
        select *, lag(clae_cla_episode_ceased_date) over child as ceased_before,
            lag(clae_cla_episode_ceased_reason) over child as reason_before,
            row_number() over child as place_in_order
        from care window child as (
            partition by clae_person_id order by
            coalesce(clae_cla_episode_start_date, clae_cla_episode_ceased_date, {NEVER}),
            coalesce(clae_cla_episode_ceased_date, {NEVER}), n)
    )
    select *, sum(case when place_in_order = 1
            or clae_cla_episode_start_reason = '{STARTS_CARE}'
            or (clae_cla_episode_start_date > ceased_before
                and coalesce(reason_before <> '{GOES_ON}', true)) then 1 else 0 end)
            over (partition by clae_person_id order by place_in_order) as chain
    from beside
    """


def _care_in_order() -> str:
    """SQL for those episodes, each with its period and whether it is the first or last of it."""
    return f"""
    with chained as ({_chained()}), named as (
        select *, last_value(clae_cla_id ignore nulls) over so_far as id_so_far,
            first_value(clae_cla_id ignore nulls) over from_here as id_from_here
        from chained window
        so_far as (partition by clae_person_id, chain order by place_in_order
            rows between unbounded preceding and current row),
        from_here as (partition by clae_person_id, chain order by place_in_order
            rows between current row and unbounded following)
    ), grouped as (
        select *, coalesce('number ' || coalesce(clae_cla_id, id_so_far, id_from_here),
            'chain ' || chain) as period from named
    )
    select *,
        row_number() over (
            partition by clae_person_id, period order by place_in_order) = 1 as is_first,
        row_number() over (
            partition by clae_person_id, period order by place_in_order desc) = 1 as is_last,
        exists (select 1 from read_{EPISODES} b where b.legal_status in {SHORT_BREAKS}
            and b.clae_cla_id = grouped.clae_cla_id) as beside_short_breaks
    from grouped
    """


def _fill_care(tables: Tables) -> None:
    tables.fill(
        EPISODES,
        "in_care",
        "'yes'",
        beside="(select n as cared_for from care_in_order)",
        where="o.cared_for = t.n",
    )


def _make_periods(tables: Tables) -> None:
    entered = "e.clae_entered_care_date is not null and not e.beside_short_breaks"
    cut_off = f"l.clae_cla_episode_ceased_reason = '{GOES_ON}'"
    ceased = 'l."clae_cla_episode_ceased_date text"'
    began_earlier = (
        f"not ({entered}) and coalesce(e.clae_cla_episode_start_reason <> '{STARTS_CARE}', true)"
    )
    tables.make(
        PERIODS_OF_CARE,
        {
            "child": ("e.clae_person_id", "e.clae_person_id"),
            "started": (
                f'case when {entered} then e."clae_entered_care_date text" '
                'else e."clae_cla_episode_start_date text" end',
                f"case when {entered} then e.clae_entered_care_date "
                "else e.clae_cla_episode_start_date end",
            ),
            "ended": (
                f"case when {cut_off} then '{GOES_ON} on ' || {ceased} else {ceased} end",
                f"case when coalesce({cut_off}, false) then null "
                "else l.clae_cla_episode_ceased_date end",
            ),
            "category_of_need": ("needs.need", "needs.need"),
            "reason_ended": (
                f"nullif(l.clae_cla_episode_ceased_reason, '{GOES_ON}')",
                f"nullif(l.clae_cla_episode_ceased_reason, '{GOES_ON}')",
            ),
            "began_earlier": (
                f"case when {began_earlier} then 'yes' else 'no' end",
                began_earlier,
            ),
        },
        FIRST_AND_LAST,
        at="e",
    )


def _going_on_nowhere(tables: Tables) -> list[Finding]:
    rows = tables.rows(
        'select n, line, "clae_cla_episode_ceased_date text" from care_in_order '
        f"where is_last and clae_cla_episode_ceased_reason = '{GOES_ON}' "
        "and clae_cla_episode_ceased_date is not null order by n"
    )
    return findings(
        rows,
        code=GOES_ON_NOWHERE,
        table=EPISODES,
        column="clae_cla_episode_ceased_reason",
        why="Another episode should begin on the day on which this one ceased, and none does: "
        "whether the child is still looked after cannot be told.",
        severity=Severity.ERROR,
    )


def _fill_placements(tables: Tables) -> None:
    _tell_whose_placement(tables)
    _tell_placements_in_care(tables)
    _tell_why_placements_began_and_ended(tables)


def _tell_whose_placement(tables: Tables) -> None:
    """By its period of care, where it names no child."""
    tables.fill(
        PLACEMENTS,
        "clap_person_id",
        "o.child",
        beside=f"(select clae_cla_id, min(clae_person_id) as child from read_{EPISODES} "
        "where clae_cla_id is not null group by clae_cla_id "
        "having count(distinct clae_person_id) = 1)",
        where='t."clap_person_id text" is null and o.clae_cla_id = t.clap_cla_id',
    )


def _tell_placements_in_care(tables: Tables) -> None:
    """All but those in which every episode was one of short breaks."""
    in_care = (
        "(select p.n as placement, bool_or(p.in_care is not null) as any_in_care "
        f"from (select p.n, e.in_care from read_{PLACEMENTS} p join read_{EPISODES} e "
        "on e.clae_cla_placement_id = p.clap_cla_placement_id union all "
        f"select p.n, e.in_care from read_{PLACEMENTS} p join read_{EPISODES} e "
        "on e.clae_cla_id = p.clap_cla_id where e.clae_cla_placement_id is null) p group by p.n)"
    )
    tables.fill(PLACEMENTS, "in_care", "'yes'")
    tables.fill(
        PLACEMENTS,
        "in_care",
        "null",
        beside=in_care,
        where="o.placement = t.n and not o.any_in_care",
    )


def _tell_why_placements_began_and_ended(tables: Tables) -> None:
    """By the episodes that were spent in it."""
    spent = (
        "(select clae_cla_placement_id as placement, "
        "arg_min(clae_cla_episode_start_reason, clae_cla_episode_start_date) as began, "
        "min(clae_cla_episode_start_date) as began_on, "
        "arg_max(clae_cla_episode_ceased_reason, clae_cla_episode_start_date) as ceased "
        f"from read_{EPISODES} where clae_cla_placement_id is not null group by all)"
    )
    of_it = "o.placement = t.clap_cla_placement_id"
    for cell, value, where in (
        ("reason_started", "o.began", "o.began_on = t.clap_cla_placement_start_date"),
        ("reason_ended", "o.ceased", 't."clap_cla_placement_end_date text" is not null'),
    ):
        tables.fill(PLACEMENTS, cell, value, beside=spent, where=f"{of_it} and {where}")


def _fill_short_breaks(tables: Tables) -> None:
    first = (
        "(select s.n as status, "
        "arg_min(e.clae_cla_primary_need_code, e.clae_cla_episode_start_date) as need, "
        "arg_min(e.placement_type, e.clae_cla_episode_start_date) as placement "
        f"from read_ssd_legal_status s join read_{EPISODES} e "
        "on e.clae_person_id = s.lega_person_id and e.legal_status = s.lega_legal_status "
        "and e.clae_cla_episode_start_date >= s.lega_legal_status_start_date "
        f"and e.clae_cla_episode_start_date <= coalesce(s.lega_legal_status_end_date, {NEVER}) "
        "where s.of_short_breaks is not null group by s.n)"
    )
    for cell, value in (("category_of_need", "o.need"), ("placement_type", "o.placement")):
        tables.fill(
            "ssd_legal_status",
            cell,
            value,
            beside=first,
            where="o.status = t.n",
        )


def _fill_what_needs_no_other_table(tables: Tables) -> None:
    completed = "t.csdq_sdq_completed_date"
    tables.fill(
        "ssd_sdq_scores",
        "year",
        f"(year({completed}) + if(month({completed}) >= 4, 1, 0))::integer",
        where=f"{completed} is not null",
    )
    tables.fill(
        "ssd_permanence",
        "adopted_on",
        "t.perm_permanence_order_date",
        where="t.is_adoption is not null and t.perm_permanence_order_date is not null",
    )
    of_adoption = " or ".join(
        f't."{cell} text" is not null'
        for cell in (
            "perm_adm_decision_date",
            "perm_placement_order_date",
            "perm_placed_for_adoption_date",
            "perm_matched_date",
            "perm_placed_ffa_cp_date",
            "perm_decision_reversed_date",
            "adopted_on",
        )
    )
    tables.fill("ssd_permanence", "of_adoption", "'yes'", where=of_adoption)


def _without_legal_statuses() -> Finding:
    return Finding(
        code=BREAKS_NOT_TOLD,
        table=EPISODES,
        why="Nothing says under which legal status these children are looked after, so short "
        "breaks (V3, V4) cannot be told from care: all are taken to be looked after. Send "
        "ssd_legal_status with the episodes.",
        severity=Severity.ERROR,
    )
