"""Where a child of Thornbeck in care lives: one placement after another, without a gap."""

import datetime
import random

from goldenthread.borough.days import working_day_from
from goldenthread.borough.events import Child
from goldenthread.borough.in_care import Care, Placement
from goldenthread.borough.people import weighted

Day = datetime.date

WITH_FAMILIES = {"U6": 44, "U4": 16, "U3": 14, "U1": 6, "K2": 6, "P1": 9, "R3": 2}
IN_TEENS = {"U6": 34, "U4": 16, "U3": 6, "U1": 4, "K2": 27, "P1": 6, "S1": 2, "K1": 1}
NEARLY_GROWN = {"SEMI": 30, "K2": 22, "U6": 26, "U4": 14, "U3": 5, "P1": 3}
ALONE = {"SEMI": 62, "U6": 34, "K2": 4}
DISABLED = {"K2": 50, "S1": 25, "U4": 25}
PROVIDERS = {
    "U": {"PR1": 62, "PR4": 34, "PR5": 4},
    "K": {"PR1": 22, "PR4": 74, "PR5": 4},
    "H": {"PR4": 80, "PR5": 20},
    "S": {"PR4": 100},
    "R": {"PR4": 60, "PR3": 40},
    "P": {"PR0": 100},
    "A": {"PR1": 70, "PR5": 30},
}
WHY_MOVED = {"CARPL": 46, "CREQB": 14, "CREQO": 12, "CHILD": 10, "LAREQ": 8, "OTHER": 8, "STAND": 2}
SUPPORTED_SINCE = datetime.date(2024, 4, 1)
"""From then semi-independent living (H5) is supported accommodation (K3), in the collection."""


def place(dice: random.Random, child: Child, care: Care, last_day: Day) -> None:
    """Fill the period with placements; the last is one for adoption where the child is placed."""
    adoption = child.care.adoption
    placed_on = adoption.placed_on if adoption and care.permanence == "ADOPTION" else None
    ends = care.ended_on or last_day + datetime.timedelta(days=1)
    at, moves = care.started_on, 0
    while at < (placed_on or ends):
        stays = dice.randint(7, 120) if moves == 0 and dice.random() < 0.4 else _stay(dice)
        until: Day | None = working_day_from(at + datetime.timedelta(days=stays))
        if until and until >= (placed_on or ends):
            until = placed_on or care.ended_on
        _add(dice, care, _a_placement(dice, child, care, at, until))
        if until is None or until >= ends:
            break
        at, moves = until, moves + 1
    if placed_on:
        kind = "A5" if adoption and adoption.by_foster_carer else "A6"
        last = _a_placement(dice, child, care, placed_on, care.ended_on, kind=kind)
        last.same_carer = kind == "A5"
        _add(dice, care, last)


def _stay(dice: random.Random) -> int:
    return 40 + int(dice.expovariate(1 / 620))


def _add(dice: random.Random, care: Care, placement: Placement) -> None:
    """One more; what was semi-independent when that had a name of its own changes its kind."""
    if care.placements:
        care.placements[-1].change_reason = weighted(dice, WHY_MOVED)
    care.placements.append(placement)
    if placement.kind != "H5" or (placement.ended_on and placement.ended_on <= SUPPORTED_SINCE):
        return
    if placement.started_on >= SUPPORTED_SINCE:
        placement.kind = "K3"
        return
    again = Placement(
        SUPPORTED_SINCE,
        placement.ended_on,
        "K3",
        placement.provider,
        placement.postcode,
        placement.urn,
        placement.outside,
        placement.miles,
        same_carer=True,
    )
    placement.ended_on, placement.change_reason = SUPPORTED_SINCE, "PLACE"
    care.placements.append(again)


def _a_placement(
    dice: random.Random, child: Child, care: Care, start: Day, end: Day | None, kind: str = ""
) -> Placement:
    kind = kind or _kind(dice, child, care, start)
    outside = kind != "P1" and dice.random() < (0.55 if kind in ("K1", "K2", "S1") else 0.28)
    urn = f"SC{dice.randint(0, 999_999):06d}" if kind[0] in "KRSU" else "XXXXXXX"
    return Placement(
        start,
        end,
        kind,
        weighted(dice, PROVIDERS[kind[0]]),
        postcode(dice),
        urn,
        outside,
        dice.randint(20, 120) if outside else dice.randint(0, 14),
    )


def postcode(dice: random.Random) -> str:
    """A postcode that is nowhere."""
    return f"ZZ99 {dice.randint(1, 9)}{dice.choice('ABDEFGHJ')}{dice.choice('ABDEFGHJ')}"


def _kind(dice: random.Random, child: Child, care: Care, start: Day) -> str:
    age = child.age_on(start)
    ordered = any(
        s.status in ("C1", "C2") and s.started_on <= start and (s.ended_on or Day.max) > start
        for s in care.statuses
    )
    if child.care.unaccompanied_from:
        weights = dict(ALONE)
    elif care.need == "N2":
        weights = dict(DISABLED)
    else:
        weights = dict(WITH_FAMILIES if age < 12 else IN_TEENS if age < 16 else NEARLY_GROWN)
    if not ordered:
        weights.pop("P1", None)
    if age > 2:
        weights.pop("R3", None)
    if age < 8 and care.need != "N2":
        weights.pop("K2", None)
    if age < 16:
        weights.pop("SEMI", None)
    kind = weighted(dice, weights)
    return "H5" if kind == "SEMI" else kind
