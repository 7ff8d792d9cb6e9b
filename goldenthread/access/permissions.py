"""May this person do it? Pairs: `check_person_can_x` raises NotAllowed, `person_can_x` answers.

Which children they may then see is in `visibility.py`. A role's permissions are in `roles.py`.
"""

from goldenthread.access.models import Person
from goldenthread.access.roles import Permission, Role, sees_children
from goldenthread.access.sight import Sight


class NotAllowed(Exception):
    """This person may not do this. The middleware writes the refusal down and answers 403; 404 for
    a page that `is_hidden`, as for an address that nobody has."""

    def __init__(self, permission: Permission, *, is_hidden: bool = False) -> None:
        super().__init__(permission.value)
        self.permission = permission
        self.is_hidden = is_hidden


def _check(sight: Sight, permission: Permission, *, is_hidden: bool = False) -> None:
    if permission not in sight.permissions:
        raise NotAllowed(permission, is_hidden=is_hidden)


def person_can_have_digest(sight: Sight) -> bool:
    """A letter on a morning that says how much presses, and names no child."""
    return Permission.HAVE_DIGEST in sight.permissions


def check_person_can_have_digest(sight: Sight) -> None:
    """Raise NotAllowed unless the person may have a digest."""
    _check(sight, Permission.HAVE_DIGEST)


def person_can_see_home(sight: Sight) -> bool:
    """The council's figures on the home page."""
    return Permission.SEE_HOME in sight.permissions


def check_person_can_see_home(sight: Sight) -> None:
    """Raise NotAllowed unless the person may see the council's figures."""
    _check(sight, Permission.SEE_HOME)


def person_can_see_measures(sight: Sight) -> bool:
    """The measures: definitions, numbers, series, breakdowns."""
    return Permission.SEE_MEASURES in sight.permissions


def check_person_can_see_measures(sight: Sight) -> None:
    """Raise NotAllowed unless the person may see measures."""
    _check(sight, Permission.SEE_MEASURES)


def person_can_see_clocks(sight: Sight) -> bool:
    """The clocks that run for the children this person may see."""
    return Permission.SEE_CLOCKS in sight.permissions


def check_person_can_see_clocks(sight: Sight) -> None:
    """Raise NotAllowed unless the person may see clocks."""
    _check(sight, Permission.SEE_CLOCKS)


def person_can_see_teams(sight: Sight) -> bool:
    """What each team and worker holds, of the children this person may see."""
    return Permission.SEE_TEAMS in sight.permissions


def check_person_can_see_teams(sight: Sight) -> None:
    """Raise NotAllowed unless the person may see what teams and workers hold."""
    _check(sight, Permission.SEE_TEAMS)


def person_can_see_conferences(sight: Sight) -> bool:
    """The conferences and plans that this person chairs."""
    return Permission.SEE_CONFERENCES in sight.permissions


def check_person_can_see_conferences(sight: Sight) -> None:
    """Raise NotAllowed unless the person chairs conferences."""
    _check(sight, Permission.SEE_CONFERENCES)


def person_can_see_endings(sight: Sight) -> bool:
    """The plans that this person ended, which are nobody else's to look at."""
    return Permission.SEE_ENDINGS in sight.permissions


def check_person_can_see_endings(sight: Sight) -> None:
    """Raise NotAllowed, which tells of no such page, unless the person chairs conferences."""
    _check(sight, Permission.SEE_ENDINGS, is_hidden=True)


def person_can_see_reviews(sight: Sight) -> bool:
    """The looked-after children whom this person reviews."""
    return Permission.SEE_REVIEWS in sight.permissions


def check_person_can_see_reviews(sight: Sight) -> None:
    """Raise NotAllowed unless the person reviews looked-after children."""
    _check(sight, Permission.SEE_REVIEWS)


def person_can_see_to_mend(sight: Sight) -> bool:
    """What is to mend in the record of the children this person may see."""
    return Permission.SEE_TO_MEND in sight.permissions


def check_person_can_see_to_mend(sight: Sight) -> None:
    """Raise NotAllowed unless the person may see what is to mend."""
    _check(sight, Permission.SEE_TO_MEND)


