"""One year's census of the borough: what DfE's rule puts in it, as it was recorded by then.

In the file: every child referred in the year or with an episode open at any time in it; of each
such episode, the assessments, enquiries and plans open or begun in the year, and the reviews held
in the year alone. The writer of `goldenthread.returns` gets mappings by element name.
"""

import datetime
from collections.abc import Iterator
from typing import Any

from goldenthread.borough.as_at import AsAt
from goldenthread.borough.days import (
    add_working_days,
    census_year,
    extracted_on,
    first_day_of,
    last_day_of,
)
from goldenthread.borough.events import Assessment, Child, Enquiry, Episode, Plan, PreProceedings
from goldenthread.borough.making import Borough

Day = datetime.date
Row = dict[str, Any]
MODULE_5_SINCE = 2027


def census_of(borough: Borough, year: int) -> Iterator[Row]:
    """Each child of the year's census, in order of id."""
    taking = Taking(year)
    for child in borough.children:
        episodes = [row for e in child.episodes if (row := taking.episode(e)) is not None]
        if episodes:
            yield taking.child(child, episodes)


class Taking:
    """The taking of one year's census: what it may see, and how it writes it."""

    def __init__(self, year: int) -> None:
        self.year = year
        self.first, self.last = first_day_of(year), last_day_of(year)
        self.as_at = AsAt(self.last, self.first)
        self.taken_on = extracted_on(year)

    def child(self, child: Child, episodes: list[Row]) -> Row:
        """The child as known on the last day of the year."""
        known = self.as_at.known(child)
        row: Row = {
            "LAchildID": child.child_id,
            "PersonBirthDate": known.born_on,
            "ExpectedPersonBirthDate": known.expected_on,
            "Sex": known.sex,
            "PersonDeathDate": self._in_year(child.died_on),
            "Ethnicity": known.ethnicity,
            "Disability": list(known.disabilities),
            "CINdetails": episodes,
        }
        turned_away = all(row["ReferralNFA"] for row in episodes)
        if known.no_pupil_number:
            row["UPNunknown"] = known.no_pupil_number
        elif turned_away and child.pupil_number[-1] in "012":
            row["UPNunknown"] = "UN7"
        else:
            row["UPN"] = known.pupil_number
        return row

    def episode(self, episode: Episode) -> Row | None:
        """One episode, or None where it is no part of this year's file."""
        if not self._is_here(episode):
            return None
        first_told = census_year(episode.referred_on) == self.year
        wrong_at_first = episode.first_said_referred_on if first_told else None
        closed_on = self._seen(episode.closed_on, episode.end_recorded_on)
        return {
            "CINreferralDate": wrong_at_first or episode.referred_on,
            "ReferralSource": episode.source,
            "PrimaryNeedCode": episode.need,
            "CINclosureDate": closed_on,
            "ReasonForClosure": episode.reason if closed_on else None,
            "DateOfInitialCPC": self._in_year(episode.transfer_in_on),
            "ReferralNFA": episode.no_further_action,
            "Assessments": [
                self._assessment(a)
                for a in episode.assessments
                if self.as_at.has(a.started_on, a.authorised_on)
            ],
            "CINPlanDates": [
                {"CINPlanStartDate": p.started_on, "CINPlanEndDate": self._seen(p.ended_on)}
                for p in episode.cin_plans
                if self.as_at.has(p.started_on, p.ended_on)
            ],
            "Section47": [
                self._enquiry(e)
                for e in episode.enquiries
                if self.as_at.has(e.started_on, self.as_at.over_on(e))
            ],
            "ChildProtectionPlans": [self._plan(p) for p in episode.plans if self._has_plan(p)],
            "PreProceedingsandFGDM": [
                self._pre_proceedings(p)
                for p in episode.pre_proceedings
                if self._in_year(p.started_on) and self.year >= MODULE_5_SINCE
            ],
        }

    def _is_here(self, episode: Episode) -> bool:
        if episode.recorded_on and episode.recorded_on > self.taken_on:
            return False
        if episode.no_further_action:
            return self._in_year(episode.referred_on) is not None
        return self.as_at.has(episode.referred_on, episode.closed_on)

    def _has_plan(self, plan: Plan) -> bool:
        recorded = plan.recorded_on is None or plan.recorded_on <= self.taken_on
        return recorded and self.as_at.has(plan.started_on, plan.ended_on)

    def _in_year(self, day: Day | None) -> Day | None:
        return day if self.as_at.has_day(day) else None

    def _seen(self, ended_on: Day | None, recorded_on: Day | None = None) -> Day | None:
        """An end that came by the last day of the year and was recorded before the census."""
        late = recorded_on is not None and recorded_on > self.taken_on
        return None if late else self.as_at.seen(ended_on)

    def _assessment(self, assessment: Assessment) -> Row:
        authorised_on = self._seen(assessment.authorised_on)
        return {
            "AssessmentActualStartDate": assessment.started_on,
            "AssessmentAuthorisationDate": authorised_on,
            "AssessmentFactors": list(assessment.factors) if authorised_on else [],
        }

    def _enquiry(self, enquiry: Enquiry) -> Row:
        return {
            "S47ActualStartDate": enquiry.started_on,
            "InitialCPCtarget": add_working_days(enquiry.started_on, 15),
            "DateOfInitialCPC": self._seen(enquiry.conference_on),
            "ICPCnotRequired": self._seen(enquiry.not_required_on) is not None,
        }

    def _plan(self, plan: Plan) -> Row:
        first_told = census_year(plan.started_on) == self.year
        initial = (plan.first_said_initial if first_told else None) or plan.initial
        changed = plan.changed_on is not None and plan.changed_on <= self.last
        return {
            "CPPstartDate": plan.started_on,
            "CPPendDate": self._seen(plan.ended_on, plan.end_recorded_on),
            "InitialCategoryOfAbuse": initial,
            "LatestCategoryOfAbuse": plan.latest if changed else initial,
            "NumberOfPreviousCPP": plan.previous,
            "CPPreviewDate": [held for held in plan.reviews if self._in_year(held)],
        }

    def _pre_proceedings(self, process: PreProceedings) -> Row:
        held = [day for day in process.review_meetings_on if day <= self.last]
        first_meeting_on = self._seen(process.first_meeting_on)
        decided_on = self._seen(process.decided_on)
        return {
            "PPStartDate": process.started_on,
            "LBPSentDate": self._seen(process.letter_on),
            "FGDMMeetingOffer": process.meeting_offered,
            "FGDMMeetingFac": process.meeting_held,
            "InitialPPMeetingDate": first_meeting_on,
            "ReviewMeetingsCount": len(held) if first_meeting_on else None,
            "StepDecisionDate": decided_on,
            "PPOutcome": process.outcome if decided_on else None,
            "CourtAppDate": self._seen(process.court_on),
            "LetterInitCPDate": self._seen(process.letter_of_issue_on),
        }
