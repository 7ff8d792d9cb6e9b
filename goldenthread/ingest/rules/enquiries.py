"""Rules about section 47 enquiries and the initial conferences that they lead to."""

import ibis
from ibis import _

from goldenthread.ingest.rules.census_rule import (
    EPISODE,
    LAST_DAY,
    CensusRule,
    after_an_earlier_one,
    as_read,
    blank,
    breaking,
    more_than_one,
    outside_the_year,
    with_episode,
    working_days_before_the_end,
)
from goldenthread.record.expressions import (
    child_protection_plans,
    conferences,
    section_47_enquiries,
)

ENQUIRIES = "Section 47 enquiries started"
CONFERENCES = "Initial conferences, and those within 15 working days of the strategy discussion"
PLANS = "Child protection plans started, open and ended, and how long they last"

WORKING_DAYS = 15
SATURDAY = 5

_without_conference = section_47_enquiries.filter(
    blank("conference_on"), ~_.conference_not_required.fill_null(False)
)

ENQUIRY_RULES = (
    CensusRule(
        code="2889",
        title="A section 47 enquiry does not start before its referral",
        table="section_47_enquiries",
        column="S47ActualStartDate",
        why="The enquiry starts before the referral: correct the one that is wrong.",
        protects=ENQUIRIES,
        broken=breaking(
            section_47_enquiries,
            _.started_on < _.referred_on,
            says="started {started_on}, referred {referred_on}",
        ),
    ),
    CensusRule(
        code="8615",
        title="A section 47 enquiry has a start, no later than its initial conference",
        table="section_47_enquiries",
        column="S47ActualStartDate",
        why="The enquiry starts with the strategy discussion, before the conference: check both.",
        protects=CONFERENCES,
        broken=breaking(
            section_47_enquiries,
            _.started_on > _.conference_on,
            says="started {started_on}, conference {conference_on}",
        ),
    ),
    CensusRule(
        code="8740",
        title="An enquiry that has not come to a conference started in the census year",
        table="section_47_enquiries",
        column="S47ActualStartDate",
        why="It started outside the year and has no conference: add it, or say none was needed.",
        protects=ENQUIRIES,
        broken=breaking(
            _without_conference, outside_the_year("started_on"), says="started {started_on}"
        ),
    ),
    CensusRule(
        code="8839",
        title="An episode has at most one open section 47 enquiry",
        table="section_47_enquiries",
        column="DateOfInitialCPC",
        why="The episode has more than one enquiry without a result: say how each one ended.",
        protects=ENQUIRIES,
        broken=breaking(
            more_than_one(_without_conference, EPISODE),
            says="started {started_on}, one of {together} open",
        ),
    ),
    CensusRule(
        code="8890",
        title="An enquiry does not start while another of the episode is running",
        table="section_47_enquiries",
        column="S47ActualStartDate",
        why="Another enquiry was running: say how it ended, or check whether both are one.",
        protects=ENQUIRIES,
        broken=breaking(
            after_an_earlier_one(
                section_47_enquiries,
                start="started_on",
                # One that needed no conference has an end, but the census does not hold it.
                ends=ibis.ifelse(
                    blank("conference_on") & ~_.conference_not_required.fill_null(False),
                    LAST_DAY,
                    _.conference_on,
                ),
                within=EPISODE,
            ),
            _.started_on <= _.earlier_end,
            says="started {started_on}, an earlier one runs to {earlier_end}",
        ),
    ),
    CensusRule(
        code="8868",
        title="A closed episode has no open section 47 enquiry",
        table="section_47_enquiries",
        column="DateOfInitialCPC",
        why="The episode has closed: give either the conference or that none was needed, not both.",
        protects=CONFERENCES,
        broken=breaking(
            with_episode(section_47_enquiries).filter(_.episode_closed_on.notnull()),
            (blank("conference_on") & ~_.conference_not_required.fill_null(False))
            | (_.conference_on.notnull() & _.conference_not_required),
            says="conference {conference_on}, not required {conference_not_required}",
        ),
    ),
    CensusRule(
        code="8675Q",
        title="An enquiry without a conference for more than 15 working days by the year's end",
        table="section_47_enquiries",
        column="DateOfInitialCPC",
        why="A conference was due by now: give its date, or say that none was needed.",
        protects=CONFERENCES,
        needs_calendar=True,
        broken=breaking(
            _without_conference,
            _.started_on < working_days_before_the_end(WORKING_DAYS),
            says="started {started_on}, conference {conference_on}",
        ),
    ),
)

