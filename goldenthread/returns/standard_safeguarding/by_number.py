"""By which numbers the rows of the dataset are known, and by which they speak of one another.

A row that is sent alone must be told from all others and brought to its child: by its own number,
by the number of a person, or by that of the row that it belongs to.
"""

from goldenthread.codes import standard_safeguarding as meanings
from goldenthread.codes.written import fold
from goldenthread.returns.shape import Cell, Group
from goldenthread.returns.standard_safeguarding import STANDARD_SAFEGUARDING

PERSON = "person"
WORKER, TEAM, FAMILY, MOTHER = "worker", "team", "family", "mother"
ASSESSMENT, CARE, PLACEMENT = "assessment", "care", "placement"
BELONGING = (ASSESSMENT, CARE, PLACEMENT)
"""What rows without a child of their own belong to."""
FAMILIES = (FAMILY, MOTHER)

SPEAKS_OF: dict[str, dict[str, str]] = {
    "ssd_family": {"fami_family_id": FAMILY},
    "ssd_mother": {"moth_person_id": MOTHER, "moth_childs_person_id": PERSON},
    "ssd_involvements": {"invo_professional_id": WORKER, "invo_professional_team": TEAM},
    "ssd_early_help_episodes": {"earl_episode_worker_id": WORKER},
    "ssd_care_leavers": {"clea_care_leaver_personal_advisor": WORKER},
    "ssd_cin_assessments": {"cina_assessment_id": ASSESSMENT},
    "ssd_assessment_factors": {"cinf_assessment_id": ASSESSMENT},
    "ssd_cla_episodes": {"clae_cla_id": CARE, "clae_cla_placement_id": PLACEMENT},
    "ssd_cla_placement": {"clap_cla_id": CARE, "clap_cla_placement_id": PLACEMENT},
    "ssd_cla_reviews": {"clar_cla_id": CARE},
}
"""What rows of a table speak of beside their own child, by the cell that says its number. Numbers
of referrals, plans and enquiries are not among these: they lead to rows of the same child."""

OF_NO_CHILD = {"ssd_professionals": WORKER, "ssd_department": TEAM}
"""Tables of which no row is of a child, and as what other rows speak of theirs."""

READ_BESIDE: dict[str, tuple[str, ...]] = {
    "ssd_person": ("ssd_linked_identifiers",),
    "ssd_early_help_episodes": ("ssd_professionals",),
    "ssd_care_leavers": ("ssd_professionals",),
    "ssd_s47_enquiry": ("ssd_initial_cp_conference",),
    "ssd_cp_plans": ("ssd_initial_cp_conference",),
    "ssd_cp_reviews": ("ssd_cp_plans",),
    "ssd_cla_episodes": ("ssd_legal_status", "ssd_cla_placement"),
    "ssd_cla_placement": ("ssd_cla_episodes",),
    "ssd_legal_status": ("ssd_cla_episodes",),
}
"""Tables out of which cells of a table are filled, beyond those that it links to."""

ARRIVING: dict[str, Group] = {
    group.name: group for group in STANDARD_SAFEGUARDING.groups if not group.made_from
}
"""The tables that the dataset has, by name."""


def table_called(name: str) -> Group | None:
    """The table of this name, written in any of the ways in which its files are named."""
    return _CALLED.get(fold(name))


def number_in(text: str) -> str:
    """A number as it is kept; nothing where it stands for none."""
    return meanings.number_of(text)


def own_number(group: Group) -> Cell:
    """The cell with a row's own number; of what there is once a person, the person's."""
    numbers = [cell for cell in group.cells if cell.meaning is meanings.number_of]
    own = [cell for cell in numbers if not is_of_person(cell)]
    return numbers[0] if group.name in ONCE_A_PERSON else own[0]


def child_in(group: Group) -> Cell | None:
    """The cell with the number of the child whose row it is; None where a row has none."""
    return next((cell for cell in group.cells if is_of_person(cell)), None)


def is_of_person(cell: Cell) -> bool:
    """Whether a cell has the number of a person."""
    return cell.name.endswith("_person_id")


ONCE_A_PERSON = ("ssd_person", "ssd_cla_immunisations")


def reads(name: str) -> frozenset[str]:
    """The tables that must be at hand to read one: itself, what it links to, what it is made from
    and what its cells are filled from."""
    found, waiting = {name}, [name]
    while waiting:
        here = waiting.pop()
        group = STANDARD_SAFEGUARDING.tables[here]
        beside = {link.group for link in group.links} | set(group.made_from)
        for other in beside | set(READ_BESIDE.get(here, ())):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return frozenset(found)


_CALLED = {
    fold(name): group for group in reversed(ARRIVING.values()) for name in (*group.also, group.name)
}
