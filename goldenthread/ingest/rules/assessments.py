"""Rules about assessments and the factors that they found."""

import ibis
from ibis import _

from goldenthread.codes.assessment import ASSESSMENT_FACTOR, NO_FACTOR
from goldenthread.ingest.rules.census_rule import (
    EPISODE,
    FIRST_DAY,
    YEAR,
    CensusRule,
    after_an_earlier_one,
    as_read,
    blank,
    breaking,
    end_or_last_day,
    more_than_one,
    not_offered,
    outside_the_year,
    with_episode,
    working_days_before_the_end,
)
from goldenthread.ingest.rules.front_door import NOTHING_FURTHER
from goldenthread.record.expressions import assessment_factors, assessments

TIMES = "Assessments completed within 45 working days"
FACTORS = "Neglect found at assessment (16A) and the other factors"

WORKING_DAYS = 45
PHYSICAL_OF_OLD, SEXUAL_OF_OLD = "18A", "19A"

_completed = _.authorised_on.notnull()
_whole_factors = assessment_factors.mutate(started_on=_.assessment_started_on)
ASSESSMENT = ("child_id", "started_on")

DATE_RULES = (
    CensusRule(
        code="1103",
        title="An assessment does not start before its referral",
        table="assessments",
        column="AssessmentActualStartDate",
        why="The assessment starts before the referral: correct the one that is wrong.",
        protects=TIMES,
        broken=breaking(
            assessments,
            _.started_on < _.referred_on,
            says="started {started_on}, referred {referred_on}",
        ),
    ),
    CensusRule(
        code="8608",
        title="An assessment does not end before it starts",
        table="assessments",
        column="AssessmentAuthorisationDate",
        why="The assessment ends before it starts: correct the one that is wrong.",
        protects=TIMES,
        broken=breaking(
            assessments,
            _.started_on > _.authorised_on,
            says="started {started_on}, authorised {authorised_on}",
        ),
    ),
    CensusRule(
        code="8696",
        title="An assessment is completed in the census year",
        table="assessments",
        column="AssessmentAuthorisationDate",
        why="Leave out an assessment completed before the year; one completed after it is open.",
        protects=TIMES,
        broken=breaking(
            assessments, outside_the_year("authorised_on"), says="authorised {authorised_on}"
        ),
    ),
    CensusRule(
        code="8736",
        title="An assessment not yet completed started in the census year",
        table="assessments",
        column="AssessmentActualStartDate",
        why="It started outside the year and is not completed: give its end, or correct its start.",
        protects=TIMES,
        broken=breaking(
            assessments,
            blank("authorised_on"),
            outside_the_year("started_on"),
            says="started {started_on}",
        ),
    ),
    CensusRule(
        code="8670Q",
        title="An assessment open for more than 45 working days by the end of the year",
        table="assessments",
        column="AssessmentAuthorisationDate",
        why="It should have been completed by now: check whether its end was left out.",
        protects=TIMES,
        needs_calendar=True,
        broken=breaking(
            assessments,
            blank("authorised_on"),
            _.started_on < working_days_before_the_end(WORKING_DAYS),
            says="started {started_on}",
        ),
    ),
    CensusRule(
        code="8863Q",
        title="An assessment does not start while another of the episode is running",
        table="assessments",
        column="AssessmentActualStartDate",
        why="Another assessment was running: check whether it ended, or whether both are one.",
        protects=TIMES,
        broken=breaking(
            after_an_earlier_one(
                assessments,
                start="started_on",
                ends=end_or_last_day("authorised_on"),
                within=EPISODE,
            ),
            _.started_on <= _.earlier_end,
            says="started {started_on}, an earlier one runs to {earlier_end}",
        ),
    ),
    CensusRule(
        code="8896",
        title="An episode has at most one open assessment",
        table="assessments",
        column="AssessmentAuthorisationDate",
        why="The episode has more than one open assessment: complete those that are over.",
        protects=TIMES,
        broken=breaking(
            more_than_one(assessments.filter(blank("authorised_on")), EPISODE),
            says="started {started_on}, one of {together} open",
        ),
    ),
    CensusRule(
        code="8867",
        title="A closed episode has no open assessment",
        table="assessments",
        column="AssessmentAuthorisationDate",
        why="The episode has closed but this assessment is not completed: give its end.",
        protects=TIMES,
        broken=breaking(
            with_episode(assessments.filter(blank("authorised_on"))),
            _.episode_closed_on.notnull(),
            says="authorised {authorised_on}, episode closed {episode_closed_on}",
        ),
    ),
)

