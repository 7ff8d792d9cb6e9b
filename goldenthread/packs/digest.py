"""The digest: the letter that tells one person, on one morning, how much presses.

It has a cap, is ordered by consequence, names no child, and every count in it is an address that
asks its reader to sign in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from itertools import groupby
from urllib.parse import urlencode, urlsplit

from django.urls import reverse

from goldenthread.access.digests import Presses, Pressing
from goldenthread.clocks import due_words
from goldenthread.clocks.looked_at import LOOK_AGAIN, UNSEEN
from goldenthread.clocks.register import CLOCKS
from goldenthread.clocks.states import OVERDUE
from goldenthread.measures.reasons import in_words

MOST_LINES = 10
"""So many kinds of clock, and no more: the rest is counted, and one click away."""


@dataclass(frozen=True, kw_only=True)
class PartOfDigest:
    """What presses on a person in one of their roles, in the order of consequence."""

    role_name: str
    pressing: Sequence[Pressing]


def list_href(one: Pressing) -> str:
    """The address, without its site, of the list that the count opens."""
    page, chosen = {
        Presses.UNSEEN: ("clocks", {"state": OVERDUE, "look": UNSEEN}),
        Presses.PROMISED: ("clocks", {"look": LOOK_AGAIN}),
        Presses.TODAY: ("work", {"due": due_words.TODAY}),
        Presses.THIS_WEEK: ("work", {"due": due_words.THIS_WEEK}),
    }[one.presses]
    return f"{reverse(page)}?{urlencode({'clock': one.clock, **chosen})}"


def subject_of(parts: Sequence[PartOfDigest], day: date) -> str:
    """The line by which it is known in a full mailbox."""
    unseen = sum(p.clocks for part in parts for p in part.pressing if p.presses is Presses.UNSEEN)
    what = f"{unseen:,} overdue that nobody has looked at" if unseen else "what presses"
    return f"Golden Thread, {in_words(day)}: {what}"


def body_of(parts: Sequence[PartOfDigest], day: date, *, site: str) -> str:
    """The letter's words. `site` is the address of the pages, like https://thread.example."""
    lines = [f"What presses on {in_words(day)}. Each address asks you to sign in.", ""]
    for part in parts:
        if len(parts) > 1:
            lines += [f"As {part.role_name.lower()}", ""]
        lines += _part(part.pressing, site)
    lines += [
        f"All that is open for the children whom you may see: {site}{reverse('work')}",
        f"To have no digest for a while: {site}{reverse('digest')}",
    ]
    return "\n".join(lines) + "\n"


def _part(pressing: Sequence[Pressing], site: str) -> list[str]:
    lines = []
    for presses, ones in groupby(pressing[:MOST_LINES], key=lambda one: one.presses):
        lines += [f"{presses}:"]
        for one in ones:
            lines += [f"  {says(one)}", f"    {site}{list_href(one)}"]
        lines += [""]
    if (left := len(pressing) - MOST_LINES) > 0:
        lines += [f"{left} more kinds of clock press less; they are under the address below.", ""]
    return lines


def says(one: Pressing) -> str:
    """One line in words: which clock, whose rule it is, how many, and since when."""
    rule = "" if one.is_statutory else " (our own standard)"
    since = f", the first due on {in_words(one.first_due_on)}" if one.first_due_on else ""
    return f"{CLOCKS[one.clock].title}{rule}: {one.clocks:,}{since}"


def letter(
    *, number: int, to: str, subject: str, body: str, sender: str, site: str, at: datetime
) -> bytes:
    """The digest as a letter that a mail relay takes. Its Message-ID is its number's alone."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<digest.{number}@{urlsplit(site).hostname}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body)
    return message.as_bytes()
