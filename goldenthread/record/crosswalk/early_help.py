"""Where our own file of early help says each column of the record."""

from goldenthread.record.table import Source

KIND = "early_help"
GROUP = "early_help_episode"

SAID: dict[str, tuple[Source, ...]] = {
    "people": (
        Source(
            kind=KIND,
            group=GROUP,
            one_a_key=True,
            gives_way=True,
            says={"child_id": "child", "upn": "upn", "born_on": "born", "sex": "sex"},
        ),
    ),
    "names": (
        Source(
            kind=KIND,
            group=GROUP,
            where_filled="name",
            one_a_key=True,
            gives_way=True,
            # Its number of a family is the early help system's, and may be another family's here.
            says={"child_id": "child", "name": "name"},
        ),
    ),
    "early_help_episodes": (
        Source(
            kind=KIND,
            group=GROUP,
            says={
                "child_id": "child",
                "family": "family",
                "started_on": "help from",
                "ended_on": "help to",
                "reason": "reason",
                "names_neglect": "neglect",
                "end_reason": "end reason",
                "organisation": "organisation",
                "worker": "lead worker",
                "assessment_completed_on": "assessment completed",
            },
        ),
    ),
}