_episode_conference = as_read("CINdetails", DateOfInitialCPC="date")
_enquiry_conference = as_read("Section47", DateOfInitialCPC="date")
_enquiry_of = _enquiry_conference.select(
    episode=_enquiry_conference.parent, DateOfInitialCPC=_enquiry_conference.DateOfInitialCPC
)
_plans_begun = child_protection_plans.filter(~outside_the_year("started_on"))
_conferences_held = conferences.filter(~outside_the_year("held_on"))

CONFERENCE_RULES = (
    CensusRule(
        code="1104",
        title="An initial conference is not held before the referral",
        table="section_47_enquiries",
        column="DateOfInitialCPC",
        why="The conference is dated before the referral: correct the one that is wrong.",
        protects=CONFERENCES,
        broken=breaking(
            section_47_enquiries,
            _.conference_on < _.referred_on,
            says="conference {conference_on}, referred {referred_on}",
        ),
    ),
    CensusRule(
        code="8715",
        title="An initial conference is held in the census year",
        table="section_47_enquiries",
        column="DateOfInitialCPC",
        why="Leave out a conference held in another year: it belongs in that year's census.",
        protects=CONFERENCES,
        broken=breaking(
            section_47_enquiries, outside_the_year("conference_on"), says="held {conference_on}"
        ),
    ),
    CensusRule(
        code="8870Q",
        title="The target for an initial conference is not at a weekend",
        table="section_47_enquiries",
        column="InitialCPCtarget",
        why="The target should be a working day: check it.",
        protects=CONFERENCES,
        broken=breaking(
            section_47_enquiries,
            _.conference_target_on.day_of_week.index() >= SATURDAY,
            says="target {conference_target_on}",
        ),
    ),
    CensusRule(
        code="8875",
        title="An initial conference is not held at a weekend",
        table="section_47_enquiries",
        column="DateOfInitialCPC",
        why="Conferences are held on working days: check the date.",
        protects=CONFERENCES,
        broken=breaking(
            section_47_enquiries,
            _.conference_on.day_of_week.index() >= SATURDAY,
            says="held {conference_on}",
        ),
    ),
    CensusRule(
        code="2884",
        title="A conference is given with its enquiry or as a transfer in, not as both",
        table="conferences",
        column="DateOfInitialCPC",
        why="It is both with an enquiry and as a transfer in, so it would count twice: keep one.",
        protects=CONFERENCES,
        replaces_same_row_twice=True,
        broken=breaking(
            _episode_conference.mutate(ordinal=_.n, episode=_.n).semi_join(
                _enquiry_of, ["episode", "DateOfInitialCPC"]
            ),
            says="held {DateOfInitialCPC}",
        ),
    ),
    CensusRule(
        code="2883",
        title="No more plans start than initial conferences were held",
        table="child_protection_plans",
        column="CPPstartDate",
        why="Every plan begins at a conference, so some conferences are missing: add them.",
        protects=CONFERENCES,
        broken=breaking(
            _plans_begun.agg(plans=_.count())
            .cross_join(_conferences_held.agg(held=_.count()))
            .mutate(ordinal=ibis.null("int32"), line=ibis.null("int32")),
            _.plans > _.held,
            says="{plans} plans started, {held} conferences held",
        ),
    ),
    CensusRule(
        code="2885",
        title="A plan starts on the day of an initial conference",
        table="child_protection_plans",
        column="CPPstartDate",
        why="No conference of this child was held on that day: correct one of the two dates.",
        protects=PLANS,
        broken=breaking(
            _plans_begun.anti_join(conferences, ["child_id", ("started_on", "held_on")]),
            says="started {started_on}",
        ),
    ),
)

RULES = (*ENQUIRY_RULES, *CONFERENCE_RULES)