_factor_as_read = as_read("AssessmentFactors", AssessmentFactors="string")
_only_assessment = (
    assessments.group_by(EPISODE).agg(assessments_made=_.count()).filter(_.assessments_made == 1)
)


def _with_factor(code: str) -> ibis.Table:
    return breaking(assessment_factors.filter(_.factor == code), says="{factor}")


FACTOR_RULES = (
    CensusRule(
        code="8614",
        title="Factors belong to completed assessments only",
        table="assessments",
        column="AssessmentAuthorisationDate",
        why="Factors are given but the assessment is not completed: give its end, or remove them.",
        protects=FACTORS,
        broken=breaking(
            assessments.filter(blank("authorised_on")).semi_join(_whole_factors, ASSESSMENT),
            says="authorised {authorised_on}, with factors",
        ),
    ),
    CensusRule(
        code="8897Q",
        title="A completed assessment says which factors it found, by codes of the year's list",
        table="assessments",
        column="AssessmentFactors",
        why="Give the factors found; without them it cannot be told whether neglect was one.",
        protects=FACTORS,
        broken=ibis.union(
            breaking(
                assessments.filter(_.authorised_on >= FIRST_DAY).anti_join(
                    _whole_factors, ASSESSMENT
                ),
                says="authorised {authorised_on}, no factors",
            ),
            breaking(
                assessments.inner_join(
                    _whole_factors.filter(
                        not_offered("factor", ASSESSMENT_FACTOR),
                        # From 2024-25 these two have queries of their own.
                        (_.factor.notin([PHYSICAL_OF_OLD, SEXUAL_OF_OLD])) | (YEAR < 2025),
                    ).select(*ASSESSMENT, "factor"),
                    ASSESSMENT,
                ),
                says="{factor}, which this year's list does not hold",
            ),
        ),
    ),
    CensusRule(
        code="8898",
        title="A factor is given once for an assessment",
        table="assessment_factors",
        column="AssessmentFactors",
        why="The same factor is given twice for one assessment: take the second out.",
        protects=FACTORS,
        replaces_same_row_twice=True,
        broken=breaking(
            _factor_as_read.mutate(
                ordinal=_.n,
                place=ibis.row_number().over(
                    ibis.window(group_by=["parent", "AssessmentFactors"], order_by="n")
                ),
            ),
            _.place > 0,
            says="{AssessmentFactors}",
        ),
    ),
    CensusRule(
        code="8869",
        title="No factors found (21) stands alone",
        table="assessment_factors",
        column="AssessmentFactors",
        why="It says both that nothing was found and what was found: take one of them out.",
        protects=FACTORS,
        broken=breaking(
            assessment_factors.filter(_.factor == NO_FACTOR).semi_join(
                assessment_factors.filter(_.factor != NO_FACTOR),
                ["child_id", "assessment_started_on"],
            ),
            says="{factor} beside others",
        ),
    ),
    CensusRule(
        code="8873Q",
        title="An episode whose only assessment found no factors closes after that assessment",
        table="assessments",
        column="AssessmentFactors",
        why="Nothing was found, so it should close as RC8 or RC9: check factors and reason.",
        protects=FACTORS,
        broken=breaking(
            with_episode(assessments.filter(_completed))
            .semi_join(_only_assessment, EPISODE)
            .semi_join(_whole_factors.filter(_.factor == NO_FACTOR), ASSESSMENT),
            _.episode_closure_reason.isnull() | _.episode_closure_reason.notin(NOTHING_FURTHER),
            says="factor 21, reason for closure {episode_closure_reason}",
        ),
    ),
    CensusRule(
        code="8945Q",
        title="Physical abuse says by whom: 18B or 18C, no longer 18A",
        table="assessment_factors",
        column="AssessmentFactors",
        why="Give 18B where a child, 18C where an adult did it, instead of 18A.",
        protects=FACTORS,
        since=2025,
        broken=_with_factor(PHYSICAL_OF_OLD),
    ),
    CensusRule(
        code="8950Q",
        title="Sexual abuse says by whom: 19B or 19C, no longer 19A",
        table="assessment_factors",
        column="AssessmentFactors",
        why="Give 19B where a child, 19C where an adult did it, instead of 19A.",
        protects=FACTORS,
        since=2025,
        broken=_with_factor(SEXUAL_OF_OLD),
    ),
)

RULES = (*DATE_RULES, *FACTOR_RULES)
