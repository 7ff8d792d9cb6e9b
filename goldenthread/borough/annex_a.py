"""The Annex A that Thornbeck would make on a day: of the six months up to it."""

from collections.abc import Iterator
from typing import Any

from goldenthread.borough.annex_a_care import adopters, adoption, after_care, in_care
from goldenthread.borough.as_at import AsAt, Day
from goldenthread.borough.days import add_months
from goldenthread.borough.events import Allocation, Child, Episode, Plan
from goldenthread.borough.making import Borough
from goldenthread.codes.forms import CHILD_PROTECTION

Row = dict[str, Any]
Lists = dict[str, list[Row]]

MONTHS = 6
NOT_IN_NEED = ("RC8", "RC9")
ENQUIRED = "Strategy discussion initiating Section 47 Enquiry Start Date"


def annex_a_of(borough: Borough, *, on: Day | None = None) -> Lists:
    """The lists as at a day: the borough's last, where none is said."""
    on = on or borough.last_day
    making = Making(AsAt(on, add_months(on, -MONTHS)))
    for child in (*borough.children, *borough.helped_alone):
        making.tell(child)
    return making.lists


def needs_support(episode: Episode) -> bool:
    """Whether an assessment found that the child needed help of social care."""
    return episode.reason not in NOT_IN_NEED


