"""Fills what is worked out of several cells from the first contact to pre-proceedings."""

from goldenthread.codes.front_door import REFERRAL_SOURCE
from goldenthread.ingest.findings import Finding
from goldenthread.ingest.making.standard_safeguarding.filling import Tables
from goldenthread.returns.shape import Reads
from goldenthread.returns.standard_safeguarding import STANDARD_SAFEGUARDING

CONFERENCE = "ssd_initial_cp_conference"
CATEGORIES = ("cppl_cp_plan_initial_category", "cppl_cp_plan_latest_category")

ANOTHER_COUNCILS_PLAN = "another-councils-plan"
NOT_HELD_YET = "not-held-yet"
HOLDS_A_PLACE = "holds-a-place"


def make(tables: Tables) -> list[Finding]:
    """Fill sources, outcomes, what follows what, whose plan it is; gives what is to be said."""
    for table, cell in (
        ("ssd_contacts", "cont_contact_source"),
        ("ssd_cin_episodes", "cine_referral_source"),
    ):
        _fill_source(tables, table, cell)
    _fill_outcomes(tables)
    _tell_conferences(tables)
    _tell_whether_a_conference_was_needed(tables)
    found = _tell_plans(tables)
    found += _tell_reviews(tables)
    return found + _tell_pre_proceedings(tables)


def _fill_source(tables: Tables, table: str, cell: str) -> None:
    """Who made it: by the words where the code is none of DfE's."""
    known = ", ".join(f"'{code}'" for code in REFERRAL_SOURCE.values)
    tables.copy(
        table,
        f"{cell}_code",
        f"{cell}_desc",
        f't."{cell}_desc text" is not null and '
        f'(t."{cell}_code text" is null or t."{cell}_code" not in ({known}))',
    )


def _fill_outcomes(tables: Tables) -> None:
    """What a mark of its own does not say and the outcomes do."""
    for table, cell, outcome in (
        ("ssd_cin_episodes", "cine_referral_nfa", "outcome_is_nfa"),
        ("ssd_cin_assessments", "cina_assessment_outcome_nfa", "outcome_is_nfa"),
        ("ssd_s47_enquiry", "s47e_s47_nfa", "outcome_is_nfa"),
        (CONFERENCE, "icpc_icpc_outcome_cp_flag", "outcome_is_plan"),
    ):
        tables.copy(
            table,
            cell,
            outcome,
            f't."{cell} text" is null and t."{outcome}" is not null',
        )
    # Before it is authorised a no stands there by default, and says nothing.
    tables.fill(
        "ssd_cin_assessments",
        "support_needed",
        "not t.cina_assessment_outcome_nfa",
        where="t.cina_assessment_outcome_nfa is not null "
        'and (t."cina_assessment_auth_date text" is not null or t.cina_assessment_outcome_nfa)',
    )


def _tell_conferences(tables: Tables) -> None:
    """Which conference an enquiry led to: of several the first held, else the first planned."""
    tables.fill(
        CONFERENCE,
        "kind",
        "case when t.icpc_icpc_transfer_in then 'transfer in' else 'after an enquiry' end",
    )
    first = (
        f"(select n as first_n from read_{CONFERENCE} "
        "where icpc_s47_enquiry_id is not null and kind = 'after an enquiry' "
        "qualify row_number() over (partition by icpc_s47_enquiry_id "
        "order by icpc_icpc_date nulls last, icpc_icpc_target_date nulls last, n) = 1)"
    )
    tables.fill(
        CONFERENCE,
        "follows_enquiry",
        "t.icpc_s47_enquiry_id",
        beside=first,
        where="t.n = o.first_n",
    )


def _tell_whether_a_conference_was_needed(tables: Tables) -> None:
    """An enquiry with a conference needed one; one that led to nothing further, or that ended
    without the mark of a conference, did not; of any other it cannot be told."""
    tables.fill(
        "ssd_s47_enquiry",
        "conference_not_required",
        "case when t.outcome_is_conference then false when t.s47e_s47_nfa then true "
        'when not t.outcome_is_conference and t."s47e_s47_end_date text" is not null '
        "then true end",
    )
    tables.fill(
        "ssd_s47_enquiry",
        "conference_not_required",
        "false",
        beside=f"(select * from read_{CONFERENCE} where follows_enquiry is not null "
        'and "icpc_icpc_date text" is not null)',
        where="o.follows_enquiry = t.s47e_s47_enquiry_id",
    )


