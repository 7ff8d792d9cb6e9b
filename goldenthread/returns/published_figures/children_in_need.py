"""Figures of DfE's children in need statistics, tables B1 to D7, by table.

Headings are those of the editions of 2013 to 2024 and of 2013 to 2025; the editions from 2025 on
print no rates. Short names of the interactive tool are those of its dictionary.
"""

from goldenthread.returns.published_figures.indicator import Indicator, Of, Unit

PUBLICATION = "Children in need"
YEAR, ON_THE_DAY = Of.YEAR_TO_31_MARCH, Of.ON_31_MARCH


def _figure(
    code: str,
    in_words: str,
    table: str,
    *columns: str,
    of: Of = YEAR,
    unit: Unit = Unit.NUMBER,
    beside: tuple[str, ...] = (),
    tool: tuple[str, ...] = (),
    stands_in_others: bool = False,
) -> Indicator:
    return Indicator(
        code=code,
        in_words=in_words,
        publication=PUBLICATION,
        table=table,
        of=of,
        unit=unit,
        columns=columns,
        beside=beside,
        tool=tool,
        stands_in_others=stands_in_others,
    )


def _percent(code: str, in_words: str, table: str, *columns: str, **more: object) -> Indicator:
    return _figure(code, in_words, table, *columns, unit=Unit.PERCENT, **more)  # type: ignore[arg-type]


def _rate(code: str, in_words: str, table: str, *columns: str, **more: object) -> Indicator:
    return _figure(code, in_words, table, *columns, unit=Unit.RATE, **more)  # type: ignore[arg-type]


OPEN_PLANS, STARTED, ENDED = ("CPP_At31",), ("CPP_start",), ("CPP_End", "CPP_ended")
BY_FACTOR = ("Episodes_with_assessment_factor",)
BY_LENGTH = ("Assessments_completed",)
BY_TIME_TO_CONFERENCE = ("ICPC",)

B1_B3 = (
    _figure(
        "open_episodes",
        "children in need on 31 March, counted as open episodes",
        "B1",
        "At31_episodes",
        "CIN_At31",
        "children_in_need",
        of=ON_THE_DAY,
        stands_in_others=True,
    ),
    _rate(
        "open_episodes_rate",
        "children in need on 31 March, counted as open episodes",
        "B1",
        "At31_episodes_rate",
        "children_in_need_per_10000_children",
        of=ON_THE_DAY,
        tool=("CIN",),
    ),
    _figure(
        "need_n1",
        "open episodes of need whose primary need is N1",
        "B3",
        "N1_Abuse_or_neglect",
        "N1_Abuse_neglect_and_exploitation",
        "N1_Abuse_neglect_or_exploitation",
        "N1",
        of=ON_THE_DAY,
        beside=("At31_episodes", "CIN_At31"),
    ),
)

C1 = (
    _figure(
        "referrals",
        "referrals",
        "C1",
        "Referrals",
        tool=("CPP_Total_NumRef",),
        stands_in_others=True,
    ),
    _rate(
        "referrals_rate",
        "referrals",
        "C1",
        "Referrals_rate",
        tool=("CPP_Total_Rateper10,000",),
    ),
    _figure("re_referrals", "referrals within twelve months of one before", "C1", "Re_referrals"),
    _percent(
        "re_referrals_percent",
        "referrals within twelve months of one before",
        "C1",
        "Re_referrals_percent",
        tool=("ReReferral",),
    ),
    _figure("no_further_action", "referrals with no further action", "C1", "No_Further_Action"),
    _percent(
        "no_further_action_percent",
        "referrals with no further action",
        "C1",
        "No_Further_Action_percent",
        tool=("CIN_Refferals_NFA", "CIN_Referrals_NFA"),
    ),
    _figure("not_in_need", "referrals assessed as not in need", "C1", "Not_in_Need"),
    _percent(
        "not_in_need_percent",
        "referrals assessed as not in need",
        "C1",
        "Not_in_Need_percent",
        tool=("Referrals_AssessedNotNeed",),
    ),
    _figure("referred_children", "children referred", "C1", "Referrals_child"),
    _figure("re_referred_children", "children referred again", "C1", "Re_referrals_child"),
    _percent(
        "re_referred_children_percent",
        "children referred again",
        "C1",
        "Re_referrals_child_percent",
    ),
)

C2_C4 = (
    _figure(
        "assessments",
        "assessments completed",
        "C2",
        "Assessments_completed",
        "completed_assessments",
    ),
    *(
        _figure(
            f"assessments_{days}",
            f"assessments completed in {days.replace('_', ' to ')} working days",
            "C2",
            *headings,
            beside=BY_LENGTH,
        )
        for days, headings in (
            ("0", ("Same_day",)),
            ("1_10", ("1-10_days",)),
            ("11_20", ("11-20_days",)),
            ("21_30", ("21-30_days",)),
            ("31_40", ("31-40_days",)),
            ("41_45", ("41-45_days",)),
        )
    ),
    _percent(
        "assessments_in_45_percent",
        "assessments completed within 45 working days",
        "C2",
        "Within_45_days_percent",
        tool=("Continue_Assess_Comp",),
    ),
    _figure(
        "assessments_median_days",
        "working days that an assessment took, the median",
        "C2",
        "Median_days",
        unit=Unit.DAYS,
        beside=BY_LENGTH,
    ),
    _figure(
        "episodes_with_factors",
        "episodes with any factor at the end of an assessment",
        "C3",
        "Episodes_with_assessment_factor",
    ),
    _figure(
        "factor_neglect",
        "episodes with neglect as a factor at the end of an assessment",
        "C3",
        "Neglect",
        beside=BY_FACTOR,
    ),
    _figure("section_47", "section 47 enquiries", "C4", "Section47"),
    _rate("section_47_rate", "section 47 enquiries", "C4", "Section47_rate", tool=("Section_47",)),
    _figure("conferences", "initial child protection conferences", "C4", "ICPC"),
    *(
        _figure(
            f"conferences_{days}",
            f"initial conferences held {days.replace('_', ' to ')} working days after the enquiry",
            "C4",
            f"Duration_{days.replace('_', '-')}_days",
            beside=BY_TIME_TO_CONFERENCE,
        )
        for days in ("0_10", "11_15")
    ),
    _percent(
        "conferences_in_15_percent",
        "initial conferences held within 15 working days",
        "C4",
        "ICPC_within_15_days_percent",
        tool=("CP_conf_15days",),
    ),
)