class Making:
    """The making of one Annex A."""

    def __init__(self, as_at: AsAt) -> None:
        self.as_at = as_at
        self.lists: Lists = {f"list_{number}": [] for number in range(1, 12)}

    def tell(self, child: Child) -> None:
        """Add what each list has of a child."""
        who = self.who(child)
        for episode in child.episodes:
            if self.as_at.has_day(episode.referred_on):
                contact = {"Date of Contact": episode.referred_on, "Contact Source": episode.source}
                self.lists["list_1"].append(who | contact)
                self.lists["list_3"].append(who | self._referral(child, episode))
        for helped in self.as_at.told(child.early_help):
            assessment = {
                "Assessment start date": helped.started_on,
                "Assessment completion date": self.as_at.seen(helped.assessed_on),
                "Organisation completing assessment": helped.organisation,
            }
            self.lists["list_2"].append(who | assessment)
        who["Does the Child have a Disability"] = self.as_at.is_born(child) and bool(
            child.disabilities
        )
        for episode in self.as_at.episodes(child):
            self.lists["list_4"] += [who | row for row in self._assessments(child, episode)]
            self.lists["list_5"] += [who | row for row in self._enquiries(child, episode)]
            if not episode.no_further_action:
                self.lists["list_6"].append(who | self._in_need(child, episode))
            plans = self.as_at.told(episode.plans)
            self.lists["list_7"] += [who | self._plan(child, episode, plan) for plan in plans]
        held = self.held_by(child)
        self.lists["list_8"] += [who | held | row for row in in_care(self.as_at, child)]
        self.lists["list_9"] += [who | row for row in after_care(self.as_at, child)]
        self.lists["list_10"] += [who | row for row in adoption(self.as_at, child)]
        self.lists["list_11"] += adopters(self.as_at, child)

    def who(self, child: Child) -> Row:
        """Who the child is, as every list says it."""
        known = self.as_at.known(child)
        return {
            "Child Unique ID": child.child_id,
            "Gender": known.sex,
            "Ethnicity": known.ethnicity,
            "Date of Birth": known.born_on,
            "Expected date of birth": known.expected_on,
        }

    def held_by(self, child: Child, on: Day | None = None) -> Row:
        """Who holds the child's case on the day, or held it last before."""
        day = min(on or self.as_at.on, self.as_at.on)
        held: list[Allocation] = [a for a in child.allocations if a.started_on <= day]
        if not held:
            return {}
        latest = max(held, key=lambda a: a.started_on)
        return {"Allocated Team": latest.team, "Allocated Worker": latest.worker}

    def _referral(self, child: Child, episode: Episode) -> Row:
        on = self.as_at.on
        year = AsAt(on, add_months(on, -12))
        return {
            "Date of Referral": episode.referred_on,
            "Referral Source": episode.source,
            "Referral NFA": episode.no_further_action,
            "Number of Referrals in Last 12 Months": sum(
                year.has_day(other.referred_on) for other in child.episodes
            ),
            **self.held_by(child, episode.closed_on),
        }

    def _assessments(self, child: Child, episode: Episode) -> Iterator[Row]:
        for assessment in episode.assessments:
            done_on = self.as_at.seen(assessment.authorised_on)
            if self.as_at.has(assessment.started_on, assessment.authorised_on):
                yield {
                    "Continuous Assessment Start Date": assessment.started_on,
                    "Continuous Assessment Date of Authorisation": done_on,
                    "Assessed as requiring support": needs_support(episode) if done_on else None,
                    **self.held_by(child, done_on),
                }

    def _enquiries(self, child: Child, episode: Episode) -> Iterator[Row]:
        started = {plan.started_on for plan in child.plans()}
        year = AsAt(self.as_at.on, add_months(self.as_at.on, -12))
        of_child = [enquiry for other in child.episodes for enquiry in other.enquiries]
        counts = {
            "Number of Section 47 Enquiries in the last 12 months": sum(
                year.has_day(enquiry.started_on) for enquiry in of_child
            ),
            "Number of ICPCs in the last 12 months": sum(
                year.has_day(enquiry.conference_on) for enquiry in of_child
            ),
        }
        for enquiry in episode.enquiries:
            held_on = self.as_at.seen(enquiry.conference_on)
            over_on = self.as_at.over_on(enquiry)
            if self.as_at.has(enquiry.started_on, over_on):
                yield {
                    ENQUIRED: enquiry.started_on,
                    "Was an Initial Child Protection Conference deemed unnecessary": (
                        self.as_at.seen(enquiry.not_required_on) is not None
                    ),
                    **_conference(held_on, started),
                    **counts,
                    **self.held_by(child, over_on),
                }
        if self.as_at.has_day(episode.transfer_in_on):
            held = self.held_by(child, episode.transfer_in_on)
            yield {**_conference(episode.transfer_in_on, started), **counts, **held}

    def _in_need(self, child: Child, episode: Episode) -> Row:
        closed_on = self.as_at.seen(episode.closed_on)
        return {
            "CIN Start Date": episode.referred_on,
            "Primary Need Code": episode.need,
            "CIN Closure Date": closed_on,
            "Reason for Closure": episode.reason if closed_on else None,
            "Case Status": "CLOSED" if closed_on else self._status(child, episode),
            **self.held_by(child, closed_on),
        }

    def _status(self, child: Child, episode: Episode) -> str:
        """What is done for the child on the day, the furthest of all."""
        if child.care.period_on(self.as_at.on):
            return "LAC"
        if any(self._is_open(plan.started_on, plan.ended_on) for plan in episode.plans):
            return "CPP"
        if any(self._is_open(plan.started_on, plan.ended_on) for plan in episode.cin_plans):
            return "CIN"
        assessed = any(self._is_open(a.started_on, a.authorised_on) for a in episode.assessments)
        return "ASSESSMENT" if assessed else "CIN"

    def _is_open(self, started_on: Day, ended_on: Day | None) -> bool:
        return started_on <= self.as_at.on and self.as_at.seen(ended_on) is None

    def _plan(self, child: Child, episode: Episode, plan: Plan) -> Row:
        ended_on = self.as_at.seen(plan.ended_on)
        reviews = [held_on for held_on in plan.reviews if held_on <= self.as_at.on]
        return {
            "Child Protection Plan Start Date": plan.started_on,
            "Initial Category of Abuse": plan.initial,
            "Latest Category of Abuse": self.as_at.latest_category(plan),
            **self._last_visit(episode, plan),
            "Date of latest review conference": max(reviews, default=None),
            "Child Protection Plan End Date": ended_on,
            "Emergency or police protection in the last six months": False,
            "Number of Previous Child Protection Plans": plan.previous,
            **self.held_by(child, ended_on),
        }

    def _last_visit(self, episode: Episode, plan: Plan) -> Row:
        """The last that was made under a plan; nothing where there was none."""
        ends = min(plan.ended_on or self.as_at.on, self.as_at.on)
        made = [v for v in episode.visits if v.kind == CHILD_PROTECTION and v.on <= ends]
        last = max(made, key=lambda v: v.on, default=None)
        if last is None or last.on < plan.started_on:
            return {}
        return {
            "Date of the Last Statutory Visit": last.on,
            "Was the Child Seen Alone": last.alone,
        }


def _conference(held_on: Day | None, started: set[Day]) -> Row:
    return {
        "Date of Initial Child Protection Conference": held_on,
        "Did the Initial Child Protection Conference Result in a Child Protection Plan": (
            held_on in started if held_on else None
        ),
    }
