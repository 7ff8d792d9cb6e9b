"""The true answers, on children made by hand: one met, one not, on each side of every limit."""

from typing import Any

import pytest

from goldenthread.borough import CODES, Borough, truth
from goldenthread.borough.events import Child
from tests.borough.hand_made import (
    ON,
    assessment,
    borough,
    child,
    day,
    enquiry,
    episode,
    held,
    plan,
    planned,
    pre_proceedings,
)


def verdicts(code: str, *children: Child, **asked: Any) -> tuple[str, str, str]:
    """The children met, not met and unjudged, each as one string of names."""
    answer = truth(borough(*children), code, on=asked.pop("on", ON), **asked)
    assert answer["numerator"] == len(answer["children_met"]) or answer["numerator"] is None
    assert answer["unjudged"] == len(answer["children_unjudged"])
    return tuple(  # type: ignore[return-value]
        " ".join(answer[f"children_{verdict}"]) for verdict in ("met", "not_met", "unjudged")
    )


def test_every_measure_of_the_first_thread_is_answered(hamlet: Borough) -> None:
    assert len(CODES) == 38
    for code in CODES:
        answer = truth(hamlet, code, on=hamlet.last_day)
        # What was decided at the end of pre-proceedings no return of the hamlet tells in words.
        verdicts = ("unjudged",) if code == "PLO-06" else ("met", "not_met")
        assert any(answer[f"children_{verdict}"] for verdict in verdicts), code
        assert answer["value"] is not None, code


def test_an_unknown_code_or_breakdown_is_refused() -> None:
    with pytest.raises(KeyError):
        truth(borough(), "CPP-99", on=ON)
    with pytest.raises(KeyError):
        truth(borough(), "CPP-01", on=ON, by="shoe size")


def test_referrals_are_of_the_twelve_months_that_end_on_the_day() -> None:
    children = (
        child("in-first", episode("2024-04-01")),
        child("in-last", episode("2025-03-31")),
        child("before", episode("2024-03-31")),
    )
    assert verdicts("REF-01", *children) == ("in-first in-last", "", "")
    answer = truth(borough(*children), "REF-01", on=ON)
    assert (answer["denominator"], answer["value"]) == (2000, 10.0)
    assert verdicts("REF-01", *children, on=day("2024-03-31")) == ("before", "", "")


def test_a_re_referral_is_within_twelve_months_of_the_one_before() -> None:
    children = (
        child("to-the-day", episode("2023-09-02", "2023-10-02"), episode("2024-09-02")),
        child("a-day-over", episode("2023-09-02", "2023-10-02"), episode("2024-09-03")),
        child("first", episode("2024-09-02")),
        child(
            "thrice",
            episode("2023-12-01", "2024-01-05"),
            episode("2024-06-03", "2024-07-01"),
            episode("2024-12-02"),
        ),
    )
    met = "thrice thrice to-the-day"
    assert verdicts("REF-02", *children) == (met, "a-day-over first", "")
    assert verdicts("REF-03", *children) == ("thrice to-the-day", "a-day-over first", "")


def test_of_two_referrals_on_one_day_only_the_first_counts() -> None:
    twice = child(
        "twice", episode("2024-09-02", no_further_action=True), episode("2024-09-02", reason="RC8")
    )
    assert verdicts("REF-02", twice) == ("", "twice", "")
    assert verdicts("REF-05", twice) == ("twice", "", "")
    assert verdicts("REF-06", twice) == ("", "twice", "")


def test_not_in_need_is_closed_after_assessment() -> None:
    children = [
        child(reason, episode("2024-09-02", "2024-10-01", reason=reason))
        for reason in ("RC7", "RC8", "RC9")
    ]
    assert verdicts("REF-06", *children) == ("RC8 RC9", "RC7", "")


def test_forty_five_working_days_are_in_time_and_forty_six_are_not() -> None:
    referred = "2025-01-06"  # 45 working days later: 10 March
    in_time = episode(referred, assessments=[assessment("2025-01-06", "2025-03-10", "16A")])
    late = episode(referred, assessments=[assessment("2025-01-06", "2025-03-11", "16A")])
    begun_later = episode(referred, assessments=[assessment("2025-01-07", "2025-03-11", "16A")])
    children = (child("at-45", in_time), child("at-46", late), child("from-7th", begun_later))
    assert verdicts("ASM-01", *children) == ("at-45 from-7th", "at-46", "")
    assert verdicts("ASM-02", *children) == ("at-45", "at-46 from-7th", "")
    answer = truth(borough(*children), "ASM-03", on=ON)
    assert (answer["value"], answer["low"], answer["high"]) == (45, 45, 45.5)


