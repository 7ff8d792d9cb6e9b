"""Writes a census of any size with faults sown in it, for timing and for the sector's validator.

python -m tests.ingest.large_census census.xml 20000
"""

import datetime
import random
import sys
from pathlib import Path
from typing import Any

from goldenthread.returns.writing import write_cin_census

YEAR = 2025
FIRST = datetime.date(2024, 4, 1)
LAST = datetime.date(2025, 3, 31)
ONE_DAY = datetime.timedelta(days=1)
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
FACTORS = ("1B", "2B", "3B", "4B", "16A", "17A", "10A", "7A", "5A", "20")


def write_large_census(path: Path, children: int, *, faults: float = 0.03, seed: int = 1) -> None:
    """Write `children` children, about `faults` of whose rows have something wrong in them."""
    teller = _Teller(random.Random(seed), faults)
    write_cin_census(
        path,
        (teller.child(number) for number in range(children)),
        council="889",
        year=YEAR,
        written_at=datetime.datetime(2025, 5, 1, 9, 0),  # noqa: DTZ001
    )


class _Teller:
    def __init__(self, chance: random.Random, faults: float) -> None:
        self.chance = chance
        self.faults = faults

    def wrong(self) -> bool:
        return self.chance.random() < self.faults / 3

    def day(self, first: datetime.date, last: datetime.date) -> datetime.date:
        return first + ONE_DAY * self.chance.randint(0, max(0, (last - first).days))

    def weekday(self, day: datetime.date) -> datetime.date:
        while day.weekday() > 4:
            day += ONE_DAY
        return day

    def child(self, number: int) -> dict[str, Any]:
        c = self.chance
        digits = f"889{number % 10**8:08d}{c.randint(0, 9)}"
        total = sum(int(d) * w for d, w in zip(digits, range(2, 14), strict=True))
        letter = LETTERS[(total + self.wrong()) % 23]
        born = self.day(datetime.date(2008, 1, 1), datetime.date(2023, 12, 31))
        unborn = c.random() < 0.02
        episodes = self.episodes()
        return {
            "LAchildID": f"C{number:07d}",
            "UPN": None if self.wrong() else letter + digits,
            "PersonBirthDate": None if unborn else (LAST + ONE_DAY if self.wrong() else born),
            "ExpectedPersonBirthDate": datetime.date(2025, 6, 1) if unborn else None,
            "Sex": "U" if unborn and not self.wrong() else c.choice("MF"),
            "Ethnicity": None if self.wrong() else ("WXYZ" if self.wrong() else "WBRI"),
            "PersonDeathDate": datetime.date(2001, 5, 5) if self.wrong() else None,
            "Disability": self.disabilities(),
            "CINdetails": episodes,
        }

    def disabilities(self) -> list[str]:
        if self.wrong():
            return ["NONE", "LD"]
        if self.wrong():
            return ["LD", "LD"]
        return [] if self.wrong() else [self.chance.choice(["NONE", "LD", "AUT", "MOB"])]

    def episodes(self) -> list[dict[str, Any]]:
        count = self.chance.choice([1, 1, 1, 1, 1, 2, 2])
        start = self.day(datetime.date(2023, 6, 1), datetime.date(2024, 9, 1))
        found = []
        for place in range(count):
            last = place == count - 1
            found.append(self.episode(start, closes=not last or self.chance.random() < 0.5))
            closed = found[-1].get("CINclosureDate") or start
            start = max(closed, FIRST) + ONE_DAY * self.chance.randint(-3 * self.wrong(), 60)
            if start > LAST:
                break
        return found

    def episode(self, start: datetime.date, *, closes: bool) -> dict[str, Any]:
        c = self.chance
        closed = self.day(max(start, FIRST) + ONE_DAY * 120, LAST) if closes else None
        if closed and closed > LAST and not self.wrong():
            closed = LAST
        if closed and self.wrong():
            closed = start - ONE_DAY
        no_action = start >= FIRST and c.random() < 0.1
        quiet = no_action and not self.wrong()
        plan = c.random() < 0.12
        return {
            "CINreferralDate": None if self.wrong() and self.wrong() else start,
            "ReferralSource": "ZZ" if self.wrong() else c.choice(["1A", "2A", "6", "5D", "3B"]),
            "PrimaryNeedCode": None if self.wrong() else c.choice(["N1", "N5", "N4"]),
            "CINclosureDate": None if no_action else closed,
            "ReasonForClosure": ("RC8" if self.wrong() else "RC7")
            if closed and not no_action and not self.wrong()
            else None,
            "ReferralNFA": None if self.wrong() else no_action,
            "Assessments": [] if quiet else self.assessments(start),
            "CINPlanDates": [] if quiet or (plan and not self.wrong()) else self.plans(start),
            "Section47": [] if quiet or not plan else self.enquiries(start),
            "ChildProtectionPlans": [] if quiet or not plan else self.protection(start),
        }

    def assessments(self, start: datetime.date) -> list[dict[str, Any]]:
        found = []
        begun = max(start, FIRST)
        for _ in range(self.chance.choice([1, 1, 1, 2])):
            done = begun + ONE_DAY * self.chance.randint(20, 70)
            is_open = done > LAST or self.wrong()
            factors = self.chance.sample(FACTORS, self.chance.randint(1, 4))
            if self.wrong():
                factors = factors + factors[:1]
            elif self.wrong():
                factors = ["21", *factors]
            elif self.wrong():
                factors = ["18A"]
            found.append(
                {
                    "AssessmentActualStartDate": start - ONE_DAY if self.wrong() else begun,
                    "AssessmentAuthorisationDate": None if is_open else done,
                    "AssessmentFactors": [] if is_open or self.wrong() else factors,
                }
            )
            begun = done + ONE_DAY * (1 - 5 * self.wrong())
        return found

    def plans(self, start: datetime.date) -> list[dict[str, Any]]:
        if self.chance.random() > 0.4:
            return []
        begun = max(start, FIRST) + ONE_DAY * 10
        ended = self.day(begun, LAST) if self.chance.random() < 0.6 else None
        return [{"CINPlanStartDate": begun, "CINPlanEndDate": ended}]

    def enquiries(self, start: datetime.date) -> list[dict[str, Any]]:
        begun = self.weekday(max(start, FIRST) + ONE_DAY * 5)
        held = self.weekday(begun + ONE_DAY * 14)
        if self.wrong():
            held += ONE_DAY * 5
        return [
            {
                "S47ActualStartDate": held + ONE_DAY if self.wrong() else begun,
                "InitialCPCtarget": self.weekday(begun + ONE_DAY * 21),
                "DateOfInitialCPC": None if self.wrong() else held,
                "ICPCnotRequired": False,
            }
        ]

    def protection(self, start: datetime.date) -> list[dict[str, Any]]:
        begun = self.weekday(self.weekday(max(start, FIRST) + ONE_DAY * 5) + ONE_DAY * 14)
        ended = self.day(begun + ONE_DAY, LAST) if self.chance.random() < 0.4 else None
        reviews = [begun + ONE_DAY * 85] if begun + ONE_DAY * 85 <= (ended or LAST) else []
        if self.wrong():
            ended = begun
        return [
            {
                "CPPstartDate": begun + ONE_DAY if self.wrong() else begun,
                "CPPendDate": ended,
                "InitialCategoryOfAbuse": None if self.wrong() else "NEG",
                "LatestCategoryOfAbuse": "XXX" if self.wrong() else "NEG",
                "NumberOfPreviousCPP": None if self.wrong() else self.chance.choice([0, 0, 0, 1]),
                "CPPreviewDate": [begun] if self.wrong() else reviews,
            }
        ]


if __name__ == "__main__":
    write_large_census(Path(sys.argv[1]), int(sys.argv[2]))
