"""What a running asks of whoever works with it, in four verbs.

Three are of the clock: somebody here has to do it, somebody here has to decide, or others owe it
and are to be chased. The fourth is of the state: what cannot be worked out is to be fixed, because
the record lacks what would tell.
"""

from enum import StrEnum

from goldenthread.clocks.states import CANNOT


class Verb(StrEnum):
    """One of the four, in the order in which they are shown."""

    DO = "do"
    DECIDE = "decide"
    CHASE = "chase"
    FIX = "fix"


VERB_OF: dict[str, Verb] = {
    "contact-decision": Verb.DECIDE,
    "referral-decision": Verb.DECIDE,
    "allocation": Verb.DECIDE,
    "assessment-from-start": Verb.DO,
    "assessment-from-referral": Verb.DO,
    "child-seen": Verb.DO,
    "unborn-assessment": Verb.DO,
    "unborn-conference": Verb.DO,
    "need-visit": Verb.DO,
    "need-review": Verb.DO,
    "need-ladder": Verb.DECIDE,
    "step-down": Verb.DO,
    "strategy-discussion": Verb.DECIDE,
    "initial-conference": Verb.DO,
    "conference-from-discussion": Verb.DO,
    "transfer-in-conference": Verb.DO,
    "review-conference": Verb.DO,
    "midpoint-check": Verb.DO,
    "core-group": Verb.DO,
    "protection-visit": Verb.DO,
    "plan-ladder": Verb.DECIDE,
    "conference-report": Verb.CHASE,
    "decision-letter": Verb.CHASE,
    "minutes-typed": Verb.CHASE,
    "minutes-checked": Verb.CHASE,
    "minutes-sent": Verb.CHASE,
    "minutes-challenge": Verb.CHASE,
    "pre-proceedings-from-decision": Verb.DECIDE,
    "pre-proceedings-from-letter": Verb.DECIDE,
    "care-review": Verb.DO,
    "care-visit": Verb.DO,
    "supervision": Verb.DO,
    "tool-repeated": Verb.DO,
    "incident-notified": Verb.DO,
    "rapid-review": Verb.DO,
    "subject-access": Verb.CHASE,
}
"""The verb of each clock while its state can be told; a test sees that each has one."""


def verb_sql() -> str:
    """SQL for the verb of a running, from its `clock` and `state`."""
    clocks = " ".join(f"when '{code}' then '{verb}'" for code, verb in VERB_OF.items())
    return f"case when state = '{CANNOT}' then '{Verb.FIX}' else case clock {clocks} end end"


def verb_of(clock: str, state: str) -> Verb:
    """The verb of a running of this clock in this state, as `verb_sql` has it."""
    return Verb.FIX if state == CANNOT else VERB_OF[clock]
