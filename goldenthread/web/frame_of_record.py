"""What stands around a page of the record: to which day it speaks, and at which edition."""

from typing import Any

from django.http import HttpRequest
from django.utils.timezone import localtime

from goldenthread.access.numbers import Made, Numbers
from goldenthread.access.topics import Topic
from goldenthread.web import words
from goldenthread.web.addresses import address
from goldenthread.web.components.chrome import Chrome
from goldenthread.web.frame import chrome_for


def chrome_at(
    request: HttpRequest, numbers: Numbers, *, topic: Topic = Topic.EVERYTHING, **more: Any
) -> Chrome:
    """The frame of a page of the topic that shows what is held at the edition of these numbers."""
    made = numbers.made()
    parts = {
        "as_at": words.date(numbers.as_at) if numbers.as_at else "",
        "edition": edition(made),
    }
    if made:
        parts["live_href"] = live_since(request, made.edition, topic)
    return chrome_for(request, **(parts | more))


def live_since(request: HttpRequest, drawn_at: int, topic: Topic = Topic.EVERYTHING) -> str:
    """The stream of a page that is drawn at an edition: what is made before it is open is told too.
    None for the answer to a form that was sent: asked for again, it would be lost."""
    if request.method == "POST":
        return ""
    return address("live", since=str(drawn_at), topic="" if topic is Topic.EVERYTHING else topic)


def edition(made: Made | None) -> str:
    """`edition 7, loaded 3 March 2025 at 09:12`, as the frame of a page reads on."""
    if made is None:
        return ""
    how = "loaded" if made.source else "made"
    return f"edition {made.edition}, {how} {words.moment(localtime(made.made_at))}"
