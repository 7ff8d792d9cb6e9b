"""Why each return of our own contract is wanted, in the words of its page."""

from goldenthread.returns.own_contract import (
    CHAIRED_CONFERENCES,
    CIN_PLAN_REVIEWS,
    CORE_GROUPS,
    EARLY_HELP,
    FRONT_DOOR_DECISIONS,
    HEALTH_CONTACTS,
    HOUSING,
    MANAGEMENT_DECISIONS,
    MEETING_AGENCIES,
    MEETING_PAPERS,
    PEOPLE_AND_ALLOCATIONS,
    POPULATION,
    REVIEWING_DISPUTES,
    REVIEWING_OFFICERS,
    SCHOOL_ATTENDANCE,
    SERIOUS_INCIDENTS,
    STRATEGY_DISCUSSIONS,
    SUBJECT_ACCESS_REQUESTS,
    SUPERVISIONS,
    TRANSFERS_IN,
    VISITS,
    WAS_NOT_BROUGHT,
)

WHY = {
    PEOPLE_AND_ALLOCATIONS.kind: "A census names no worker, team, child or family. Load this "
    "return to see who works with whom: without it no team can be shown, and nobody but those who "
    "may see every child can open one.",
    POPULATION.kind: "A rate is taken of how many children live in the area. Without this return "
    "the numbers stand without a rate.",
    EARLY_HELP.kind: "No return that the law asks for says who is helped early. With this one the "
    "continuum begins where help begins. The number of a child may be the early help system's own: "
    "name, day of birth, sex and pupil number are there to link it by.",
    SCHOOL_ATTENDANCE.kind: "One row a child and week, term or other stretch of days; a session is "
    "half a day. Being often away from school is among the first signs of neglect that anybody "
    "writes down.",
    WAS_NOT_BROUGHT.kind: "One row an appointment, kept or not, so that those that were missed are "
    "seen out of all. A child does not fail to attend: it is not brought.",
    HEALTH_CONTACTS.kind: "One row a meeting with general practice, a midwife, a health visitor, a "
    "school nurse or a hospital: whether a family is seen, and who was worried.",
    HOUSING.kind: "One row a child and need. Poverty is not neglect, and no plan should ask of a "
    "family what its home does not allow.",
    FRONT_DOOR_DECISIONS.kind: "One row a contact or referral. A census says when a referral came, "
    "and not when somebody decided on it, nor when whoever made it was told.",
    STRATEGY_DISCUSSIONS.kind: "One row for each time that there was cause to suspect significant "
    "harm, held or not: without the day of the cause nobody can tell whether the discussion was "
    "held in time.",
    CORE_GROUPS.kind: "One row a core group that was held. No return that the law asks for says "
    "that the people who carry out a plan have met.",
    MEETING_AGENCIES.kind: "One row a meeting and agency. Only agencies that work with the child "
    "count, and with no invitation on record attendance cannot be judged: write the GP who was "
    "never asked as a row too.",
    MEETING_PAPERS.kind: "One row a letter or a set of minutes and each who is to have it, parents "
    "and child among them, with the days on which it was typed, checked and sent.",
    SUPERVISIONS.kind: "One row a child and supervision in which its case was talked through.",
    MANAGEMENT_DECISIONS.kind: "One row a decision of a manager, or of a chair between "
    "conferences, on the day on which it was made.",
    CIN_PLAN_REVIEWS.kind: "One row a review of a child in need plan that was held.",
    SERIOUS_INCIDENTS.kind: "One row an incident, from the day on which the council became aware "
    "of it: from that day the notification and the rapid review are counted.",
    SUBJECT_ACCESS_REQUESTS.kind: "One row a request for what is held about a child. The time to "
    "answer may stand still, and be extended: say when.",
    TRANSFERS_IN.kind: "One row a child on another council's plan who has moved in for good: from "
    "the day on which the council is told its own conference is due.",
    VISITS.kind: "One row a child and visit of every kind, those on which the child was not "
    "seen among them. A visit ends the wait for the next only where it is said that the child was "
    "seen.",
    CHAIRED_CONFERENCES.kind: "One row a child and conference, those booked among them, with the "
    "code of its chair: a chair opens the children of the conferences that this names, and no "
    "other. What would end the plan is what the chair wrote down.",
    REVIEWING_OFFICERS.kind: "One row a looked-after child and independent reviewing officer, with "
    "the days: an officer opens the children whom this names, while they are looked after.",
    REVIEWING_DISPUTES.kind: "One row a dispute that a reviewing officer raised about a care plan, "
    "until it is resolved.",
}
