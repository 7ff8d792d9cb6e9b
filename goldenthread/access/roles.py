"""Every role, in one table: what it may see in words, how far it reaches, what it may do.

`ROLES` is the only place where a role is given anything. Permissions are asked for in
`permissions.py`; which children a scope reaches is worked out in `visibility.py`.
"""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A job that a person may be appointed to."""

    DIRECTOR = "director"
    HEAD_OF_SERVICE = "head_of_service"
    TEAM_MANAGER = "team_manager"
    SOCIAL_WORKER = "social_worker"
    CONFERENCE_CHAIR = "conference_chair"
    REVIEWING_OFFICER = "reviewing_officer"
    LEGAL = "legal"
    BUSINESS_SUPPORT = "business_support"
    OUT_OF_HOURS = "out_of_hours"
    PERFORMANCE_ANALYST = "performance_analyst"
    DATA_STEWARD = "data_steward"
    LEAD_MEMBER = "lead_member"
    SCRUTINY_MEMBER = "scrutiny_member"
    PARTNER = "partner"
    ADMINISTRATOR = "administrator"


class Scope(StrEnum):
    """Which children a role reaches."""

    ALL = "all"
    SERVICE = "service"
    TEAM = "team"
    ALLOCATED = "allocated"
    PAPERS = "papers"
    CHAIRED = "chaired"
    REVIEWED = "reviewed"
    NONE = "none"


class Identity(StrEnum):
    """Whether the children are shown as who they are."""

    FULL = "full"
    PSEUDONYM = "pseudonym"
    NONE = "none"


class Permission(StrEnum):
    """One thing that a person may do."""

    SEE_HOME = "see_home"
    SEE_MEASURES = "see_measures"
    SEE_CLOCKS = "see_clocks"
    SEE_TEAMS = "see_teams"
    SEE_CONFERENCES = "see_conferences"
    SEE_ENDINGS = "see_endings"
    SEE_REVIEWS = "see_reviews"
    SEE_TO_MEND = "see_to_mend"
    OPEN_CASES = "open_cases"
    OPEN_CHILD = "open_child"
    SEE_WHO_LOOKED = "see_who_looked"
    SEE_LOADS = "see_loads"
    SEE_FINDINGS = "see_findings"
    LOAD_FILES = "load_files"
    EXPORT_RETURNS = "export_returns"
    CHOOSE_SOURCES = "choose_sources"
    DECIDE_LINKS = "decide_links"
    GIVE_RECEIPTS = "give_receipts"
    DECIDE_DATES = "decide_dates"
    HAVE_DIGEST = "have_digest"
    SET_STANDARDS = "set_standards"
    SAY_WHERE_KEPT = "say_where_kept"
    TYPE_OVERSIGHT = "type_oversight"
    TYPE_MEETINGS = "type_meetings"
    TYPE_PAPERS = "type_papers"
    SAY_WHO_IS_AWAY = "say_who_is_away"
    ASK_IDENTITY = "ask_identity"
    MANAGE_PEOPLE = "manage_people"
    SEE_GALLERY = "see_gallery"


P = Permission
NUMBERS = frozenset({P.SEE_HOME, P.SEE_MEASURES, P.SEE_GALLERY})
CHILDREN = NUMBERS | {P.OPEN_CASES, P.OPEN_CHILD, P.SEE_CLOCKS, P.SEE_TO_MEND}
TEAMS = CHILDREN | {P.SEE_TEAMS}
LOADS = frozenset({P.SEE_LOADS, P.SEE_FINDINGS})
MANAGES = frozenset(
    {
        P.GIVE_RECEIPTS,
        P.DECIDE_DATES,
        P.TYPE_OVERSIGHT,
        P.TYPE_MEETINGS,
        P.TYPE_PAPERS,
        P.SAY_WHO_IS_AWAY,
    }
)
NOTHING: frozenset[Permission] = frozenset()


@dataclass(frozen=True, kw_only=True)
class RoleRow:
    """One role. `works_now` is False where its pages are not built: it signs in and is told so."""

    role: Role
    name: str
    sees: str
    scope: Scope = Scope.NONE
    identity: Identity = Identity.NONE
    permissions: frozenset[Permission] = NOTHING
    works_now: bool = False


ROLES: tuple[RoleRow, ...] = (
    RoleRow(
        role=Role.DIRECTOR,
        name="Director",
        sees="Every figure, and every child by name.",
        scope=Scope.ALL,
        identity=Identity.FULL,
        permissions=TEAMS
        | LOADS
        | MANAGES
        | {
            P.CHOOSE_SOURCES,
            P.DECIDE_LINKS,
            P.EXPORT_RETURNS,
            P.SET_STANDARDS,
            P.SAY_WHERE_KEPT,
            P.HAVE_DIGEST,
            P.SEE_WHO_LOOKED,
        },
        works_now=True,
    ),
    RoleRow(
        role=Role.HEAD_OF_SERVICE,
        name="Head of service",
        sees="Every figure, and by name the children whom the teams of the service work with now.",
        scope=Scope.SERVICE,
        identity=Identity.FULL,
        permissions=TEAMS | MANAGES | {P.SEE_LOADS, P.HAVE_DIGEST, P.SEE_WHO_LOOKED},
        works_now=True,
    ),
    RoleRow(
        role=Role.TEAM_MANAGER,
        name="Team manager",
        sees="Every figure, and by name the children whom the team works with now.",
        scope=Scope.TEAM,
        identity=Identity.FULL,
        permissions=TEAMS | MANAGES | {P.SEE_LOADS, P.HAVE_DIGEST},
        works_now=True,
    ),
    RoleRow(
        role=Role.SOCIAL_WORKER,
        name="Social worker",
        sees="Every figure, and by name the children allocated to this worker now, and those of a "
        "worker of the team who is away and for whom this one covers, while that lasts.",
        scope=Scope.ALLOCATED,
        identity=Identity.FULL,
        permissions=CHILDREN | {P.TYPE_MEETINGS, P.HAVE_DIGEST, P.SAY_WHO_IS_AWAY},
        works_now=True,
    ),
    RoleRow(
        role=Role.CONFERENCE_CHAIR,
        name="Conference chair",
        sees="Every figure, and by name the children whose conferences this person chairs now; "
        "the plans that this person ended, which nobody else is shown as such.",
        scope=Scope.CHAIRED,
        identity=Identity.FULL,
        permissions=CHILDREN | {P.SEE_CONFERENCES, P.SEE_ENDINGS, P.HAVE_DIGEST},
        works_now=True,
    ),
    RoleRow(
        role=Role.REVIEWING_OFFICER,
        name="Independent reviewing officer",
        sees="Every figure, and by name the looked-after children whom this person reviews now.",
        scope=Scope.REVIEWED,
        identity=Identity.FULL,
        permissions=CHILDREN | {P.SEE_REVIEWS, P.HAVE_DIGEST},
        works_now=True,
    ),
    RoleRow(
        role=Role.LEGAL,
        name="Legal",
        sees="The children in pre-proceedings, once Legal Gateway decisions are recorded.",
    ),
    RoleRow(
        role=Role.BUSINESS_SUPPORT,
        name="Business support",
        sees="By name the children of a conference of late, or of a paper that is to be sent: for "
        "whom it is and how far, where papers are kept here, and nothing else.",
        scope=Scope.PAPERS,
        identity=Identity.FULL,
        permissions=frozenset({P.TYPE_PAPERS}),
        works_now=True,
    ),
    RoleRow(
        role=Role.OUT_OF_HOURS,
        name="Out of hours",
        sees="A child who comes to notice at night, once that look-up is built.",
    ),
    RoleRow(
        role=Role.PERFORMANCE_ANALYST,
        name="Performance analyst",
        sees="Every figure and every case, each child under a pseudonym.",
        scope=Scope.ALL,
        identity=Identity.PSEUDONYM,
        permissions=TEAMS | LOADS,
        works_now=True,
    ),
    RoleRow(
        role=Role.DATA_STEWARD,
        name="Data steward",
        sees="Every load and case under a pseudonym; by name for a stated purpose and a time.",
        scope=Scope.ALL,
        identity=Identity.PSEUDONYM,
        permissions=TEAMS
        | LOADS
        | {P.LOAD_FILES, P.CHOOSE_SOURCES, P.DECIDE_LINKS, P.EXPORT_RETURNS, P.ASK_IDENTITY},
        works_now=True,
    ),
    RoleRow(
        role=Role.LEAD_MEMBER,
        name="Lead member",
        sees="Published editions only: none has been published yet.",
    ),
    RoleRow(
        role=Role.SCRUTINY_MEMBER,
        name="Scrutiny member",
        sees="Published editions only: none has been published yet.",
    ),
    RoleRow(
        role=Role.PARTNER,
        name="Partner",
        sees="The children shared by name under an agreement, once agreements are recorded.",
    ),
    RoleRow(
        role=Role.ADMINISTRATOR,
        name="Administrator",
        sees="The people who may sign in, and the settings; no child and no figure.",
        permissions=frozenset({P.MANAGE_PEOPLE, P.SEE_GALLERY}),
        works_now=True,
    ),
)

BY_ROLE: dict[Role, RoleRow] = {row.role: row for row in ROLES}


def row_of(role: Role | str) -> RoleRow:
    """The row of a role; raises ValueError for a role that is not in the table."""
    return BY_ROLE[Role(role)]


def sees_children(role: Role | str) -> bool:
    """Whether a person in this role reaches any child."""
    return row_of(role).scope is not Scope.NONE
