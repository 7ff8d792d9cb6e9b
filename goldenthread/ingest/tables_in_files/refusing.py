"""Why a file of tables is not read, each in words for the person who sent it."""

from goldenthread.ingest.findings import Refused


def damaged(name: str) -> Refused:
    """Of a file in which something is not where it should be."""
    return Refused(f"{name} is damaged and cannot be read.")


def locked(name: str) -> Refused:
    """Of a file that only a password opens."""
    return Refused(f"{name} is locked with a password; save it without one and load it again.")


def no_workbook(name: str) -> Refused:
    """Of a zip that holds other things."""
    return Refused(f"{name} is a zip file and not a workbook; unpack it, and load what is in it.")


def unpacks_to_too_much(name: str) -> Refused:
    """Of a workbook, or a Parquet file, that is small only as long as it is packed."""
    return Refused(f"{name} unpacks to far more than any return is.")


def too_much_memory(name: str) -> Refused:
    """Of a file whose reader ran out of memory, or fell."""
    return Refused(
        f"{name} could not be read within the memory that a return may take: it is damaged, or a "
        "cell is filled far from its table."
    )


def too_long(name: str) -> Refused:
    """Of a file whose reader ran out of time."""
    return Refused(f"{name} takes longer to be read than a return may.")
