"""The page of roles."""

from goldenthread.access.roles import ROLES, Identity, Scope
from tests.manual.markdown import Page, table

REACHES = {
    Scope.ALL: "every child",
    Scope.SERVICE: "the children of the service",
    Scope.TEAM: "the children of the team",
    Scope.ALLOCATED: "the children allocated",
    Scope.PAPERS: "the children of whom papers of meetings are written",
    Scope.CHAIRED: "the children whose conferences the person chairs",
    Scope.REVIEWED: "the looked-after children whom the person reviews",
    Scope.NONE: "no child",
}
SHOWN_AS = {Identity.FULL: "by name", Identity.PSEUDONYM: "by pseudonym", Identity.NONE: ""}


def roles_page() -> Page:
    """Who may see what."""
    rows = [
        (
            row.name,
            row.sees,
            REACHES[row.scope],
            SHOWN_AS[row.identity],
            ", ".join(sorted(p.value.replace("_", " ") for p in row.permissions)),
            "" if row.works_now else "not yet",
        )
        for row in ROLES
    ]
    return Page(
        name="roles",
        title="The roles",
        about="Every role: what it sees, how far it reaches, what it may do.",
        parts=(
            "A person may hold several roles. A child whom one may not see does not exist for one: "
            "asking for it is answered as for a number that nobody has.",
            table(["Role", "Sees", "Reaches", "Shown", "May", "Has pages"], rows),
        ),
    )
