"""What Thornbeck's case system gives each night: the Standard Safeguarding Dataset's tables of
children, workers, need and protection.

Of all that was open from the first day of the borough's files on, as the system has it on the
night. Rows are numbered by the child and their place, as nobody else would read them.
"""

from collections import defaultdict
from typing import Any

from goldenthread.borough.as_at import AsAt, Day
from goldenthread.borough.dataset_care import TABLES as CARE_TABLES
from goldenthread.borough.dataset_care import care_rows, has_care
from goldenthread.borough.dataset_need import tell_need
from goldenthread.borough.events import Allocation, Child, EarlyHelp
from goldenthread.borough.making import Borough

Row = dict[str, Any]
Tables = dict[str, list[Row]]

TABLES = (
    *(
        "ssd_person",
        "ssd_linked_identifiers",
        "ssd_family",
        "ssd_disability",
        "ssd_involvements",
        "ssd_professionals",
    ),
    *("ssd_department", "ssd_contacts", "ssd_early_help_episodes", "ssd_cin_episodes"),
    *("ssd_cin_assessments", "ssd_assessment_factors", "ssd_cin_plans", "ssd_cin_visits"),
    *("ssd_s47_enquiry", "ssd_initial_cp_conference", "ssd_cp_plans", "ssd_cp_visits"),
    *("ssd_cp_reviews", "ssd_pre_proceedings"),
    *CARE_TABLES,
)
"""Every table that is written, in order; one without rows is written too."""


def dataset_of(borough: Borough, *, on: Day | None = None) -> Tables:
    """The tables as at the night of a day: the borough's last, where none is said."""
    night = Night(AsAt(on or borough.last_day, borough.first_day))
    for child in (*borough.children, *borough.helped_alone):
        night.tell(child)
    night.finish()
    return night.tables


class Night:
    """The making of one night's tables."""

    def __init__(self, as_at: AsAt) -> None:
        self.as_at = as_at
        self.tables: Tables = {name: [] for name in TABLES}
        self._workers: dict[str, str] = {}
        self._teams: dict[str, str] = {}
        self._numbered: dict[tuple[str, str], int] = defaultdict(int)

    def tell(self, child: Child) -> None:
        """All that the system holds of a child; nothing of one of whom nothing is in reach."""
        episodes = list(self.as_at.episodes(child))
        helped = self.as_at.told(child.early_help)
        if not episodes and not helped and not has_care(self.as_at, child):
            return
        self._person(child)
        for held in self.as_at.told(child.allocations):
            self._involved(child, held)
        for one in helped:
            self._helped(child, one)
        for episode in episodes:
            tell_need(self, child, episode)
        for table, row in care_rows(self.as_at, child):
            self.tables[table].append(row)

    def finish(self) -> None:
        """The workers and teams that rows have named."""
        for name, number in self._workers.items():
            self.tables["ssd_professionals"].append(
                {
                    "prof_professional_id": number,
                    "prof_staff_id": name if name.startswith("EH") else f"S{number[1:]}",
                    "prof_professional_name": None if name.startswith("EH") else name,
                }
            )
        for name, number in self._teams.items():
            self.tables["ssd_department"].append({"dept_team_id": number, "dept_team_name": name})

    def number(self, child: Child, kind: str) -> str:
        """The number of the child's next row of a kind."""
        self._numbered[child.child_id, kind] += 1
        return f"{kind}-{child.child_id}-{self._numbered[child.child_id, kind]}"

    def _worker(self, name: str) -> str:
        return self._workers.setdefault(name, f"W{len(self._workers) + 1:04d}")

    def _team(self, name: str) -> str:
        return self._teams.setdefault(name, f"T{len(self._teams) + 1:03d}")

    def _person(self, child: Child) -> None:
        known = self.as_at.known(child)
        forename, _, surname = child.name.partition(" ")
        self.tables["ssd_person"].append(
            {
                "pers_person_id": child.child_id,
                "pers_forename": forename,
                "pers_surname": surname,
                "pers_sex": known.sex,
                "pers_ethnicity": known.ethnicity,
                "pers_dob": known.born_on,
                "pers_expected_dob": known.expected_on,
                "pers_death_date": self.as_at.seen(child.died_on),
                "pers_upn": known.pupil_number,
                "pers_upn_unknown": known.no_pupil_number,
            }
        )
        family = {"fami_family_id": child.family_id, "fami_person_id": child.child_id}
        self.tables["ssd_family"].append({"fami_table_id": self.number(child, "F"), **family})
        if child.early_help_id:
            self.tables["ssd_linked_identifiers"].append(
                {
                    "link_table_id": self.number(child, "L"),
                    "link_person_id": child.child_id,
                    "link_identifier_type": "Early Help ID",
                    "link_identifier_value": child.early_help_id,
                }
            )
        for disability in known.disabilities:
            self.tables["ssd_disability"].append(
                {
                    "disa_table_id": self.number(child, "D"),
                    "disa_person_id": child.child_id,
                    "disa_disability_code": disability,
                }
            )

    def _involved(self, child: Child, held: Allocation) -> None:
        self.tables["ssd_involvements"].append(
            {
                "invo_involvements_id": self.number(child, "I"),
                "invo_person_id": child.child_id,
                "invo_professional_id": self._worker(held.worker),
                "invo_professional_role_id": "Allocated Case Worker",
                "invo_professional_team": self._team(held.team),
                "invo_involvement_start_date": held.started_on,
                "invo_involvement_end_date": self.as_at.seen(held.ended_on),
            }
        )

    def _helped(self, child: Child, helped: EarlyHelp) -> None:
        ended_on = self.as_at.seen(helped.ended_on)
        self.tables["ssd_early_help_episodes"].append(
            {
                "earl_episode_id": self.number(child, "H"),
                "earl_person_id": child.child_id,
                "earl_episode_start_date": helped.started_on,
                "earl_episode_end_date": ended_on,
                "earl_episode_reason": helped.reason,
                "earl_episode_end_reason": helped.end_reason if ended_on else None,
                "earl_episode_organisation": helped.organisation,
                "earl_episode_worker_id": self._worker(helped.worker),
            }
        )
