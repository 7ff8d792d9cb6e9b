"""Early help: the episodes in which a family was helped before, or after, social care."""

from goldenthread.record.people import CHILD_ID
from goldenthread.record.table import Column, Holds, RecordTable

EARLY_HELP_EPISODES = RecordTable(
    name="early_help_episodes",
    title="Early help episodes",
    means="An episode of early help to a child's family, from its first to its last day.",
    key=("child_id", "started_on"),
    spans=("started_on", "ended_on"),
    columns=(
        CHILD_ID,
        Column(name="family", means="Family group, by the early help system's own number"),
        Column(name="started_on", holds=Holds.DATE, means="Day on which the episode began"),
        Column(
            name="ended_on",
            holds=Holds.DATE,
            means="Day on which the episode ended; blank while it lasts",
        ),
        Column(name="reason", means="Why the family was helped, in the council's own words"),
        Column(
            name="names_neglect",
            holds=Holds.FLAG,
            means="Neglect was a reason; blank where nobody said, which is not no",
        ),
        Column(name="end_reason", means="Why the episode ended, in the council's own words"),
        Column(name="organisation", means="Organisation that leads, or that made the assessment"),
        Column(name="worker", means="Lead worker's code"),
        Column(
            name="assessment_completed_on",
            holds=Holds.DATE,
            means="Day on which the early help assessment was completed",
        ),
    ),
)

TABLES = (EARLY_HELP_EPISODES,)
