"""How the text of a cell becomes a value, as SQL over a whole column at once."""

from goldenthread.codes.people import SEX, SEX_OF_GENDER
from goldenthread.returns.shape import Cell, Reads

FORMATS = "['%Y-%m-%d', '%d/%m/%Y', '%Y-%m-%dT%H:%M:%S', '%Y-%m-%d %H:%M:%S', '%d-%b-%Y']"
YES = "('true', '1', 'yes', 'y', 't')"
NO = "('false', '0', 'no', 'n', 'f')"

FIRST_DAY = "timestamp '1900-01-02'"
"""Earlier days are a year of two figures, or stand for no day at all."""

NO_SUCH_DAY = "timestamp '2099-01-01'"
"""From here on a day is of no child's record. Systems write an end that has not come as the last
day of 2099, 2999 or 9999; a year further than that no calendar of ours can count."""

BLANKS = " \t\n\v\f\r\xa0"
"""What may stand around a cell and says nothing."""

LOOKS_LIKE: dict[Reads, str] = {
    Reads.DATE: "a real day, written YYYY-MM-DD",
    Reads.FLAG: "true or false",
    Reads.NUMBER: "a whole number",
}

SQL_TYPES: dict[Reads, str] = {
    Reads.TEXT: "varchar",
    Reads.CODE: "varchar",
    Reads.DATE: "date",
    Reads.FLAG: "boolean",
    Reads.NUMBER: "integer",
}


def value_of(cell: Cell, text: str) -> str:
    """SQL for the value in the trimmed text column `text`; null where it cannot be read."""
    match cell.reads:
        case Reads.DATE:
            read = day_written(text)
            return (
                f"case when {read} >= {FIRST_DAY} and {read} < {NO_SUCH_DAY} then {read}::date end"
            )
        case Reads.FLAG:
            return (
                f"case when lower({text}) in {YES} then true "
                f"when lower({text}) in {NO} then false end"
            )
        case Reads.NUMBER:
            return (
                f"case when regexp_full_match({text}, '[0-9]{{1,9}}(\\.0+)?') "
                f"then try_cast({text} as double)::integer end"
            )
        case Reads.CODE if cell.codes is SEX:
            # Either form may stand under either element: the sector's own samples mix them.
            whens = " ".join(f"when '{g}' then '{s}'" for g, s in SEX_OF_GENDER.items())
            return f"case {text} {whens} else upper({text}) end"
        case Reads.CODE if cell.codes and cell.codes.is_in_words:
            return text
        case Reads.CODE:
            return f"upper({text})"
        case _:
            return text


def day_written(text: str) -> str:
    """SQL for the day that a text says, of whatever year; null where it says none."""
    return f"try_strptime({text}, {FORMATS})"


def unknown_code(cell: Cell, value: str) -> str | None:
    """SQL that is true where a code is in none of the editions, or None for other cells."""
    if cell.codes is None:
        return None
    known = ", ".join("'" + code.code.replace("'", "''") + "'" for code in cell.codes)
    return f"{value} not in ({known})"