def test_only_the_first_assessment_answers_the_referral() -> None:
    again = [assessment("2024-05-01", "2024-06-03"), assessment("2025-01-06", "2025-02-03")]
    assert verdicts("ASM-02", child("again", episode("2024-05-01", assessments=again))) == (
        "again",
        "",
        "",
    )


def test_an_open_assessment_is_overdue_after_forty_five_working_days() -> None:
    children = [
        child(started, episode("2025-01-06", assessments=[assessment(started, done)]))
        for started, done in (
            ("2025-01-27", None),  # 45 working days before 31 March
            ("2025-01-24", None),
            ("2025-01-23", "2025-04-01"),
            ("2025-01-22", "2025-03-31"),
        )
    ]
    met, not_met, _ = verdicts("ASM-04", *children)
    assert (met, not_met) == ("2025-01-23 2025-01-24", "2025-01-27")


def test_in_need_is_open_on_the_day_and_not_turned_away() -> None:
    children = (
        child("open", episode("2025-03-31")),
        child("closed-after", episode("2024-01-08", "2025-04-01")),
        child("closed-on", episode("2024-01-08", "2025-03-31")),
        child("turned-away", episode("2025-01-08", no_further_action=True)),
    )
    assert verdicts("CIN-01", *children)[0] == "closed-after open"
    children[0].episodes[0].need = "N4"
    assert verdicts("NEG-05", *children) == ("closed-after", "open", "")


def test_enquiries_and_their_conferences() -> None:
    children = [
        child(name, episode("2024-11-04", enquiries=[told]))
        for name, told in (
            ("at-15", enquiry("2024-12-16", "2025-01-09")),
            ("at-16", enquiry("2024-12-16", "2025-01-10")),
            ("before", enquiry("2024-12-16", "2024-12-12")),
            ("none", enquiry("2024-12-16", None, "2024-12-20")),
            ("open", enquiry("2024-12-16")),
        )
    ]
    children.append(child("moved-in", episode("2025-01-02", transfer_in_on=day("2025-01-20"))))
    children[0].episodes[0].plans = [plan("2025-01-09")]
    children[-1].episodes[0].plans = [plan("2025-01-20")]
    assert verdicts("S47-01", *children)[0] == "at-15 at-16 before none open"
    assert verdicts("S47-02", *children) == ("at-15 at-16 before", "none", "open")
    assert verdicts("CON-01", *children) == ("at-15", "at-16", "")
    assert verdicts("CON-02", *children) == ("at-15 moved-in", "at-16 before", "")


def test_reviews_fall_due_after_three_months_and_then_six() -> None:
    children = (
        planned("in-time", plan("2024-06-03", None, "2024-09-03", "2025-03-03")),
        planned("late", plan("2024-06-03", None, "2024-09-04")),
        planned("none", plan("2024-11-29", None)),  # due on 28 February, clamped
        planned("too-new", plan("2025-01-02")),
        planned("ended-first", plan("2024-06-03", "2024-09-03")),
        planned("ended-after", plan("2024-06-03", "2024-09-04")),
    )
    assert verdicts("CON-08a", *children) == (
        "in-time in-time",
        "ended-after late late none",
        "",
    )
    assert verdicts("CON-08b", *children) == ("in-time", "late none", "")


def test_a_review_due_on_the_day_and_not_held_by_its_end_was_not_in_time() -> None:
    assert verdicts("CON-08a", planned("today", plan("2024-12-31"))) == ("", "today", "")
    assert verdicts("CON-08b", planned("today", plan("2024-12-31"))) == ("", "today", "")


