"""What the command line shows of children goes into the access log, as the operator's doing."""

from collections.abc import Iterable

from goldenthread.record.snapshot import Reading


def log_children(
    reading: Reading, child_ids: Iterable[str], action: str, kind: str = "case list"
) -> None:
    """Commit the access rows of these children before anything of them is printed or written."""
    from goldenthread.access.operator import record_operator_access
    from goldenthread.commands.ground import operator

    record_operator_access(
        operator(), action=action, child_ids=child_ids, edition=reading.edition, kind=kind
    )