def _tell_plans(tables: Tables) -> list[Finding]:
    """Whose plan it is, whether it names neglect, and by which referral it was opened."""
    tables.fill(
        "ssd_cp_plans",
        "another_councils",
        "'another council''s'",
        where="t.cppl_cp_plan_ola",
    )
    tables.fill("ssd_cp_plans", "own", "'own'", where="t.another_councils is null")
    names = [f't."{cell}_names_neglect"' for cell in CATEGORIES]
    unsaid = " or ".join(
        f'(t."{cell} text" is not null and t."{cell}_names_neglect" is null)' for cell in CATEGORIES
    )
    tables.fill(
        "ssd_cp_plans",
        "names_neglect",
        f"case when {' or '.join(names)} then true when {unsaid} then null "
        f"else coalesce({', '.join(names)}) end",
    )
    tables.fill(
        "ssd_cp_plans",
        "cppl_referral_id",
        "o.icpc_referral_id",
        beside=f"(select * from read_{CONFERENCE} where icpc_icpc_id is not null "
        "and icpc_referral_id is not null "
        "qualify row_number() over (partition by icpc_icpc_id order by n) = 1)",
        where='t."cppl_referral_id text" is null and o.icpc_icpc_id = t.cppl_icpc_id '
        "and o.icpc_person_id = t.cppl_person_id",
    )
    return tables.count_of(
        "ssd_cp_plans",
        "t.another_councils is not null",
        code=ANOTHER_COUNCILS_PLAN,
        why="{rows} of cp_plans tell of a plan that another council holds (cppl_cp_plan_ola): kept "
        "apart, and counted nowhere as a plan of this council.",
    )


def _tell_reviews(tables: Tables) -> list[Finding]:
    """Which plan a review is of: by number, else the child's plan of that day. Only those held on a
    plan of this council's own count."""
    plan_of_the_day = (
        "(select r.n as review, arg_max(p.cppl_cp_plan_id, p.cppl_cp_plan_start_date) as plan "
        "from read_ssd_cp_reviews r join read_ssd_cp_plans p "
        "on p.cppl_person_id = r.cppr_person_id "
        "and p.cppl_cp_plan_start_date <= r.cppr_cp_review_date "
        "and coalesce(p.cppl_cp_plan_end_date, date '9999-12-31') >= r.cppr_cp_review_date "
        'where r."cppr_cp_plan_id text" is null and p.cppl_cp_plan_id is not null group by r.n)'
    )
    tables.fill(
        "ssd_cp_reviews",
        "cppr_cp_plan_id",
        "o.plan",
        beside=plan_of_the_day,
        where="o.review = t.n",
    )
    held = 't."cppr_cp_review_date text" is not null'
    of_another = (
        "t.cppr_cp_plan_id in (select cppl_cp_plan_id from read_ssd_cp_plans "
        "where another_councils is not null and cppl_cp_plan_id is not null)"
    )
    tables.fill(
        "ssd_cp_reviews",
        "counts",
        "'held'",
        where=f"{held} and not ({_or_no(of_another)})",
    )
    return [
        *tables.count_of(
            "ssd_cp_reviews",
            f"{held} and {of_another}",
            code=ANOTHER_COUNCILS_PLAN,
            why="{rows} of cp_reviews tell of a review of another council's plan: not kept.",
        ),
        *_not_held(tables, "ssd_cp_reviews", "cppr_cp_review_date"),
        *_not_held(tables, CONFERENCE, "icpc_icpc_date"),
        *_not_held(tables, "ssd_cla_reviews", "clar_cla_review_date"),
    ]


def _or_no(condition: str) -> str:
    return f"coalesce({condition}, false)"


def _not_held(tables: Tables, table: str, cell: str) -> list[Finding]:
    return tables.count_of(
        table,
        f't."{cell} text" is null',
        code=NOT_HELD_YET,
        why="{rows} of " + table + " have no day on which it was held: planned, or cancelled. They "
        "are no row of the record, which tells of those that were held.",
    )


def _tell_pre_proceedings(tables: Tables) -> list[Finding]:
    """Many case systems fill this table with marks that hold a place. Such rows tell of nothing."""
    cells = [
        f't."{cell.name} text" is not null'
        for cell in STANDARD_SAFEGUARDING.tables["ssd_pre_proceedings"].cells
        if cell.reads in (Reads.DATE, Reads.CODE)
    ]
    says = " or ".join(cells)
    tables.fill("ssd_pre_proceedings", "says_something", "'yes'", where=says)
    return tables.count_of(
        "ssd_pre_proceedings",
        f"not ({says})",
        code=HOLDS_A_PLACE,
        why="{rows} of pre_proceedings have neither a day nor a decision, only marks that hold a "
        "place: no pre-proceedings are taken from them.",
    )
