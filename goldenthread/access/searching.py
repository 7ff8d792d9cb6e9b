"""Children found by a number, a name or one like it, an old name, a part of a date of birth.

Only children whom the person may see are looked at: one who is not found and one who may not be
seen are the same answer, come to in the same way. To whoever knows children under pseudonyms only
the pseudonym is looked for: to be told under which pseudonym a name or a number stands would be to
be told who the child is.

What tells of a child before an adoption finds nobody: an order gives a new identity, and the old
name or number may not lead to it. Such a child is found by its present name and numbers.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.access.alike import NEARNESS, How, alike
from goldenthread.access.asked_for import AskedFor, Birth, read_what_is_asked
from goldenthread.access.case_lists import children_by_id
from goldenthread.access.naming import ShownAs, identify, pseudonyms_of
from goldenthread.access.roles import Identity
from goldenthread.access.to_search import (
    NAMES_KEPT,
    Number,
    numbers_to_search,
    told_before_adoption,
    words_of_names,
)
from goldenthread.access.visibility import Seen
from goldenthread.measures.reasons import in_words
from goldenthread.record.one_child import people_of

MOST_SHOWN = 50
A_PSEUDONYM = re.compile(r"(?:CHILD)?([A-Z0-9]{8})")


@dataclass(frozen=True, kw_only=True)
class Found:
    """A child who was found, ready to be shown, and every way in which what was asked is true of
    it, in words."""

    handle: UUID
    shown: ShownAs
    why: tuple[str, ...]
    team: str | None
    worker: str | None


@dataclass(frozen=True, kw_only=True)
class SearchAnswer:
    """The nearest of all `total` children who were found."""

    total: int
    found: tuple[Found, ...]


@dataclass(frozen=True, kw_only=True)
class _Hit:
    """Why one child is found, and how near: the smallest is nearest."""

    place: tuple[int, ...]
    why: tuple[str, ...]


def search(seen: Seen, text: str, *, on: date) -> SearchAnswer:
    """The children within reach of whom the text tells, the nearest first, as of the day."""
    asked = read_what_is_asked(text)
    if seen.sight.identity is not Identity.FULL:
        return _shown(seen, _by_pseudonym(seen, asked), on=on)
    hits = _by_number(seen, asked)
    for child_id, hit in _by_name_and_birth(seen, asked).items():
        before = hits.get(child_id)
        hits[child_id] = hit if before is None else _both(before, hit)
    return _shown(seen, hits, on=on)


def numbered(seen: Seen, text: str) -> list[str]:
    """The ids of the children within reach whose number this is, or whose pseudonym for whoever
    knows them under one. Several where a number was given twice."""
    asked = read_what_is_asked(text)
    by_name = seen.sight.identity is Identity.FULL
    return sorted(_by_number(seen, asked) if by_name else _by_pseudonym(seen, asked))


def _both(one: _Hit, other: _Hit) -> _Hit:
    return _Hit(place=min(one.place, other.place), why=(*one.why, *other.why))


def _shown(seen: Seen, hits: Mapping[str, _Hit], *, on: date) -> SearchAnswer:
    """Cut to as many as are shown: no other child is read, named or written down as shown."""
    nearest = sorted(hits, key=lambda child_id: (hits[child_id].place, child_id))[:MOST_SHOWN]
    handles = seen.handles(nearest)
    children = children_by_id(seen, handles)
    held = people_of(seen.reading, list(handles), on=on) if handles else {}
    found = [
        Found(
            handle=handles[child_id],
            shown=identify(seen.sight, children[child_id], on=on),
            why=hits[child_id].why,
            team=held[child_id].team,
            worker=held[child_id].worker,
        )
        for child_id in nearest
        if child_id in handles
    ]
    # Those who are as near as one another stand by name.
    found.sort(key=lambda one: (_place_of(hits, handles, one.handle), one.shown.name))
    return SearchAnswer(total=len(hits), found=tuple(found))


def _place_of(
    hits: Mapping[str, _Hit], handles: Mapping[str, UUID], handle: UUID
) -> tuple[int, ...]:
    return next(hits[child_id].place for child_id, one in handles.items() if one == handle)


def _by_pseudonym(seen: Seen, asked: AskedFor) -> dict[str, _Hit]:
    wanted = {found[1] for number in asked.numbers if (found := A_PSEUDONYM.fullmatch(number))}
    rows = seen.reading.rows(f"select child_id from ({seen.relation[0]})", **seen.relation[1])
    names: Mapping[str, str] = seen.reading.remember(
        ("pseudonyms",),
        lambda: pseudonyms_of(
            row["child_id"] for row in seen.reading.rows("select child_id from people")
        ),
    )
    within = {row["child_id"] for row in rows}
    return {
        child_id: _Hit(place=(0,), why=("The pseudonym is this",))
        for child_id, name in names.items()
        if name.removeprefix("Child ").replace("-", "") in wanted and child_id in within
    }


def _by_number(seen: Seen, asked: AskedFor) -> dict[str, _Hit]:
    relation, reach = seen.relation
    kept = numbers_to_search(seen.reading)
    rows = seen.reading.rows(
        f"select child_id, kind, is_now from {kept} "
        f"where number in (select unnest($numbers::varchar[])) and child_id in ({relation}) "
        "and (is_now or not list_contains($apart::varchar[], child_id))",
        numbers=list(asked.numbers) or [""],
        apart=told_before_adoption(seen.reading),
        **reach,
    )
    hits: dict[str, _Hit] = {}
    for row in sorted(rows, key=lambda row: (not row["is_now"], row["kind"])):
        hit = _Hit(place=(0, int(not row["is_now"])), why=(Number(row["kind"]).why,))
        before = hits.get(row["child_id"])
        hits[row["child_id"]] = hit if before is None else _both(before, hit)
    return hits


def _by_name_and_birth(seen: Seen, asked: AskedFor) -> dict[str, _Hit]:
    """Those of whom all words and the part of a date are true."""
    if not asked.words and asked.birth is None:
        return {}
    relation, reach = seen.relation
    born, of_birth = _born(asked.birth)
    if not asked.words:
        rows = seen.reading.rows(
            "select child_id, born_on, expected_on from people "
            f"where child_id in ({relation}) and {born}",
            **of_birth,
            **reach,
        )
        return {row["child_id"]: _Hit(place=(9,), why=(_birth_in_words(row),)) for row in rows}
    matched = [alike(word, words_of_names(seen.reading)) for word in asked.words]
    each = {f"words_{n}": list(words) or [""] for n, words in enumerate(matched)}
    names = NAMES_KEPT.of(seen.reading)
    every = " and ".join(f"bool_or(word in (select unnest(${name}::varchar[])))" for name in each)
    rows = seen.reading.rows(
        "select n.child_id, n.name, n.is_now, n.source, n.until_on, "
        "any_value(p.born_on) as born_on, any_value(p.expected_on) as expected_on, "
        f"list(n.word) as words from {names} n "
        f"left join people p on p.child_id = n.child_id "
        f"where n.child_id in ({relation}) and {born} and n.child_id in (select child_id from "
        f"{names} where word in (select unnest($words_0::varchar[]))) "
        "and (n.is_now or not list_contains($apart::varchar[], n.child_id)) "
        f"group by all having {every}",
        apart=told_before_adoption(seen.reading),
        **each,
        **of_birth,
        **reach,
    )
    return _nearest_name(rows, asked, matched)


def _nearest_name(
    rows: Sequence[Mapping[str, Any]], asked: AskedFor, matched: Sequence[Mapping[str, How]]
) -> dict[str, _Hit]:
    """Of each child the name that is nearest to what was asked."""
    hits: dict[str, _Hit] = {}
    for row in rows:
        ways = [
            min((m[word] for word in row["words"] if word in m), key=NEARNESS.__getitem__)
            for m in matched
        ]
        nearness = tuple(sorted((NEARNESS[way] for way in ways), reverse=True))
        place = (1 + nearness[0], int(not row["is_now"]), *nearness)
        why = [_name_in_words(row, asked.words, matched, ways)]
        if asked.birth:
            why.append(_birth_in_words(row))
        before = hits.get(row["child_id"])
        if before is None or place < before.place:
            hits[row["child_id"]] = _Hit(place=place, why=tuple(why))
    return hits


def _name_in_words(
    row: Mapping[str, Any],
    words: Iterable[str],
    matched: Sequence[Mapping[str, How]],
    ways: Sequence[How],
) -> str:
    """`The name is this`, or word by word how it is like it; and of an old name, who said it."""
    said = []
    for word, of_word, way in zip(words, matched, ways, strict=True):
        of_name = next(one.capitalize() for one in row["words"] if of_word.get(one) is way)
        if way is How.SAME and len(row["words"]) > len(ways):
            said.append(f"{of_name} is in the name")
        elif way is How.BEGINS:
            said.append(f"{of_name} begins so")
        elif way is How.SOUNDS:
            said.append(f"{of_name} sounds like {word.capitalize()}")
        elif way is How.ONE_LETTER:
            said.append(f"{of_name} has the letters of {word.capitalize()} but one")
    like = "; ".join(said)
    if row["is_now"]:
        return like or "The name is this"
    told = f"An old name, {row['name']}" if row["until_on"] else f"Another name, {row['name']}"
    until = f", until {in_words(row['until_on'])}" if row["until_on"] else ""
    return f"{told}: {row['source']} says it{until}" + (f"; {like}" if like else "")


def _born(birth: Birth | None) -> tuple[str, dict[str, int]]:
    """SQL over `people`, and its parameters: the day of birth, or that on which it is expected."""
    if birth is None:
        return "true", {}
    parts = {name: value for name in ("year", "month", "day") if (value := getattr(birth, name))}
    day = "coalesce(born_on, expected_on)"
    sql = " and ".join(f"{name}({day}) = $born_{name}" for name in parts)
    return sql, {f"born_{name}": value for name, value in parts.items()}


def _birth_in_words(row: Mapping[str, date | None]) -> str:
    if row["born_on"]:
        return f"Born on {in_words(row['born_on'])}"
    return f"Expected to be born on {in_words(row['expected_on'])}"
