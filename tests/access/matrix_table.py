"""Who may open what, written by hand: one row for each URL by its name.

It is not worked out from the table of roles: it is what the table of roles is tested against. A new
page is one line here; without it `test_matrix.py` fails.
"""

from dataclasses import dataclass, field
from typing import Any

from goldenthread.access.roles import Role

R = Role
GET = ("GET", "HEAD")
FORM = ("GET", "HEAD", "POST")
POST = ("POST",)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")

EVERYBODY = frozenset(Role)
NOBODY: frozenset[Role] = frozenset()
REACH_CHILDREN = frozenset(
    {R.DIRECTOR, R.HEAD_OF_SERVICE, R.TEAM_MANAGER, R.SOCIAL_WORKER, R.PERFORMANCE_ANALYST,
     R.DATA_STEWARD, R.CONFERENCE_CHAIR, R.REVIEWING_OFFICER}
)  # fmt: skip
CHAIR, OFFICER = frozenset({R.CONFERENCE_CHAIR}), frozenset({R.REVIEWING_OFFICER})
SEE_LOADS = REACH_CHILDREN - {R.SOCIAL_WORKER} - CHAIR - OFFICER
SEE_TEAMS = SEE_LOADS
CHOOSE_SOURCES = frozenset({R.DIRECTOR, R.DATA_STEWARD})
SET_STANDARDS = frozenset({R.DIRECTOR})
REACH_ALL_CHILDREN = frozenset({R.DIRECTOR, R.PERFORMANCE_ANALYST, R.DATA_STEWARD})
DECIDE_LINKS = frozenset({R.DIRECTOR, R.DATA_STEWARD})
GIVE_RECEIPTS = frozenset({R.DIRECTOR, R.HEAD_OF_SERVICE, R.TEAM_MANAGER})
TYPE_PAPERS = GIVE_RECEIPTS | {R.BUSINESS_SUPPORT}
SEE_NAMES = REACH_CHILDREN - {R.PERFORMANCE_ANALYST, R.DATA_STEWARD}


@dataclass(frozen=True, kw_only=True)
class Row:
    """What a URL answers.

    `roles` open it; the others are refused (403), and a person without a role with them. `answers`
    are the statuses of what opens, by method, where they are not 200; `role_answers` those of one
    role. `anonymous` are the statuses for somebody not signed in; None leads to the door (302).
    `quotes` are the roles to whom it quotes a file that names a child, unknown to us which.
    `child` is a URL of one child: who does not reach it gets 404; of those who do, `posts` may send
    its form (all of them, where it is None). One that `is_hidden` answers 404 to whoever may not
    open it. `shows` says that the answer
    shows children, `shows_nobody` that none of the small world is among them. `arguments` fill
    the URL; a `{name}` in them is an attribute of the world.
    """

    roles: frozenset[Role]
    methods: tuple[str, ...] = GET
    answers: dict[str, int] = field(default_factory=dict)
    role_answers: dict[Role, dict[str, int]] = field(default_factory=dict)
    anonymous: dict[str, int] | None = None
    child: bool = False
    is_hidden: bool = False
    posts: frozenset[Role] | None = None
    shows: bool = False
    shows_nobody: bool = False
    quotes: frozenset[Role] = NOBODY
    without_a_role: bool = False
    arguments: dict[str, Any] = field(default_factory=dict)


LED_ON = {"GET": 302, "HEAD": 302, "POST": 302}
NOT_THERE = {"GET": 404, "HEAD": 404, "POST": 404}
OPEN = {"GET": 200, "HEAD": 200}
OPEN_FORM = {"GET": 200, "HEAD": 200, "POST": 200}


def own_account(methods: tuple[str, ...] = FORM, answers: dict[str, int] | None = None) -> Row:
    """A page of one's own account: for everybody, whatever their role."""
    return Row(roles=EVERYBODY, methods=methods, answers=answers or {}, without_a_role=True)


