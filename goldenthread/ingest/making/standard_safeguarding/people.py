"""Names, families, pupil numbers and workers, made from the tables that say them."""

import hashlib

import pyarrow as pa

from goldenthread.ingest.findings import Finding
from goldenthread.ingest.making.standard_safeguarding.filling import Tables, one
from goldenthread.returns.standard_safeguarding.made import ALLOCATIONS, NAMES, UNACCOMPANIED

PROFESSIONAL = (
    "(select * from read_ssd_professionals where prof_professional_id is not null "
    "qualify row_number() over (partition by prof_professional_id order by n) = 1)"
)
DEPARTMENT = (
    "(select * from read_ssd_department where dept_team_id is not null "
    "qualify row_number() over (partition by dept_team_id order by n) = 1)"
)
A_NAME, A_LONG_NUMBER = "[A-Za-z]{3}", "[0-9A-Fa-f{}-]{20,}"
KNOWN_AS = "coalesce(o.prof_professional_name, o.prof_staff_id, o.prof_professional_id)"
"""What a worker is called: the name, else the council's own number of its staff, which is steadier
than that of a row."""


def make(tables: Tables) -> list[Finding]:
    """Make names, allocations and unaccompanied children; fill pupil numbers and workers."""
    _fill_pupil_numbers(tables)
    _fill_postcodes(tables)
    _make_names(tables)
    _make_allocations(tables)
    _make_unaccompanied(tables)
    _fill_workers(tables)
    return tables.count_of(
        "ssd_involvements",
        "t.holds_no_case is not null",
        code="holds-no-case",
        why="{rows} of involvements tell of someone beside the child who does not hold the case (a "
        "reviewing officer, a personal adviser): they are no allocations.",
    )


def _fill_pupil_numbers(tables: Tables) -> None:
    """A pupil number that stands among the linked identifiers alone."""
    for cell, kind in (("pers_upn", "UPN"), ("former_upn", "former UPN")):
        latest = (
            "(select link_person_id as child, arg_max(link_identifier_value, "
            "coalesce(link_valid_from_date, date '1900-01-01')) as number "
            f"from read_ssd_linked_identifiers where link_identifier_type = '{kind}' "
            "and link_identifier_value is not null group by link_person_id)"
        )
        tables.fill(
            "ssd_person",
            cell,
            "o.number",
            beside=latest,
            where=f't.pers_person_id = o.child and t."{cell} text" is null',
        )


def _fill_postcodes(tables: Tables) -> None:
    tables.fill(
        "ssd_address",
        "addr_address_postcode",
        "t.postcode_in_json",
        where='t."addr_address_postcode text" is null and t.postcode_in_json is not null',
    )


def _make_names(tables: Tables) -> None:
    families = _families(tables) if "ssd_person" in tables.brought else {}
    tables.connection.register(
        "families",
        pa.table(
            {
                "child": pa.array(list(families), pa.string()),
                "family": pa.array(list(families.values()), pa.string()),
            }
        ),
    )
    named = "nullif(trim(concat_ws(' ', t.pers_forename, t.pers_surname)), '')"
    tables.make(
        NAMES,
        {
            "child": one("pers_person_id"),
            "name": (named, named),
            "family": ("f.family", "f.family"),
        },
        "read_ssd_person t left join families f on f.child = t.pers_person_id "
        f"where t.pers_person_id is not null and ({named} is not null or f.family is not null)",
        at="t",
    )
    tables.connection.unregister("families")


def _families(tables: Tables) -> dict[str, str]:
    """Each child's family group: all who share a family's number or a mother, one with another.

    The group is called after the child of the lowest number in it, and not by the family's own
    number, which may change overnight; in a form from which no child's number can be read off.
    """
    rows = tables.connection.execute(
        "select fami_person_id, 'family ' || fami_family_id from read_ssd_family "
        "where fami_person_id is not null and fami_family_id is not null "
        "union select moth_childs_person_id, 'mother ' || moth_person_id from read_ssd_mother "
        "where moth_childs_person_id is not null and moth_person_id is not null"
    ).fetchall()
    above: dict[str, str] = {}

    def top(name: str) -> str:
        while (higher := above.setdefault(name, name)) != name:
            above[name] = above[higher]
            name = higher
        return name

    for child, bond in rows:
        above[top(f"child {child}")] = top(bond)
    members: dict[str, list[str]] = {}
    for child in sorted({child for child, _ in rows}):
        members.setdefault(top(f"child {child}"), []).append(child)
    return {
        child: hashlib.sha256(f"family of {together[0]}".encode()).hexdigest()[:12]
        for together in members.values()
        for child in together
    }


def _make_allocations(tables: Tables) -> None:
    """Who held a case, by name; a team by its name, or by what stands there where that is a name
    and no number."""
    worker = f"coalesce({KNOWN_AS}, t.invo_professional_id)"
    team = (
        "coalesce(d.dept_team_name, case when d.dept_team_id is null "
        f"and regexp_matches(t.invo_professional_team, '{A_NAME}') "
        f"and not regexp_full_match(t.invo_professional_team, '{A_LONG_NUMBER}') "
        "then t.invo_professional_team end)"
    )
    tables.make(
        ALLOCATIONS,
        {
            "child": one("invo_person_id"),
            "worker": (worker, worker),
            "team": (team, team),
            "started": one("invo_involvement_start_date"),
            "ended": one("invo_involvement_end_date"),
            "reason": one("invo_worker_change_reason"),
        },
        f"read_ssd_involvements t left join {PROFESSIONAL} o "
        f"on o.prof_professional_id = t.invo_professional_id left join {DEPARTMENT} d "
        "on d.dept_team_id = t.invo_professional_team where t.holds_no_case is null "
        "and (t.invo_professional_id is not null or t.invo_professional_team is not null)",
        at="t",
    )


def _make_unaccompanied(tables: Tables) -> None:
    """A child who has or had the status once: from its first day to the last day of its latest."""
    known = "coalesce(t.immi_immigration_status_start_date, date '0001-01-01')"
    tables.make(
        UNACCOMPANIED,
        {
            "child": ("child", "child"),
            "started": ("first_of.text", "first_of.day"),
            "ended": ("last_of.text", "last_of.day"),
        },
        "(select immi_person_id as child, min(n) as n, arg_min(line, n) as line, "
        "arg_min({'text': \"immi_immigration_status_start_date text\", "
        f"'day': immi_immigration_status_start_date}}, {known}) as first_of, "
        "arg_max({'text': \"immi_immigration_status_end_date text\", "
        f"'day': immi_immigration_status_end_date}}, {known}) as last_of "
        "from read_ssd_immigration_status t where is_unaccompanied is not null "
        "and immi_person_id is not null group by immi_person_id) once",
        at="once",
    )


def _fill_workers(tables: Tables) -> None:
    """The worker of an episode of early help and the adviser of a care leaver, by name."""
    for table, cell, by in (
        ("ssd_early_help_episodes", "worker", "earl_episode_worker_id"),
        ("ssd_care_leavers", "personal_adviser", "clea_care_leaver_personal_advisor"),
    ):
        tables.fill(table, cell, f't."{by}"')
        tables.fill(
            table,
            cell,
            KNOWN_AS,
            beside=PROFESSIONAL,
            where=f'o.prof_professional_id = t."{by}"',
        )
