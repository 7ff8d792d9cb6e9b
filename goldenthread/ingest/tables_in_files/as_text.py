"""A cell of a workbook or of Parquet as text, the same whichever file held it."""

import datetime
import json
from decimal import Decimal
from typing import Any

LARGEST_EXACT = 2**53
"""Whole numbers above this are not kept exactly by a workbook; they stay in their short form."""


def text_of(value: Any) -> str | None:
    """A cell as text.

    Days are `2025-03-31`, with `14:05:00` after them only where it is not midnight (to the nearest
    second: a workbook keeps times as parts of a day). Whole numbers have no point, others the
    shortest text that is the same number; `true`, `false`; a length of time is `36:30:00`; lists
    and structures are JSON.
    """
    kind = type(value)
    if kind is str or value is None:
        return value
    if kind is float:
        return _number(value)
    if kind is datetime.date:
        return str(value)
    if kind is datetime.datetime:
        return _moment(value)
    if kind is bool:
        return "true" if value else "false"
    return _seldom(value)


def _number(value: float) -> str:
    if value.is_integer() and abs(value) <= LARGEST_EXACT:
        return str(int(value))
    return repr(value)


def _moment(value: datetime.datetime) -> str:
    if value.microsecond:
        value = value.replace(microsecond=0) + datetime.timedelta(
            seconds=value.microsecond >= 500_000
        )
    if value.hour or value.minute or value.second:
        return value.isoformat(sep=" ")
    return str(value.date())


def _seldom(value: Any) -> str:
    if isinstance(value, datetime.timedelta):
        return _length(value)
    if isinstance(value, datetime.time):
        return value.isoformat("seconds")
    if isinstance(value, Decimal):
        return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    if isinstance(value, list | dict | tuple):
        return json.dumps(value, ensure_ascii=False, default=text_of)
    return str(value)


def _length(value: datetime.timedelta) -> str:
    whole = round(value.total_seconds())
    minutes, seconds = divmod(abs(whole), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{'-' if whole < 0 else ''}{hours}:{minutes:02}:{seconds:02}"
