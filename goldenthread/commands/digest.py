"""`digest`: write down what presses on each person this morning, and send it, once each."""

from pathlib import Path
from typing import Any

from goldenthread.commands.ground import Wrong, answering, now, ready, say_json, so_many

FOLDER = "digests"
"""In the home: where the mail relay takes letters from, unless --out names another."""


@answering
def digest(asked: Any) -> int:
    """Run each morning by a schedule; again on the same day it sends nobody a second one."""
    ready()
    from django.conf import settings
    from django.utils import timezone

    from goldenthread.access.numbers import council_numbers
    from goldenthread.packs.outbox import Outbox
    from goldenthread.packs.sending_digests import Post, send_digests, write_digests

    if not settings.DIGEST_FROM:
        raise Wrong("settings.toml has no [digest], which says from whom, and to which site.")
    post = Post(sender=settings.DIGEST_FROM, site=settings.DIGEST_SITE)
    at = now()
    on = timezone.localdate(at)
    outbox = _outbox(Outbox, Path(asked.out or settings.HOME / FOLDER))
    written = write_digests(post, on=on, day=council_numbers().as_at or on, at=at)
    sent = send_digests(outbox, post, at=at)
    if asked.json:
        say_json({"written": written, "sent": sent})
    else:
        print(f"{so_many(written, 'digest')} written, {sent:,} sent")
    return 0


def _outbox(make: Any, folder: Path) -> Any:
    try:
        return make(folder)
    except OSError as why:
        raise Wrong(f"--out cannot be written in: {why.strerror or 'the disk said no'}.") from None
