"""What was said of a running, in words, wherever a page shows it."""

from django.utils.timezone import localtime

from goldenthread.access.receipts import SeenReceipt
from goldenthread.clocks.looked_at import LOOK_AGAIN
from goldenthread.record.labels import capital
from goldenthread.web import words


def looked(look: str, receipt: SeenReceipt | None) -> str:
    """`Nobody has looked at it.` or `Seen: 3 March 2026, Pat Field; next look 10 March 2026.`"""
    if receipt is None:
        return "Nobody has looked at it."
    on = words.date(localtime(receipt.at).date())
    parts = [f"{capital(receipt.said)}: {on}, {receipt.by}"]
    if receipt.next_look_on:
        again = words.date(receipt.next_look_on)
        parts.append(
            f"still so at the next look, promised for {again}"
            if look == LOOK_AGAIN
            else f"next look {again}"
        )
    return f"{'; '.join(parts)}."
