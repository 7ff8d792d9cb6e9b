"""Words of names that are alike, and what somebody may have meant by what they typed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.access.alike import How, differ_by_one, how_alike, sound_of
from goldenthread.access.asked_for import AskedFor, Birth, read_what_is_asked

words = st.text("abcdeh", max_size=6)


@pytest.mark.parametrize(
    ("asked", "word", "how"),
    [
        ("kelly", "kelly", How.SAME),
        ("kel", "kelly", How.BEGINS),
        ("k", "kelly", None),
        ("stephen", "steven", How.SOUNDS),
        ("catherine", "kathryn", How.SOUNDS),
        ("geoffrey", "jeffrey", How.SOUNDS),
        ("sean", "shaun", None),
        ("wright", "rite", How.SOUNDS),
        ("knowles", "noles", How.SOUNDS),
        ("hughes", "hewes", How.SOUNDS),
        ("mohammed", "muhamad", How.SOUNDS),
        ("lee", "lou", None),
        ("tailor", "taylor", How.SOUNDS),
        ("turner", "burner", How.ONE_LETTER),
        ("martin", "matrin", How.ONE_LETTER),
        ("ivy", "ava", None),
        ("smith", "jones", None),
    ],
)
def test_how_alike(asked: str, word: str, how: How | None) -> None:
    assert how_alike(asked, word) is how


def edits(word: str) -> set[str]:
    """Every word that one slip makes of this one, one by one."""
    letters = "abcdeh"
    out = {word[:n] + word[n + 1 :] for n in range(len(word))}
    put_in = {word[:n] + x + word[n:] for n in range(len(word) + 1) for x in letters}
    other = {word[:n] + x + word[n + 1 :] for n in range(len(word)) for x in letters}
    turned = {word[:n] + b + a + word[n + 2 :] for n, (a, b) in enumerate(pairwise(word))}
    return (out | put_in | other | turned) - {word}


@given(words, words)
def test_one_letter_is_what_one_slip_makes(one: str, other: str) -> None:
    assert differ_by_one(one, other) is (other in edits(one))
    assert all(differ_by_one(one, near) and differ_by_one(near, one) for near in edits(one))


@given(words)
def test_a_word_sounds_as_itself_with_a_letter_doubled(word: str) -> None:
    assert sound_of("".join(x * 2 if x in "bd" else x for x in word)) == sound_of(word)


@pytest.mark.parametrize(
    ("text", "numbers", "words", "birth"),
    [
        ("", "", "", None),
        ("Kelly Ann O'Brien", "KELLYANNO'BRIEN", "kelly ann obrien", None),
        ("Zoë Smith-Jones", "ZOËSMITHJONES", "zoe smith jones", None),
        ("943 476 5919", "9434765919 943 476 5919", "", None),
        ("2015", "2015", "", Birth(year=2015)),
        ("05/2015", "05/2015", "", Birth(year=2015, month=5)),
        ("14 May", "14MAY 14", "", Birth(month=5, day=14)),
        ("14th may 2015", "14THMAY2015 14TH 2015", "", Birth(year=2015, month=5, day=14)),
        ("2015-05-14", "20150514", "", Birth(year=2015, month=5, day=14)),
        ("Kelly 14/05", "KELLY14/05 14/05", "kelly", Birth(month=5, day=14)),
        ("Kelly may 2015", "KELLYMAY2015 2015", "kelly", Birth(year=2015, month=5)),
        ("31 February", "31FEBRUARY 31", "february", None),
        ("May Turner", "MAYTURNER", "may turner", None),
    ],
)
def test_what_was_typed_is_read_in_every_way_that_it_can_be(
    text: str, numbers: str, words: str, birth: Birth | None
) -> None:
    asked = AskedFor(numbers=tuple(numbers.split()), words=tuple(words.split()), birth=birth)
    assert read_what_is_asked(text) == asked


def test_a_part_of_a_date_in_words() -> None:
    for said in ("14 May 2015", "May 2015", "14 May", "2015"):
        birth = read_what_is_asked(said).birth
        assert birth
        assert birth.words == said