def person_can_open_cases(sight: Sight) -> bool:
    """The list under a number: of the children this person may see, the cases that count."""
    return Permission.OPEN_CASES in sight.permissions


def check_person_can_open_cases(sight: Sight) -> None:
    """Raise NotAllowed unless the person may open the list under a number."""
    _check(sight, Permission.OPEN_CASES)


def person_can_open_a_child(sight: Sight) -> bool:
    """The page of a child. Which child is another question: `visibility.py` answers that one."""
    return Permission.OPEN_CHILD in sight.permissions


def person_can_see_who_looked(sight: Sight) -> bool:
    """Who opened a child's page, and whom a list showed it to. A colleague's looking is told to who
    answers for the service, and to nobody beside them: they may have to ask why."""
    return Permission.SEE_WHO_LOOKED in sight.permissions


def person_can_search(sight: Sight) -> bool:
    """Look for a child among those whom this person may open."""
    return Permission.OPEN_CHILD in sight.permissions


def check_person_can_search(sight: Sight) -> None:
    """Raise NotAllowed unless the person may look for a child."""
    _check(sight, Permission.OPEN_CHILD)


def person_can_see_loads(sight: Sight) -> bool:
    """What was loaded, in counts."""
    return Permission.SEE_LOADS in sight.permissions


def check_person_can_see_loads(sight: Sight) -> None:
    """Raise NotAllowed unless the person may see the loads."""
    _check(sight, Permission.SEE_LOADS)


def person_can_see_findings(sight: Sight) -> bool:
    """What was found wrong in a load, which quotes cells of the file."""
    return Permission.SEE_FINDINGS in sight.permissions


def check_person_can_see_findings(sight: Sight) -> None:
    """Raise NotAllowed unless the person may see findings."""
    _check(sight, Permission.SEE_FINDINGS)


def person_can_load_files(sight: Sight) -> bool:
    """Take a return in."""
    return Permission.LOAD_FILES in sight.permissions


def check_person_can_load_files(sight: Sight) -> None:
    """Raise NotAllowed unless the person may take a return in."""
    _check(sight, Permission.LOAD_FILES)


def person_can_choose_sources(sight: Sight) -> bool:
    """Say which kind of return speaks for which tables."""
    return Permission.CHOOSE_SOURCES in sight.permissions


def check_person_can_choose_sources(sight: Sight) -> None:
    """Raise NotAllowed unless the person may say which kind of return speaks for what."""
    _check(sight, Permission.CHOOSE_SOURCES)


def person_can_set_standards(sight: Sight) -> bool:
    """Set how much time a local standard allows."""
    return Permission.SET_STANDARDS in sight.permissions


def check_person_can_set_standards(sight: Sight) -> None:
    """Raise NotAllowed unless the person may set how much time a local standard allows."""
    _check(sight, Permission.SET_STANDARDS)


def person_can_say_where_kept(sight: Sight, owner: str = "") -> bool:
    """Say whether a kind of record is kept here: the director, and whoever is named as its owner,
    by role or by e-mail address."""
    named = owner != "" and owner in (sight.role, sight.person.email)
    return named or person_can_name_owners(sight)


def check_person_can_say_where_kept(sight: Sight, owner: str = "") -> None:
    """Raise NotAllowed unless the person may say where a kind of record is kept."""
    if not person_can_say_where_kept(sight, owner):
        raise NotAllowed(Permission.SAY_WHERE_KEPT)


def person_can_name_owners(sight: Sight) -> bool:
    """Name who may say where a kind of record is kept."""
    return Permission.SAY_WHERE_KEPT in sight.permissions


def person_can_type_oversight(sight: Sight) -> bool:
    """Type what managers decide and oversee: supervision, management decisions."""
    return Permission.TYPE_OVERSIGHT in sight.permissions


def check_person_can_type_oversight(sight: Sight) -> None:
    """Raise NotAllowed unless the person may type oversight."""
    _check(sight, Permission.TYPE_OVERSIGHT)


def person_can_type_meetings(sight: Sight) -> bool:
    """Type that a meeting about a child was held."""
    return Permission.TYPE_MEETINGS in sight.permissions


