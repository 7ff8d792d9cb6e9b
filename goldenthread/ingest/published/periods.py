"""Time periods as published tables write them."""

import re

WRITTEN = re.compile(r"(?:[A-Za-z ]*)((?:19|20)\d\d)(?:\s*[-/_to]*\s*(\d{2}|\d{4}))?(?:\.0)?")


def year_of(time_period: str) -> int | None:
    """The year that a period ends in: 2025 of `2025`, `202425`, `2024-25`, `2024/2025`, `2025.0`.

    None of what names no year, or two that do not follow one another.
    """
    found = WRITTEN.fullmatch(time_period.strip())
    if not found:
        return None
    first, second = int(found[1]), found[2]
    if not second:
        return first
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    last += 100 * (last < first and first % 100 == 99)
    return last if last == first + 1 else None
