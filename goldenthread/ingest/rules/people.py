"""Rules about who a child is: numbers, dates of birth and death, sex, ethnicity, disability."""

import ibis
from ibis import _

from goldenthread.codes.councils import THORNBECK
from goldenthread.codes.people import CHECK_LETTERS
from goldenthread.ingest.rules.census_rule import (
    LAST_DAY,
    YEAR,
    CensusRule,
    as_read,
    blank,
    breaking,
    outside_the_year,
    with_child,
)
from goldenthread.record.expressions import disabilities, people, referrals

ONE_CHILD = "Counting each child once, and finding the same child again in another year or source"
WHO = "Every breakdown by age, sex, ethnicity and disability"

# The numbers of councils since April 1998, and those that stand for schools outside any council.
COUNCIL_RANGES = (
    *((1, 5), (201, 213), (301, 320), (330, 336), (340, 344), (350, 359), (370, 373), (380, 384)),
    *((390, 394), (420, 420), (660, 681), (701, 708), (800, 803), (805, 808), (810, 813)),
    *((815, 816), (820, 823), (825, 826), (830, 831), (835, 841), (845, 846), (850, 852)),
    *((855, 857), (860, 861), (865, 896), (908, 909), (916, 916), (919, 919), (921, 921)),
    *((925, 926), (928, 929), (931, 931), (933, 933), (935, 938), (940, 943)),
)
COUNCIL_NUMBERS = [
    *(f"{number:03d}" for first, last in COUNCIL_RANGES for number in range(first, last + 1)),
    THORNBECK,
]

_weighted = [people.upn.substr(i, 1).try_cast("int32") * (i + 1) for i in range(1, 13)]
_remainder = sum(_weighted[1:], _weighted[0]) % 23
_letter_stands_for = ibis.literal(CHECK_LETTERS).find(people.upn.substr(0, 1).upper())
_is_long_enough = _.upn.length() == 13

UPN_RULES = (
    CensusRule(
        code="1510",
        title="The check letter of a unique pupil number fits its digits",
        table="people",
        column="UPN",
        why="The first letter does not fit the digits, so one of them is mistyped: check the UPN.",
        protects=ONE_CHILD,
        broken=breaking(
            people,
            _.upn.re_search("^.[0-9]{12}$"),
            _letter_stands_for != _remainder,
            says="{upn}",
        ),
    ),
    CensusRule(
        code="1520",
        title="No two children share a unique pupil number",
        table="people",
        column="UPN",
        why="Another child in this file has the same UPN: find whose it is, or join the records.",
        protects=ONE_CHILD,
        broken=breaking(
            people.filter(_.upn.notnull()).mutate(
                holders=lambda t: t.count().over(ibis.window(group_by="upn"))
            ),
            _.holders > 1,
            says="{upn}, held by {holders} children",
        ),
    ),
    CensusRule(
        code="1530",
        title="Characters 2 to 4 of a unique pupil number are a council's number",
        table="people",
        column="UPN",
        why="Characters 2 to 4 are no council's number: check the UPN with the school.",
        protects=ONE_CHILD,
        broken=breaking(
            people,
            _is_long_enough,
            _.upn.substr(1, 3).notin(COUNCIL_NUMBERS),
            says="{upn}",
        ),
    ),
    CensusRule(
        code="1540",
        title="Characters 5 to 12 of a unique pupil number are digits",
        table="people",
        column="UPN",
        why="Characters 5 to 12 should all be digits: check the UPN with the school.",
        protects=ONE_CHILD,
        broken=breaking(
            people, _is_long_enough, ~_.upn.substr(4, 8).re_search("^[0-9]{8}$"), says="{upn}"
        ),
    ),
    CensusRule(
        code="1550",
        title="A unique pupil number ends, as its 13th character, in a digit or a check letter",
        table="people",
        column="UPN",
        why="A UPN has 13 characters, the last a digit or a letter other than I, O or S: check it.",
        protects=ONE_CHILD,
        broken=breaking(people, ~_.upn.re_search(f"^.{{12}}[0-9{CHECK_LETTERS}]$"), says="{upn}"),
    ),
    CensusRule(
        code="1560Q",
        title="A former unique pupil number has the form of one",
        table="people",
        column="FormerUPN",
        why="It should be a letter, eleven digits and a digit or letter: check or remove it.",
        protects=ONE_CHILD,
        broken=breaking(
            people, ~_.former_upn.re_search("^[A-Z][0-9]{11}[0-9A-Z]$"), says="{former_upn}"
        ),
    ),
    CensusRule(
        code="8772",
        title="UPN unknown for a referral without further action is said of such children only",
        table="people",
        column="UPNunknown",
        why="UN7 is for children whose referrals all led to nothing further; this child's did not.",
        protects=ONE_CHILD,
        broken=breaking(
            people.filter(_.upn_unknown == "UN7").semi_join(
                referrals.filter(~_.no_further_action), "child_id"
            ),
            says="{upn_unknown}",
        ),
    ),
)