def check_person_can_type_meetings(sight: Sight) -> None:
    """Raise NotAllowed unless the person may type of meetings."""
    _check(sight, Permission.TYPE_MEETINGS)


def person_can_type_papers(sight: Sight) -> bool:
    """Type how far a letter or the minutes of a meeting are, for each recipient."""
    return Permission.TYPE_PAPERS in sight.permissions


def check_person_can_type_papers(sight: Sight) -> None:
    """Raise NotAllowed unless the person may type papers."""
    _check(sight, Permission.TYPE_PAPERS)


def person_can_say_who_is_away(sight: Sight) -> bool:
    """Say that a worker is away, and who covers: of whom is in absences.py."""
    return Permission.SAY_WHO_IS_AWAY in sight.permissions


def check_person_can_say_who_is_away(sight: Sight) -> None:
    """Raise NotAllowed unless the person may say who is away."""
    _check(sight, Permission.SAY_WHO_IS_AWAY)


def person_can_decide_links(sight: Sight) -> bool:
    """Decide whether two ids are one child's."""
    return Permission.DECIDE_LINKS in sight.permissions


def check_person_can_decide_links(sight: Sight) -> None:
    """Raise NotAllowed unless the person may decide whether two ids are one child's."""
    _check(sight, Permission.DECIDE_LINKS)


def person_can_give_receipts(sight: Sight) -> bool:
    """Say what came of looking at a clock of a child: the oversight of managers and above them."""
    return Permission.GIVE_RECEIPTS in sight.permissions


def check_person_can_give_receipts(sight: Sight) -> None:
    """Raise NotAllowed unless the person may give receipts."""
    _check(sight, Permission.GIVE_RECEIPTS)


def person_can_decide_dates(sight: Sight) -> bool:
    """Agree another day than the due date of a clock of a child, or pause the clock: managers and
    above them, whose oversight it is."""
    return Permission.DECIDE_DATES in sight.permissions


def check_person_can_decide_dates(sight: Sight) -> None:
    """Raise NotAllowed unless the person may decide of due dates."""
    _check(sight, Permission.DECIDE_DATES)


def person_can_export(sight: Sight) -> bool:
    """Write a return out of what the record holds."""
    return Permission.EXPORT_RETURNS in sight.permissions


def check_person_can_export(sight: Sight) -> None:
    """Raise NotAllowed unless the person may write returns."""
    _check(sight, Permission.EXPORT_RETURNS)


def person_can_ask_identity(sight: Sight) -> bool:
    """Ask to see who the children are, for a purpose and a time."""
    return Permission.ASK_IDENTITY in sight.permissions


def check_person_can_ask_identity(sight: Sight) -> None:
    """Raise NotAllowed unless the person may ask to see who the children are."""
    _check(sight, Permission.ASK_IDENTITY)


def person_can_manage_people(sight: Sight) -> bool:
    """Say who may sign in, and as what."""
    return Permission.MANAGE_PEOPLE in sight.permissions


def check_person_can_manage_people(sight: Sight) -> None:
    """Raise NotAllowed unless the person may say who signs in, and as what."""
    _check(sight, Permission.MANAGE_PEOPLE)


def person_can_see_gallery(sight: Sight) -> bool:
    """The gallery of components, which shows made-up figures only."""
    return Permission.SEE_GALLERY in sight.permissions


def check_person_can_see_gallery(sight: Sight) -> None:
    """Raise NotAllowed unless the person may see the gallery."""
    _check(sight, Permission.SEE_GALLERY)


def person_can_appoint(sight: Sight, person: Person, role: Role) -> bool:
    """Whether the one looking may appoint `person` to `role`.

    Nobody appoints themselves. Nobody who manages people may see children as well, or the same
    hand could open any door and go through it: so neither job is given to who holds the other, or
    is still to hold it.
    """
    if not person_can_manage_people(sight) or person.pk == sight.person.pk:
        return False
    held = {Role(a.role) for a in person.appointments.all() if not a.has_ended(sight.on)}
    if role is Role.ADMINISTRATOR:
        return not any(sees_children(other) for other in held)
    return not (sees_children(role) and Role.ADMINISTRATOR in held)
