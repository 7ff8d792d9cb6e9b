"""With which published figure each measure is compared, and with which it is not, and why.

A comparison is of like with like: the same cases, counted in the same way, over the same days. What
DfE counts otherwise is refused here in words (`refused`); what differs a little and can be said is
said beside the figures (`differs`). Definitions are DfE's, in the notes to its children in need
statistics and in the dictionary of the local authority interactive tool.
"""

from dataclasses import dataclass

from goldenthread.returns.published_figures.other_publications import CHILDREN_0_TO_17


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What stands beside one measure.

    `value` is the figure as it is printed; where an edition does not print it, it is worked out of
    the numbers of `part`, together, and of `whole`. `counts` says what DfE counts, `differs` how
    that is not quite what we count. Where it is `refused` it says why, and nothing else is there.
    """

    counts: str = ""
    value: str = ""
    part: tuple[str, ...] = ()
    whole: str = ""
    differs: str = ""
    refused: str = ""

    @property
    def figures(self) -> tuple[str, ...]:
        """Every figure that it may need."""
        return tuple(filter(None, (self.value, *self.part, self.whole)))


IN_45_DAYS = tuple(
    f"assessments_{days}" for days in ("0", "1_10", "11_20", "21_30", "31_40", "41_45")
)

COUNTED_THE_SAME: dict[str, Comparison] = {
    "REF-01": Comparison(
        counts="referrals received in the year, for every 10,000 children",
        value="referrals_rate",
        part=("referrals",),
        whole=CHILDREN_0_TO_17,
        differs="DfE counts each referral that a council sends; two for one child on one day are "
        "one here.",
    ),
    "REF-02": Comparison(
        counts="referrals within twelve months of one before for the same child, of all referrals "
        "received in the year",
        value="re_referrals_percent",
        part=("re_referrals",),
        whole="referrals",
    ),
    "REF-03": Comparison(
        counts="children referred again within twelve months, of all children referred in the year",
        value="re_referred_children_percent",
        part=("re_referred_children",),
        whole="referred_children",
    ),
    "REF-05": Comparison(
        counts="referrals with no further action, of all referrals received in the year",
        value="no_further_action_percent",
        part=("no_further_action",),
        whole="referrals",
    ),
    "REF-06": Comparison(
        counts="referrals assessed and found not to be in need, of all referrals received in the "
        "year",
        value="not_in_need_percent",
        part=("not_in_need",),
        whole="referrals",
        differs="DfE counts what had closed when the census was sent, some months after 31 March; "
        "here it is what had closed by the day asked about.",
    ),
    "ASM-01": Comparison(
        counts="assessments completed within 45 working days of their start, of all completed in "
        "the year",
        value="assessments_in_45_percent",
        part=IN_45_DAYS,
        whole="assessments",
    ),
    "ASM-03": Comparison(
        counts="the median of the working days that assessments completed in the year took",
        value="assessments_median_days",
    ),
    "CIN-01": Comparison(
        counts="episodes of need open on the day, for every 10,000 children",
        value="open_episodes_rate",
        part=("open_episodes",),
        whole=CHILDREN_0_TO_17,
        differs="DfE counts open episodes, here each child counts once: a child has one open "
        "episode at a time, but for records that are doubled.",
    ),
    "NEG-05": Comparison(
        counts="episodes of need open on the day whose primary need is N1, of all open episodes",
        part=("need_n1",),
        whole="open_episodes",
        differs="DfE counts open episodes, here each child counts once. N1 is abuse or neglect "
        "together and never shows neglect alone.",
    ),
    "NEG-03": Comparison(
        counts="episodes with neglect as a factor at the end of an assessment completed in the "
        "year, of all episodes with any factor",
        part=("factor_neglect",),
        whole="episodes_with_factors",
    ),
    "NEG-06": Comparison(
        counts="child protection plans open on the day whose latest category is neglect, of all",
        part=("open_for_neglect",),
        whole="plans_open",
    ),
    "NEG-07": Comparison(
        counts="child protection plans started in the year whose initial category is neglect, of "
        "all",
        part=("started_for_neglect",),
        whole="plans_started",
    ),
    "S47-01": Comparison(
        counts="section 47 enquiries started in the year, for every 10,000 children",
        value="section_47_rate",
        part=("section_47",),
        whole=CHILDREN_0_TO_17,
    ),
    "CON-01": Comparison(
        counts="initial conferences held within 15 working days of the start of the enquiry, of "
        "all held in the year",
        value="conferences_in_15_percent",
        part=("conferences_0_10", "conferences_11_15"),
        whole="conferences",
    ),
    "CON-08b": Comparison(
        counts="plans open on the day for three months or more of which every review was in time, "
        "of all such plans",
        value="plans_reviewed_in_time_percent",
        part=("plans_reviewed_in_time",),
        whole="plans_due_review",
    ),
    "CPP-01": Comparison(
        counts="child protection plans open on the day, for every 10,000 children",
        value="plans_open_rate",
        part=("plans_open",),
        whole=CHILDREN_0_TO_17,
    ),
    "CPP-02": Comparison(
        counts="child protection plans started in the year, for every 10,000 children",
        value="plans_started_rate",
        part=("plans_started",),
        whole=CHILDREN_0_TO_17,
    ),
    "CPP-07": Comparison(
        counts="plans started in the year by a child who had any earlier plan, of all plans "
        "started",
        value="plans_again_percent",
        part=("plans_again",),
        whole="plans_started",
    ),
    "CPP-10": Comparison(
        counts="plans that lasted three months or less, of all that ended in the year",
        value="ended_3_months_or_less_percent",
        part=("ended_3_months_or_less",),
        whole="plans_ended",
    ),
    "CPP-11": Comparison(
        counts="plans open for three months or less, of all open on the day",
        value="open_3_months_or_less_percent",
        part=("open_3_months_or_less",),
        whole="plans_open",
    ),
    "CPP-12": Comparison(
        counts="plans that lasted two years or more, of all that ended in the year",
        value="ended_2_years_or_more_percent",
        part=("ended_2_years_or_more",),
        whole="plans_ended",
    ),
    "CPP-13": Comparison(
        counts="plans open for a year or more, of all open on the day",
        part=("open_1_to_2_years", "open_2_years_or_more"),
        whole="plans_open",
    ),
}

OF_MARKERS = (
    "DfE publishes no number of children with a coded marker of neglect. Its nearest figure, "
    "factor 16A, is of episodes with an assessment completed in a year, not of children on a day: "
    "it stands beside NEG-03."
)

COUNTED_OTHERWISE: dict[str, str] = {
    "ASM-02": "DfE counts from the day on which the assessment started (ASM-01); this measure "
    "counts from the referral.",
    "ASM-04": "DfE publishes nothing of assessments that are still open.",
    "NEG-01": OF_MARKERS,
    "NEG-10": OF_MARKERS,
    "NEG-12": OF_MARKERS,
    "NEG-08": "DfE publishes the categories at the start and the latest, not how many plans "
    "changed from one to the other.",
    "S47-02": "DfE publishes the enquiries and the conferences of a year, not how many of those "
    "enquiries led to a conference: some of the conferences follow enquiries of the year before.",
    "CON-02": "DfE publishes the conferences and the plans of a year, not how many of those "
    "conferences led to a plan.",
    "CON-08a": "DfE counts the plans open on 31 March of which every review was in time (CON-08b); "
    "this measure counts the reviews that fell due in twelve months.",
    "CPP-08": "DfE counts any earlier plan, however long ago it ended (CPP-07); this measure "
    "counts those that ended within 24 months.",
    "CPP-09": "DfE publishes second and subsequent plans of all categories together (CPP-07); this "
    "measure counts those for neglect.",
    "PLO-01": "Nothing is published yet of pre-proceedings by council.",
    "PLO-03": "Nothing is published yet of pre-proceedings by council.",
    "PLO-04": "Nothing is published yet of pre-proceedings by council.",
    "PLO-05": "Nothing is published yet of pre-proceedings by council.",
    "PLO-06": "Nothing is published yet of pre-proceedings by council.",
}

COMPARISONS: dict[str, Comparison] = COUNTED_THE_SAME | {
    code: Comparison(refused=why) for code, why in COUNTED_OTHERWISE.items()
}
"""By the code of the measure. A measure that is not here is compared with nothing."""
