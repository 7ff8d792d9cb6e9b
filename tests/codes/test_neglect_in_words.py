"""Whether words name neglect, and which category of abuse they say: as councils write them."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.codes.neglect_in_words import category_of_abuse, names_neglect

NAMED = {
    "a) Neglect": "NEG",
    "NEG": "NEG",
    "NEGLECT": "NEG",
    "Likelihood of Neglect": "NEG",
    "Neglect Abuse": "NEG",
    "Neglect\xa0Only": "NEG",
    "YNNN": "NEG",
    "Neglect Physical": "MUL",
    "Neglect  Sexual": "MUL",
    "Emotional abuse, Neglect": "MUL",
    "Emotional abuse; Physical abuse; Neglect": "MUL",
    "Neglect, Physical and Emotional": "MUL",
    "Multiple: Neglect, Sexual Abuse": "MUL",
    "SEXUAL/PHYSICAL/EMOTIONAL/NEGL": "MUL",
    "Physical abuse and Neglect": "MUL",
    "YNNY": "MUL",
    "N1j - Neglect": "NEG",
    "1d Neglect": "NEG",
    "N1SD : Neglect": "NEG",
    "ABS_NEG": "NEG",
    "Abuse or Neglect - Neglect": "NEG",
    "Abuse or Neglect - Neglect & Emotional Abuse": "MUL",
    "Neglect, not physical": "NEG",
}

SOMETHING_ELSE = {
    "b) Physical abuse": "PHY",
    "PHY": "PHY",
    "Likelihood of Sexual": "SAB",
    "Emotion": "EMO",
    "NNYN": "SAB",
    "NYYN": "MUL",
    "Emotional  Physical": "MUL",
    "Multiple: Physical Abuse, Sexual Abuse": "MUL",
    "ABS_PHYS": "PHY",
    "Abuse or Neglect - Physical Injury": "PHY",
    "Emotional abuse, no neglect": "EMO",
    "Not neglect but physical": "PHY",
}

DENIED = (
    "No neglect",
    "Neglect ruled out",
    "Neglect - ruled out",
    "No evidence of neglect",
    "no longer neglect",
    "Neglect: No",
    "Neglect was not substantiated",
    "Emotional abuse (neglect not recommended)",
)

CANNOT_BE_TOLD = (
    "N1",
    "N1a",
    "N1 - Abuse or neglect",
    "N1 - Abuse, neglect and exploitation",
    "1ABUSNEG - Abuse or Neglect",
    "Abuse or neglect [N1]",
    "Child N1 Abuse neglect",
    "Suspected abuse/neglect",
    "C/F ABUSE OR NEGLECT",
    "Physical abuse or neglect",
    "Neglect or abuse",
    "MUL",
    "Multiple",
    "Muliple",
    "e) Multiple/not recommended",
    "Significant Harm",
    "N0 - Not stated",
    "#N/A",
    "",
)


@pytest.mark.parametrize(("text", "category"), NAMED.items())
def test_words_that_name_neglect(text: str, category: str) -> None:
    assert names_neglect(text) == "yes"
    assert category_of_abuse(text) == category


@pytest.mark.parametrize(("text", "category"), SOMETHING_ELSE.items())
def test_words_that_name_something_else(text: str, category: str) -> None:
    assert names_neglect(text) == "no"
    assert category_of_abuse(text) == category


@pytest.mark.parametrize("text", DENIED)
def test_neglect_that_is_named_to_be_denied_is_not_neglect(text: str) -> None:
    assert names_neglect(text) == "no"
    assert category_of_abuse(text) != "NEG"


@pytest.mark.parametrize("text", CANNOT_BE_TOLD)
def test_abuse_or_neglect_and_several_unnamed_cannot_be_told(text: str) -> None:
    assert names_neglect(text) == ""
    assert category_of_abuse(text) != "NEG"


@pytest.mark.parametrize("need", [f"N{n}" for n in range(2, 9)])
def test_another_need_is_not_neglect(need: str) -> None:
    assert names_neglect(f"{need} - in whatever words") == "no"


KINDS = ("Neglect", "Physical abuse", "Sexual abuse", "Emotional abuse")


@given(
    st.lists(st.sampled_from(KINDS), min_size=1, max_size=4, unique=True),
    st.sampled_from([", ", "; ", "/", " and ", " & ", "  ", " + "]),
    st.sampled_from([str.upper, str.lower, str.title]),
)
def test_any_kinds_in_any_order_however_parted(
    kinds: list[str], between: str, case: Callable[[str], str]
) -> None:
    text = case(between.join(kinds))
    assert names_neglect(text) == ("yes" if "Neglect" in kinds else "no")
    one = {"Neglect": "NEG", "Physical abuse": "PHY", "Sexual abuse": "SAB"}.get(kinds[0], "EMO")
    assert category_of_abuse(text) == (one if len(kinds) == 1 else "MUL")


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text_has_an_answer(text: str) -> None:
    assert names_neglect(text) in ("yes", "no", "")
    assert isinstance(category_of_abuse(text), str)
