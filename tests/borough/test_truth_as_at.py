"""The true answers are those of the day: what is dated later decides nothing."""

from tests.borough.hand_made import child, enquiry, episode, pre_proceedings
from tests.borough.test_truth import verdicts


def test_what_is_dated_after_the_day_decides_nothing() -> None:
    closed = [
        child(ends, episode("2025-03-03", ends, reason="RC8"))
        for ends in ("2025-03-31", "2025-04-01")
    ]
    assert verdicts("REF-06", *closed) == ("2025-03-31", "2025-04-01", "")
    held = [
        child(on, episode("2025-03-03", enquiries=[enquiry("2025-03-10", on)]))
        for on in ("2025-03-31", "2025-04-01")
    ]
    assert verdicts("S47-02", *held) == ("2025-03-31", "", "2025-04-01")
    letters = [
        child(
            on, episode("2025-03-03", pre_proceedings=[pre_proceedings("2025-03-10", letter_on=on)])
        )
        for on in ("2025-03-31", "2025-04-01")
    ]
    assert verdicts("PLO-03", *letters) == ("2025-03-31", "", "2025-04-01")
