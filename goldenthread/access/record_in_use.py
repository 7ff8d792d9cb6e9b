"""The record that this process reads (ledger.following), for the look that opens it."""

from goldenthread.ledger.following import forget
from goldenthread.ledger.following import read as reading_at

__all__ = ["forget", "reading_at"]