ROWS: dict[str, Row] = {
    "home": Row(
        roles=EVERYBODY,
        role_answers={R.ADMINISTRATOR: LED_ON, R.BUSINESS_SUPPORT: LED_ON},
        without_a_role=True,
    ),
    "step": Row(roles=REACH_CHILDREN, shows=True),
    # Numbers, and the cases under them.
    "measures": Row(roles=REACH_CHILDREN),
    "measure": Row(roles=REACH_CHILDREN, arguments={"code": "CPP-01"}),
    "cases": Row(roles=REACH_CHILDREN, methods=FORM, shows=True, arguments={"code": "CPP-01"}),
    "moved": Row(roles=REACH_CHILDREN, shows=True, arguments={"code": "CPP-01"}),
    # Children, and what runs for them.
    # The empty form: of children who are found, who they are is shown and logged.
    "search": Row(roles=REACH_CHILDREN, methods=FORM, shows=True, shows_nobody=True),
    "child": Row(roles=REACH_CHILDREN, child=True, shows=True),
    "chronology": Row(roles=REACH_CHILDREN, child=True, shows=True),
    "on_the_day": Row(roles=REACH_CHILDREN, child=True, shows=True),
    "work": Row(roles=REACH_CHILDREN, methods=FORM, shows=True),
    "absences": Row(
        roles=GIVE_RECEIPTS | {R.SOCIAL_WORKER}, methods=FORM, shows=True, shows_nobody=True
    ),
    # In the small world nothing is overdue, and since the day before nothing changed.
    "service": Row(roles=SEE_TEAMS, methods=FORM, shows=True, shows_nobody=True),
    "changes": Row(roles=SEE_TEAMS, methods=FORM, shows=True, shows_nobody=True),
    "teams": Row(roles=SEE_TEAMS, shows=True, shows_nobody=True),
    "team_children": Row(roles=SEE_TEAMS, methods=FORM, shows=True),
    "caseload_weights": Row(roles=SET_STANDARDS, methods=FORM, shows=True, shows_nobody=True),
    "clocks": Row(roles=REACH_CHILDREN, methods=FORM, shows=True),
    # In the small world no conference is to come; both chairs ended a plan, each of their own.
    "conferences": Row(roles=CHAIR, methods=FORM, shows=True, shows_nobody=True),
    "conference_list": Row(roles=CHAIR, methods=FORM, shows=True),
    "endings": Row(roles=CHAIR, shows=True, is_hidden=True),
    "reviews": Row(roles=OFFICER, methods=FORM, shows=True),
    # In the small world no due date is moved.
    "moved_dates": Row(roles=REACH_CHILDREN, shows=True, shows_nobody=True),
    "due_date": Row(
        roles=REACH_CHILDREN,
        methods=FORM,
        child=True,
        posts=GIVE_RECEIPTS,
        shows=True,
        arguments={"key": "{running}"},
    ),
    "running": Row(
        roles=REACH_CHILDREN,
        methods=FORM,
        child=True,
        posts=GIVE_RECEIPTS,
        shows=True,
        arguments={"key": "{running}"},
    ),
    "to_mend": Row(roles=REACH_CHILDREN, shows=True),
    "unjudged": Row(roles=REACH_CHILDREN, shows=True, shows_nobody=True),
    # Ids that may be one child's. Nothing was decided of the two in the small world.
    "links": Row(roles=DECIDE_LINKS, shows=True, shows_nobody=True),
    "pair": Row(
        roles=DECIDE_LINKS,
        methods=FORM,
        answers=NOT_THERE,
        shows=True,
        arguments={"one": "{own}", "other": "{other}"},
    ),
    # Two returns side by side. In the small world no two speak of the same days.
    "sources": Row(roles=REACH_CHILDREN),
    "differences": Row(roles=REACH_CHILDREN, shows=True, answers=NOT_THERE),
    "differences_to_take": Row(roles=REACH_CHILDREN, shows=True, answers=NOT_THERE),
    "sources_held": Row(roles=REACH_CHILDREN),
    # Who speaks for what; the address of the list names no choice here.
    "authority": Row(roles=REACH_CHILDREN),
    "standards": Row(roles=REACH_CHILDREN),
    "standard": Row(roles=SET_STANDARDS, methods=FORM, arguments={"rule": "protection-visit"}),
    # Records that may be kept here. In the small world none is: their forms do not exist.
    "records_kept": Row(roles=REACH_CHILDREN),
    "record_kept": Row(
        roles=frozenset({R.DIRECTOR}), methods=FORM, arguments={"table": "supervisions"}
    ),
    "papers": Row(roles=TYPE_PAPERS, methods=FORM, answers=NOT_THERE),
    "papers_of_child": Row(roles=TYPE_PAPERS, answers=NOT_THERE, arguments={"handle": "{own}"}),
    "typed_paper": Row(
        roles=TYPE_PAPERS, methods=FORM, answers=NOT_THERE, arguments={"handle": "{own}"}
    ),
    "typed_paper_again": Row(
        roles=TYPE_PAPERS,
        methods=FORM,
        answers=NOT_THERE,
        arguments={"handle": "{own}", "key": "0123456789abcdef"},
    ),
    "typed_agencies": Row(
        roles=GIVE_RECEIPTS | {R.SOCIAL_WORKER},
        methods=FORM,
        answers=NOT_THERE,
        arguments={"handle": "{own}"},
    ),
    "typed_agencies_again": Row(
        roles=GIVE_RECEIPTS | {R.SOCIAL_WORKER},
        methods=FORM,
        answers=NOT_THERE,
        arguments={"handle": "{own}", "key": "0123456789abcdef"},
    ),
    "supervision": Row(roles=GIVE_RECEIPTS, methods=FORM, answers=NOT_THERE),
    "records_of_child": Row(
        roles=GIVE_RECEIPTS,
        answers=NOT_THERE,
        arguments={"handle": "{own}", "table": "supervisions"},
    ),
    "typed": Row(
        roles=GIVE_RECEIPTS,
        methods=FORM,
        answers=NOT_THERE,
        arguments={"handle": "{own}", "table": "supervisions"},
    ),
    "typed_again": Row(
        roles=GIVE_RECEIPTS,
        methods=FORM,
        answers=NOT_THERE,
        arguments={"handle": "{own}", "table": "supervisions", "key": "0123456789abcdef"},
    ),
    "authority_of": Row(roles=CHOOSE_SOURCES, methods=FORM, arguments={"subject": "protection"}),
    "authority_children": Row(
        roles=CHOOSE_SOURCES,
        shows=True,
        answers=NOT_THERE,
        arguments={"subject": "protection"},
    ),
    # What came in. No load is in the small world: who may see loads is told that it is not there.
    "loads": Row(roles=SEE_LOADS),
    "load": Row(
        roles=SEE_LOADS, shows=True, quotes=frozenset({R.DIRECTOR}), arguments={"number": "{load}"}
    ),
    "load_a_file": Row(roles=frozenset({R.DATA_STEWARD}), methods=FORM),
    "trackers": Row(roles=SEE_LOADS),
    # The empty form: of a tracker that is sent, what its cells say is shown and logged.
    "map_a_tracker": Row(
        roles=frozenset({R.DATA_STEWARD}), methods=FORM, shows=True, shows_nobody=True
    ),
    "templates_to_download": Row(roles=SEE_LOADS),
    "template_to_download": Row(roles=SEE_LOADS, arguments={"kind": "population"}),
    # What goes out again. The file is of a return and a day, and the address here names none.
    "exports": Row(roles=frozenset({R.DIRECTOR, R.DATA_STEWARD})),
    "export_file": Row(
        roles=frozenset({R.DIRECTOR, R.DATA_STEWARD}), shows=True, answers=NOT_THERE
    ),
    # Who is here.
    "account_login": Row(
        roles=EVERYBODY, methods=FORM, answers=LED_ON, anonymous=OPEN_FORM, without_a_role=True
    ),
    "mfa_authenticate": Row(
        roles=EVERYBODY, methods=FORM, answers=LED_ON, anonymous=LED_ON, without_a_role=True
    ),
    "account_logout": own_account(POST, LED_ON),
    "you": own_account(GET),
    "digest": Row(roles=SEE_NAMES, methods=FORM),
    "live": own_account(GET),  # an edition's number, and nothing about anybody
    "acting_as": own_account(POST, NOT_THERE),  # the empty form names no role that one holds
    "account_change_password": own_account(),
    "account_reauthenticate": own_account(),
    "mfa_index": own_account(GET),
    "mfa_reauthenticate": own_account(FORM, LED_ON),  # nobody here has a second factor
    "mfa_activate_totp": own_account(FORM, LED_ON),  # asks for the password again
    "mfa_deactivate_totp": own_account(FORM, NOT_THERE),
    "mfa_view_recovery_codes": own_account(GET, NOT_THERE),
    "mfa_generate_recovery_codes": own_account(FORM, LED_ON),
    "identity": Row(roles=frozenset({R.DATA_STEWARD}), methods=FORM),
    "people": Row(roles=frozenset({R.ADMINISTRATOR}), methods=FORM),
    "person": Row(
        roles=frozenset({R.ADMINISTRATOR}), methods=FORM, arguments={"number": "{number}"}
    ),
    "gallery": Row(roles=REACH_CHILDREN | {R.ADMINISTRATOR}),
    # What other systems send: a person's session opens nothing here.
    "api_token": Row(
        roles=EVERYBODY,
        methods=POST,
        answers={"POST": 400},
        anonymous={"POST": 400},
        without_a_role=True,
    ),
    "api_daily_payload": Row(
        roles=EVERYBODY,
        methods=POST,
        answers={"POST": 401},
        anonymous={"POST": 401},
        without_a_role=True,
        arguments={"la_code": "899"},
    ),
    "api_live_rows": Row(
        roles=EVERYBODY,
        methods=POST,
        answers={"POST": 401},
        anonymous={"POST": 401},
        without_a_role=True,
        arguments={"table": "ssd_cp_plans"},
    ),
    "api_description": Row(roles=EVERYBODY, anonymous=OPEN, without_a_role=True),
    # What belongs to nobody.
    "branding": Row(
        roles=EVERYBODY, methods=METHODS, anonymous=dict.fromkeys(METHODS, 200), without_a_role=True
    ),
    "health": Row(roles=EVERYBODY, anonymous=OPEN, without_a_role=True),
    # The doors of the tests.
    "door_to_a_child": Row(roles=REACH_CHILDREN, child=True, shows=True),
    "door_to_cases": Row(roles=REACH_CHILDREN, shows=True),
}
