"""The grab-bag: one file that any browser opens with a password and nothing installed.

The lists are in it encrypted (AES-256-GCM, its key from the password by PBKDF2 with SHA-256), and
the page that is around them asks for the password, shows them to be printed, and gives them as CSV.
Nothing of a child can be read without the password, and nothing is fetched from anywhere.
"""

import base64
import csv
import datetime
import html
import io
import json
import secrets
from collections.abc import Sequence
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from goldenthread.measures.reasons import in_words
from goldenthread.packs.differences import harmless
from goldenthread.record.grab_bag import BagList, BagRow

ROUNDS = 600_000
"""OWASP's advice of 2023 for PBKDF2 with SHA-256."""

SHORTEST_PASSWORD = 12
HEADINGS = ("Name", "Number", "Born", "Since", "What", "Worker", "Team")
PAGE = Path(__file__).with_name("grab_bag.html")


def written(
    lists: Sequence[BagList], *, council: str, on: datetime.date, edition: int, password: str
) -> str:
    """The file as text. `password` has SHORTEST_PASSWORD letters or more."""
    about = f"As the record stood at edition {edition}, on {in_words(on)}."
    inside = json.dumps(
        {"html": _shown(lists, council, about), "csv": _as_csv(lists)}, ensure_ascii=False
    )
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = AESGCM(key_of(password, salt)).encrypt(nonce, inside.encode(), None)
    parts = {"salt": salt, "nonce": nonce, "sealed": sealed}
    text = PAGE.read_text(encoding="utf-8")
    for name, value in parts.items():
        text = text.replace(f"@{name}@", base64.b64encode(value).decode())
    text = text.replace("@rounds@", str(ROUNDS))
    return text.replace("@council@", html.escape(council)).replace("@about@", html.escape(about))


def key_of(password: str, salt: bytes) -> bytes:
    """The key that a password gives with a salt: 32 bytes."""
    return PBKDF2HMAC(algorithm=SHA256(), length=32, salt=salt, iterations=ROUNDS).derive(
        password.encode()
    )


def _shown(lists: Sequence[BagList], council: str, about: str) -> str:
    parts = [f"<h1>{html.escape(council)}: children to know of</h1><p>{html.escape(about)}</p>"]
    for one in lists:
        parts.append(f"<h2>{html.escape(one.title)}: {len(one.rows)}</h2>")
        parts.append(f"<p>{html.escape(_told(one))}</p>")
        if one.rows:
            head = "".join(f'<th scope="col">{name}</th>' for name in HEADINGS)
            body = "".join(
                "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in _cells(row)) + "</tr>"
                for row in one.rows
            )
            parts.append(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")
    return "".join(parts)


def _told(one: BagList) -> str:
    if one.told_to is None:
        return "No return that is loaded speaks of this: that it is empty says nothing."
    return f"Returns speak of this to {in_words(one.told_to)}."


def _cells(row: BagRow) -> tuple[str, ...]:
    return (
        row.name or "name not recorded",
        row.child_id,
        in_words(row.born_on) if row.born_on else "",
        in_words(row.since) if row.since else "",
        row.detail,
        row.worker or "nobody is known to hold the case",
        row.team,
    )


def _as_csv(lists: Sequence[BagList]) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(("List", *HEADINGS))
    for one in lists:
        rows.writerows((one.title, *map(harmless, _cells(row))) for row in one.rows)
    return out.getvalue()
