"""The grab-bag: one file that any browser opens with a password and nothing installed.

The lists are in it encrypted (AES-256-GCM, its key from the password by PBKDF2 with SHA-256), and
the page that is around them asks for the password, shows them, and gives them as a PDF to be
printed and as CSV. Nothing of a child can be read without the password, and nothing is fetched from
anywhere.
"""

import base64
import csv
import datetime
import html
import io
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from goldenthread.measures.reasons import in_words
from goldenthread.packs.differences import harmless
from goldenthread.packs.printed_bag import PrintedList, printed
from goldenthread.record.grab_bag import BagList, BagRow

ROUNDS = 600_000
"""OWASP's advice of 2023 for PBKDF2 with SHA-256."""

HEADINGS = ("Name", "Number", "Born", "Since", "What", "Worker", "Team")
PAGE = Path(__file__).with_name("grab_bag.html")


NO_TELEPHONES = (
    "Who holds a case is said of each child. No return tells their telephone numbers: keep the "
    "duty list beside these pages."
)


@dataclass(frozen=True, kw_only=True)
class Making:
    """Whose bag it is, of which day as known at which edition, and the moment when it is made, in
    the council's time."""

    council: str
    on: datetime.date
    edition: int
    made_at: datetime.datetime

    @property
    def title(self) -> str:
        """What stands over the lists."""
        return f"{self.council}: children to know of"

    @property
    def about(self) -> str:
        """Of which day, edition and hour it is, in words."""
        return (
            f"As the record stood at edition {self.edition}, on {in_words(self.on)}. "
            f"Made on {in_words(self.made_at)} at {self.made_at:%H:%M}."
        )


def written(lists: Sequence[BagList], making: Making, *, password: str) -> str:
    """The file as text. Raises NoFonts."""
    inside = json.dumps(
        {
            "html": _shown(lists, making),
            "csv": as_csv(lists),
            "pdf": base64.b64encode(as_pdf(lists, making)).decode(),
        },
        ensure_ascii=False,
    )
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = AESGCM(key_of(password, salt)).encrypt(nonce, inside.encode(), None)
    parts = {"salt": salt, "nonce": nonce, "sealed": sealed}
    text = PAGE.read_text(encoding="utf-8")
    for name, value in parts.items():
        text = text.replace(f"@{name}@", base64.b64encode(value).decode())
    text = text.replace("@rounds@", str(ROUNDS))
    text = text.replace("@council@", html.escape(making.council))
    return text.replace("@about@", html.escape(making.about))


def key_of(password: str, salt: bytes) -> bytes:
    """The key that a password gives with a salt: 32 bytes."""
    return PBKDF2HMAC(algorithm=SHA256(), length=32, salt=salt, iterations=ROUNDS).derive(
        password.encode()
    )


def as_pdf(lists: Sequence[BagList], making: Making) -> bytes:
    """The lists as pages to be printed: the same rows as the CSV. Raises NoFonts."""
    return printed(
        [
            PrintedList(
                title=one.title,
                told=_told(one),
                headings=HEADINGS,
                rows=[cells_of(row) for row in one.rows],
            )
            for one in lists
        ],
        title=making.title,
        about=(making.about, NO_TELEPHONES),
        made_at=making.made_at,
    )


def _shown(lists: Sequence[BagList], making: Making) -> str:
    parts = [
        f"<h1>{html.escape(making.title)}</h1>",
        f"<p>{html.escape(making.about)}</p><p>{NO_TELEPHONES}</p>",
    ]
    for one in lists:
        parts.append(f"<h2>{html.escape(one.title)}: {len(one.rows)}</h2>")
        parts.append(f"<p>{html.escape(_told(one))}</p>")
        if one.rows:
            head = "".join(f'<th scope="col">{name}</th>' for name in HEADINGS)
            body = "".join(
                "<tr>"
                + "".join(f"<td>{html.escape(cell)}</td>" for cell in cells_of(row))
                + "</tr>"
                for row in one.rows
            )
            parts.append(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")
    return "".join(parts)


def _told(one: BagList) -> str:
    if one.told_to is None:
        return "No return that is loaded speaks of this: that it is empty says nothing."
    return f"Returns speak of this to {in_words(one.told_to)}."


def cells_of(row: BagRow) -> tuple[str, ...]:
    """What is said of a child in a list, under HEADINGS, the same in each form."""
    return (
        row.name or "name not recorded",
        row.child_id,
        in_words(row.born_on) if row.born_on else "",
        in_words(row.since) if row.since else "",
        row.detail,
        row.worker or "nobody is known to hold the case",
        row.team,
    )


def as_csv(lists: Sequence[BagList]) -> str:
    """The rows as CSV, each with its list."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(("List", *HEADINGS))
    for one in lists:
        rows.writerows((one.title, *map(harmless, cells_of(row))) for row in one.rows)
    return out.getvalue()