NUMBER_RULES = (
    CensusRule(
        code="8500",
        title="Every child has the council's own number",
        table="people",
        column="LAchildID",
        why="The child has no number, so nothing about this child could be taken in: give one.",
        protects=ONE_CHILD,
    ),
    CensusRule(
        code="8510",
        title="A child appears once in the file",
        table="people",
        column="LAchildID",
        why="The child stands in the file more than once: send one record for each child.",
        protects=ONE_CHILD,
    ),
    CensusRule(
        code="1570",
        title="The council's number for a child has at most 20 characters",
        table="people",
        column="LAchildID",
        why="DfE takes at most 20 characters: agree a shorter number for this child.",
        protects=ONE_CHILD,
        since=2025,
        broken=breaking(people, _.child_id.length() > 20, says="{child_id}"),
    ),
    CensusRule(
        code="1580",
        title="The council's number for a child holds letters and digits only",
        table="people",
        column="LAchildID",
        why="DfE takes letters and digits only: send the number without other characters.",
        protects=ONE_CHILD,
        since=2025,
        broken=breaking(people, ~_.child_id.re_search("^[A-Za-z0-9]+$"), says="{child_id}"),
    ),
    CensusRule(
        code="8590",
        title="Every child has at least one episode of need",
        table="people",
        column="LAchildID",
        why="The file says nothing of this child but who they are: add the episode.",
        protects="Children with an open episode, referrals in the year",
        broken=breaking(people.anti_join(referrals, "child_id"), says="{child_id}"),
    ),
)

_over_25 = (_.born_on + ibis.interval(years=25)) < _.closed_on.fill_null(LAST_DAY)

DATE_RULES = (
    CensusRule(
        code="8520",
        title="A child is born by the end of the census year",
        table="people",
        column="PersonBirthDate",
        why="The date of birth is after the census year: correct it, or give it as expected.",
        protects=WHO,
        broken=breaking(people, _.born_on > LAST_DAY, says="born {born_on}"),
    ),
    CensusRule(
        code="8525Q",
        title="Either the date of birth or the expected one is given, not both",
        table="people",
        column="PersonBirthDate",
        why="Give the date of birth, or for an unborn child the expected one, but not both.",
        protects=WHO,
        broken=breaking(
            people,
            (_.born_on.notnull() & _.expected_on.notnull())
            | (blank("born_on") & blank("expected_on")),
            says="born {born_on}, expected {expected_on}",
        ),
    ),
    CensusRule(
        code="8530Q",
        title="An expected birth lies between March and December of the year the census ends in",
        table="people",
        column="ExpectedPersonBirthDate",
        why="The child should be born by now, or is not due for long yet: check the expected date.",
        protects=WHO,
        broken=breaking(
            people,
            (_.expected_on < ibis.date(YEAR, 3, 1)) | (_.expected_on > ibis.date(YEAR, 12, 31)),
            says="expected {expected_on}",
        ),
    ),
    CensusRule(
        code="8535Q",
        title="A child does not die before being born",
        table="people",
        column="PersonDeathDate",
        why="The date of death is before the date of birth: correct the one that is wrong.",
        protects=WHO,
        broken=breaking(people, _.died_on < _.born_on, says="died {died_on}, born {born_on}"),
    ),
    CensusRule(
        code="8545Q",
        title="A date of death lies in the census year",
        table="people",
        column="PersonDeathDate",
        why="A child who died in another year should not be in this census: check the date.",
        protects="Children with an open episode",
        broken=breaking(people, outside_the_year("died_on"), says="died {died_on}"),
    ),
    CensusRule(
        code="8555Q",
        title="No child is referred after dying",
        table="referrals",
        column="CINreferralDate",
        why="The referral is dated after the child's death: correct the one that is wrong.",
        protects="Referrals in the year",
        broken=breaking(
            with_child(referrals),
            _.referred_on > _.died_on,
            says="referred {referred_on}, died {died_on}",
        ),
    ),
    CensusRule(
        code="8585Q",
        title="A case closed because the child died has a date of death",
        table="referrals",
        column="ReasonForClosure",
        why="The episode closed because the child died, but no date of death is given: add it.",
        protects="Why episodes close",
        broken=breaking(
            referrals.filter(_.closure_reason == "RC2").semi_join(
                people.filter(blank("died_on")), "child_id"
            ),
            says="{closure_reason}",
        ),
    ),
    CensusRule(
        code="8775Q",
        title="No one is served past the age of 25",
        table="people",
        column="PersonBirthDate",
        why="The person was over 25 while an episode ran: check the birth date and the closure.",
        protects=WHO,
        broken=breaking(
            people.semi_join(
                with_child(referrals).filter(_over_25, _.closed_on.notnull() | blank("closed_on")),
                "child_id",
            ),
            says="born {born_on}",
        ),
    ),
)