D1_D2 = (
    _figure(
        "plans_started",
        "child protection plans started",
        "D1",
        "CPP_start",
        tool=("CPP_Abuse",),
        stands_in_others=True,
    ),
    _rate(
        "plans_started_rate",
        "child protection plans started",
        "D1",
        "CPP_start_rate",
        tool=("CPP_Abuse_Rate",),
    ),
    _figure(
        "plans_ended",
        "child protection plans ended",
        "D1",
        "CPP_end",
        "CPP_ended",
        stands_in_others=True,
    ),
    _figure(
        "plans_open",
        "child protection plans open",
        "D1",
        "CPP_At31",
        "child_protection_plans",
        of=ON_THE_DAY,
        tool=("CPP_Num",),
        stands_in_others=True,
    ),
    _rate(
        "plans_open_rate",
        "child protection plans open",
        "D1",
        "CPP_At31_rate",
        "child_protection_plans_per_10000_children",
        of=ON_THE_DAY,
        tool=("CPP_rate",),
    ),
    _figure(
        "started_for_neglect",
        "child protection plans started with initial category neglect",
        "D2",
        "Neglect_Initial",
        beside=STARTED,
    ),
)

D3_D4 = (
    _figure(
        "plans_again",
        "plans started that are a second or subsequent plan",
        "D3",
        "CPP_subsequent",
        tool=("ReRegCPR",),
    ),
    _percent(
        "plans_again_percent",
        "plans started that are a second or subsequent plan",
        "D3",
        "CPP_subsequent_percent",
        tool=("PrevRegCPR",),
    ),
    _figure(
        "open_for_neglect",
        "open child protection plans with latest category neglect",
        "D4",
        "Neglect_Latest",
        of=ON_THE_DAY,
        beside=OPEN_PLANS,
    ),
    _figure(
        "open_begun_for_neglect",
        "open child protection plans with initial category neglect",
        "D4",
        "Neglect_Initial",
        of=ON_THE_DAY,
        beside=OPEN_PLANS,
    ),
)

D5_D7 = (
    _figure(
        "open_3_months_or_less",
        "open plans of three months or less",
        "D5",
        "3_months_or_less",
        of=ON_THE_DAY,
        beside=OPEN_PLANS,
    ),
    _percent(
        "open_3_months_or_less_percent",
        "open plans of three months or less",
        "D5",
        "3_months_or_less_percent",
        of=ON_THE_DAY,
        beside=OPEN_PLANS,
    ),
    _figure(
        "open_1_to_2_years",
        "open plans of one year to under two",
        "D5",
        "1_year_less_than_2_years",
        of=ON_THE_DAY,
        beside=OPEN_PLANS,
    ),
    _figure(
        "open_2_years_or_more",
        "open plans of two years or more",
        "D5",
        "2_years_or_more",
        "2years+",
        of=ON_THE_DAY,
        beside=OPEN_PLANS,
    ),
    _figure(
        "plans_due_review",
        "open plans of three months or more",
        "D6",
        "CPP_At31_3Months",
        of=ON_THE_DAY,
        tool=("CPP_31March_3MnthorMore",),
    ),
    _figure(
        "plans_reviewed_in_time",
        "open plans of which every review was in time",
        "D6",
        "Reviewed_within_timescales",
        of=ON_THE_DAY,
        tool=("CPP_Reviewed_InReqTimeScl",),
    ),
    _percent(
        "plans_reviewed_in_time_percent",
        "open plans of which every review was in time",
        "D6",
        "Reviewed_within_timescales_percent",
        of=ON_THE_DAY,
        tool=("RevCP",),
    ),
    _figure(
        "ended_3_months_or_less",
        "plans that ended within three months",
        "D7",
        "3_months_or_less",
        beside=ENDED,
    ),
    _percent(
        "ended_3_months_or_less_percent",
        "plans that ended within three months",
        "D7",
        "3_months_or_less_percent",
        beside=ENDED,
    ),
    _figure(
        "ended_2_years_or_more",
        "plans that ended after two years or more",
        "D7",
        "2_years_or_more",
        "2years+",
        beside=ENDED,
    ),
    _percent(
        "ended_2_years_or_more_percent",
        "plans that ended after two years or more",
        "D7",
        "2_years_or_more_percent",
        "2years+_percent",
        beside=ENDED,
        tool=("CPPlans2yrs",),
    ),
)

INDICATORS = (*B1_B3, *C1, *C2_C4, *D1_D2, *D3_D4, *D5_D7)