def test_plans_open_begun_and_long() -> None:
    children = [
        planned(started, plan(started, ended))
        for started, ended in (
            ("2023-03-31", None),
            ("2023-10-02", None),
            ("2024-03-31", None),
            ("2024-04-02", None),
            ("2024-12-31", None),
            ("2024-12-30", None),
            ("2024-11-04", "2025-03-31"),
        )
    ]
    assert len(verdicts("CPP-01", *children)[0].split()) == 6
    assert verdicts("CPP-11", *children)[0] == "2024-12-31"
    assert verdicts("CPP-13", *children)[0] == "2023-03-31 2023-10-02 2024-03-31"
    answer = truth(borough(*children), "CPP-13", on=ON)
    assert answer["bands"] == {"24 months+": 1, "12 to 18 months": 2}
    assert verdicts("CPP-02", *children)[0].split()[0] == "2024-04-02"


def test_second_plans_ever_and_within_two_years() -> None:
    children = (
        planned("at-24", plan("2021-05-04", "2022-09-02"), plan("2024-09-02")),
        planned("over-24", plan("2021-05-04", "2022-09-02"), plan("2024-09-03")),
        planned("elsewhere", plan("2024-09-02"), plans_elsewhere=1),
        planned("first", plan("2024-09-02", initial="NEG")),
        planned(
            "neglect-before", plan("2021-05-04", "2022-09-02", initial="NEG"), plan("2024-09-04")
        ),
        planned(
            "neglect-later",
            plan("2021-05-04", "2022-09-02"),
            plan("2024-09-04", None, initial="PHY", latest="NEG"),
        ),
    )
    again = "at-24 elsewhere neglect-before neglect-later over-24"
    assert verdicts("CPP-07", *children) == (again, "first", "")
    assert verdicts("CPP-08", *children) == (
        "at-24",
        "first neglect-before neglect-later over-24",
        "elsewhere",
    )
    assert verdicts("CPP-09", *children) == ("neglect-before neglect-later", "first", "")
    assert verdicts("NEG-07", *children)[0] == "first"


def test_plans_that_ended_short_or_long() -> None:
    children = [
        planned(f"{started}", plan(started, ended, initial=initial, latest=latest))
        for started, ended, initial, latest in (
            ("2024-06-03", "2024-09-03", "NEG", "NEG"),
            ("2024-06-04", "2024-09-05", "NEG", "EMO"),
            ("2022-09-02", "2024-09-02", "EMO", "NEG"),
            ("2022-09-05", "2024-09-04", "EMO", "PHY"),
        )
    ]
    assert verdicts("CPP-10", *children)[0] == "2024-06-03"
    assert verdicts("CPP-12", *children)[0] == "2022-09-02"
    assert verdicts("NEG-08", *children)[0] == "2022-09-02 2024-06-04"


def test_neglect_is_coded_by_the_latest_assessment_or_the_open_plan() -> None:
    children = (
        child(
            "16A",
            episode("2024-05-01", assessments=[assessment("2024-05-01", "2024-06-03", "16A")]),
        ),
        child(
            "no-longer",
            episode(
                "2024-05-01",
                need="N4",
                assessments=[
                    assessment("2024-05-01", "2024-06-03", "16A"),
                    assessment("2024-12-02", "2025-01-06", "4B"),
                ],
            ),
        ),
        planned("initial", plan("2024-09-02", None, initial="NEG", latest="EMO")),
        planned("multiple", plan("2024-09-02", None, initial="MUL")),
        child("not-yet", episode("2025-03-03", assessments=[assessment("2025-03-03")])),
        child(
            "n1", episode("2024-05-01", assessments=[assessment("2024-05-01", "2024-06-03", "3B")])
        ),
    )
    assert verdicts("NEG-01", *children) == ("16A initial", "no-longer", "multiple n1 not-yet")
    assert truth(borough(*children), "NEG-01", on=ON)["bands"] == {
        "marked": 2,
        "not marked": 1,
        "MUL alone": 1,
        "N1 alone": 1,
        "no completed assessment": 1,
    }


def test_an_episode_has_neglect_where_any_assessment_of_the_year_found_it() -> None:
    children = [
        child(name, episode("2023-05-01", assessments=told))
        for name, told in (
            (
                "twice",
                [
                    assessment("2024-05-01", "2024-06-03", "16A", "4B"),
                    assessment("2024-12-02", "2025-01-06", "4B"),
                ],
            ),
            (
                "earlier",
                [
                    assessment("2023-05-01", "2023-06-05", "16A"),
                    assessment("2024-12-02", "2025-01-06", "4B"),
                ],
            ),
            ("nothing", [assessment("2024-12-02", "2025-01-06", "21")]),
        )
    ]
    assert verdicts("NEG-03", *children) == ("twice", "earlier", "")