_disability_as_read = as_read("Disability", Disability="string")

CHARACTERISTIC_RULES = (
    CensusRule(
        code="4180",
        title="Sex is given: M, F or U",
        table="people",
        column="Sex",
        why="Give the sex as M or F; U where it is not known or the child is unborn.",
        protects=WHO,
        broken=breaking(people, _.sex.isnull(), says=""),
    ),
    CensusRule(
        code="8750",
        title="The sex of an unborn child is U",
        table="people",
        column="Sex",
        why="The child is unborn, so the sex should be U: change it, or give the date of birth.",
        protects=WHO,
        broken=breaking(
            people,
            blank("born_on"),
            _.expected_on.notnull(),
            _.sex != "U",
            says="{sex}, expected {expected_on}",
        ),
    ),
    CensusRule(
        code="4220",
        title="Ethnicity is given, by a code of DfE's list",
        table="people",
        column="Ethnicity",
        why="Give one of DfE's codes; REFU where it was refused, NOBT where not yet obtained.",
        protects=WHO,
        broken=breaking(people, _.ethnicity.isnull(), says=""),
    ),
    CensusRule(
        code="8540",
        title="Disability is given for a born child whose referral led to further action",
        table="people",
        column="Disability",
        why="Give a code of DfE's list; NONE where the child has no disability.",
        protects=WHO,
        broken=breaking(
            people.filter(_.born_on.notnull())
            .semi_join(referrals.filter(~_.no_further_action), "child_id")
            .anti_join(disabilities, "child_id"),
            says="",
        ),
    ),
    CensusRule(
        code="8790",
        title="No disability stands alone",
        table="disabilities",
        column="Disability",
        why="NONE is given beside a disability: take one of them out.",
        protects=WHO,
        broken=breaking(
            disabilities.filter(_.disability == "NONE").semi_join(
                disabilities.filter(_.disability != "NONE"), "child_id"
            ),
            says="{disability} beside others",
        ),
    ),
    CensusRule(
        code="8794",
        title="A disability is given once for a child",
        table="disabilities",
        column="Disability",
        why="The same disability is given twice for one child: take the second out.",
        protects=WHO,
        replaces_same_row_twice=True,
        broken=breaking(
            _disability_as_read.mutate(
                ordinal=_.n,
                place=ibis.row_number().over(
                    ibis.window(group_by=["parent", "Disability"], order_by="n")
                ),
            ),
            _.place > 0,
            says="{Disability}",
        ),
    ),
)

RULES = (*NUMBER_RULES, *UPN_RULES, *DATE_RULES, *CHARACTERISTIC_RULES)
