"""Rules about pre-proceedings and family group decision-making: module 5, from 2026-27.

The codes and meanings are those of the rules as the sector has them in draft; where a draft says
the opposite of its own words (9007), the words are followed.
"""

import ibis
from ibis import _

from goldenthread.ingest.rules.census_rule import (
    DFE_DRAFT,
    CensusRule,
    blank,
    breaking,
    outside_the_year,
)
from goldenthread.record.expressions import pre_proceedings

FIRST_YEAR = 2027
TIMES = "Pre-proceedings begun and running, and those concluded within 16 weeks"
FAMILY = "Family group decision-making meetings offered and held"
OUTCOMES = "How pre-proceedings end"
COURT = "Applications to court after pre-proceedings"


def _rule(
    code: str, title: str, column: str, why: str, protects: str, broken: ibis.Table | None
) -> CensusRule:
    return CensusRule(
        code=code,
        title=title,
        table="pre_proceedings",
        column=column,
        why=why,
        protects=protects,
        broken=broken,
        since=FIRST_YEAR,
        source=DFE_DRAFT,
    )


RULES = (
    _rule(
        "9005",
        "The decision to begin pre-proceedings was made in the census year",
        "PPStartDate",
        "Give the day of the decision to begin, where it was made in the year.",
        TIMES,
        breaking(pre_proceedings, outside_the_year("started_on"), says="began {started_on}"),
    ),
    _rule(
        "9006",
        "The letter before proceedings was sent in the year, after the decision to begin",
        "LBPSentDate",
        "The letter cannot come before the decision, nor lie outside the year: check both dates.",
        TIMES,
        breaking(
            pre_proceedings,
            outside_the_year("letter_sent_on").fill_null(False)
            | (_.letter_sent_on < _.started_on).fill_null(False),
            says="letter {letter_sent_on}, began {started_on}",
        ),
    ),
    _rule(
        "9007",
        "A letter before proceedings says whether a family meeting was offered",
        "FGDMMeetingOffer",
        "A letter was sent: say whether it offered a family group decision-making meeting.",
        FAMILY,
        breaking(
            pre_proceedings,
            _.letter_sent_on.notnull(),
            blank("family_meeting_offered"),
            says="letter {letter_sent_on}, offered {family_meeting_offered}",
        ),
    ),
    _rule(
        "9008",
        "The first meeting of pre-proceedings was held in the census year",
        "InitialPPMeetingDate",
        "Give the first meeting where it was held in the year.",
        TIMES,
        breaking(
            pre_proceedings, outside_the_year("first_meeting_on"), says="met {first_meeting_on}"
        ),
    ),
    _rule(
        "9009",
        "The decision to step up or down was made in the year, after the decision to begin",
        "StepDecisionDate",
        "It cannot come before the decision to begin, nor lie outside the year: check both dates.",
        TIMES,
        breaking(
            pre_proceedings,
            outside_the_year("decided_on").fill_null(False)
            | (_.decided_on < _.started_on).fill_null(False),
            says="decided {decided_on}, began {started_on}",
        ),
    ),
    _rule(
        "9010Q",
        "A family meeting that was offered says whether it was held",
        "FGDMMeetingFac",
        "A family meeting was offered: say whether it was held.",
        FAMILY,
        breaking(
            pre_proceedings,
            _.family_meeting_offered,
            blank("family_meeting_held"),
            says="offered {family_meeting_offered}, held {family_meeting_held}",
        ),
    ),
    _rule(
        "9011",
        "An outcome of pre-proceedings is a code of DfE's list",
        "PPOutcome",
        "Give A, B or C.",
        OUTCOMES,
        None,
    ),
    _rule(
        "9012",
        "An application to court follows the decision to step up",
        "CourtAppDate",
        "The application is dated before the decision: correct the one that is wrong.",
        COURT,
        breaking(
            pre_proceedings,
            _.applied_to_court_on < _.decided_on,
            says="applied {applied_to_court_on}, decided {decided_on}",
        ),
    ),
    _rule(
        "9013",
        "The letter of issue follows the application to court",
        "LetterInitCPDate",
        "The letter is dated before the application: correct the one that is wrong.",
        COURT,
        breaking(
            pre_proceedings,
            _.letter_of_issue_on < _.applied_to_court_on,
            says="letter {letter_of_issue_on}, applied {applied_to_court_on}",
        ),
    ),
    _rule(
        "9015Q",
        "Pre-proceedings with a first meeting say how many review meetings followed",
        "ReviewMeetingsCount",
        "A first meeting was held: give the number of review meetings, 0 where there were none.",
        TIMES,
        breaking(
            pre_proceedings,
            _.first_meeting_on.notnull(),
            blank("review_meetings"),
            says="met {first_meeting_on}, reviews {review_meetings}",
        ),
    ),
)