def test_neglect_by_age_and_against_the_population() -> None:
    marked = [assessment("2024-05-01", "2024-06-03", "16A")]
    children = (
        child("seven", episode("2024-05-01", assessments=marked), born="2017-06-01"),
        child("unborn", episode("2025-01-02", assessments=marked), born="2025-04-20"),
    )
    groups = truth(borough(*children), "NEG-10", on=ON)["groups"]
    assert groups["5 to 9"]["value"] == 5.0
    assert (groups["unborn"]["numerator"], groups["unborn"]["value"]) == (1, None)
    groups = truth(borough(*children), "NEG-12", on=ON)["groups"]
    assert groups["White"]["value"] == 5.0
    assert {name: group.get("ratio") for name, group in groups.items()} == {
        "White": 0.5,  # one of the two marked; the other is not born, of no group yet
        "Unknown": None,
    }


def test_pre_proceedings_by_their_own_dates() -> None:
    told = {
        "in-time": pre_proceedings(
            "2025-03-03", letter_on="2025-03-10", first_meeting_on="2025-03-19"
        ),
        "late": pre_proceedings(
            "2025-03-03", letter_on="2025-03-11", first_meeting_on="2025-03-21"
        ),
        "no-letter": pre_proceedings("2024-12-06"),
        "at-16-weeks": pre_proceedings("2024-12-09"),
        "just-begun": pre_proceedings("2025-03-28"),
        "decided": pre_proceedings("2024-05-07", decided_on="2024-05-13"),
    }
    children = [
        child(name, episode("2024-05-01", pre_proceedings=[p]), family="F" + name[0])
        for name, p in told.items()
    ]
    answer = truth(borough(*children), "PLO-01", on=ON)
    assert (answer["value"], answer["families"]) == (5, 5)
    assert verdicts("PLO-03", *children) == (
        "in-time late",
        "",
        "at-16-weeks decided just-begun no-letter",
    )
    letters = truth(borough(*children), "PLO-03", on=ON)
    assert (letters["value"], letters["denominator"], letters["unjudged"]) == (5.5, 2, 4)
    meetings = truth(borough(*children), "PLO-04", on=ON)
    assert (meetings["low"], meetings["value"], meetings["high"]) == (7.25, 7.5, 7.75)
    assert verdicts("PLO-05", *children) == ("no-letter", "at-16-weeks in-time just-begun late", "")


def test_a_child_no_file_tells_as_born_has_no_sex_and_no_ethnicity() -> None:
    children = (
        child("closed-before", episode("2023-12-01", "2024-03-28"), born="2024-04-20"),
        child("born-in-the-year", episode("2024-04-02", "2024-05-20"), born="2024-06-20"),
    )
    asked = {"on": day("2024-04-03"), "by": "sex"}
    groups = truth(borough(*children), "REF-01", **asked)["groups"]  # type: ignore[arg-type]
    assert groups["U"]["children_met"] == ["closed-before"]
    assert groups["F"]["children_met"] == ["born-in-the-year"]


def test_an_answer_by_team_adds_up_to_the_whole() -> None:
    children = (
        planned("north", plan("2024-09-02"), allocations=[held("North", "2018-01-08")]),
        planned(
            "moved",
            plan("2024-09-02"),
            allocations=[held("North", "2018-01-08", "2025-03-30"), held("South", "2025-03-31")],
        ),
    )
    groups = truth(borough(*children), "CPP-11", on=ON, by="team")["groups"]
    assert {team: g["children_not_met"] for team, g in groups.items()} == {
        "North": ["north"],
        "South": ["moved"],
    }


@pytest.mark.parametrize("by", ["team", "sex", "age_band", "ethnicity", "ethnic_group", "category"])
def test_groups_of_the_hamlet_add_up(hamlet: Borough, by: str) -> None:
    for code in ("CON-08a", "CPP-07", "CPP-10"):
        answer = truth(hamlet, code, on=hamlet.last_day, by=by)
        for part in ("numerator", "denominator", "unjudged"):
            assert sum(group[part] for group in answer["groups"].values()) == answer[part]
