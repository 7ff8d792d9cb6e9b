"""Which rows of the record are of the days that a return is of: SQL over a row `t`.

`first` and `last` are SQL for those days.
"""


def under_way(start: str, end: str, first: str, last: str) -> str:
    """It had begun by the last day, and had not ended before the first."""
    return f"t.{start} <= {last} and coalesce(t.{end} >= {first}, true)"


def enquired(first: str, last: str) -> str:
    """A section 47 enquiry that was begun in these days, or before and not over by then: with its
    end, its conference, or the word that none is needed."""
    return (
        f"t.started_on <= {last} and (t.started_on >= {first} "
        f"or greatest(t.ended_on, t.conference_on) >= {first} or "
        "coalesce(t.ended_on, t.conference_on) is null "
        "and not coalesce(t.conference_not_required, false))"
    )
