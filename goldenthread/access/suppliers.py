"""Systems that send us returns by themselves: who they are, and the token by which they are known.

A supplier is no person: it may hand in, and sees nothing. It has an id and a secret, with which it
asks for a token (OAuth 2.0, client credentials, RFC 6749 section 4.4), and a key of its own that it
sends with each payload.
"""

import secrets
from dataclasses import dataclass

from django.core import signing
from django.core.cache import cache
from django.utils.crypto import constant_time_compare, salted_hmac

from goldenthread.access.models import Supplier

LASTS = 60 * 60
"""Seconds for which a token is good."""

SALT = "a supplier's token"
MOST_FAILURES, FORGOTTEN_AFTER = 10, 15 * 60


class NotASupplier(Exception):
    """No such id, a wrong secret, a token that is over, or a supplier that was ended."""


class TooManyTries(Exception):
    """A secret was wrong too often: nothing is answered for `seconds`."""

    seconds = FORGOTTEN_AFTER


@dataclass(frozen=True, kw_only=True)
class Credentials:
    """What a new supplier is given, once; only fingerprints of the two secrets are kept."""

    client_id: str
    client_secret: str
    supplier_key: str


def new_supplier(name: str) -> Credentials:
    """Make a supplier. Raises ValueError for a name that is taken, or empty."""
    name = name.strip()
    if not name or Supplier.objects.filter(name=name).exists():
        raise ValueError(name)
    given = Credentials(
        client_id=secrets.token_hex(12),
        client_secret=secrets.token_urlsafe(32),
        supplier_key=secrets.token_urlsafe(24),
    )
    Supplier.objects.create(
        name=name,
        client_id=given.client_id,
        secret=fingerprint(given.client_secret),
        key=fingerprint(given.supplier_key),
    )
    return given


def token_for(client_id: str, client_secret: str) -> str:
    """A token for who knows the secret. Raises NotASupplier, TooManyTries."""
    counted = f"supplier-failures-{fingerprint(client_id)}"
    if cache.get(counted, 0) >= MOST_FAILURES:
        raise TooManyTries
    supplier = Supplier.objects.filter(client_id=client_id, is_active=True).first()
    kept = supplier.secret if supplier else ""
    if supplier is None or not constant_time_compare(fingerprint(client_secret), kept):
        cache.set(counted, cache.get(counted, 0) + 1, FORGOTTEN_AFTER)
        raise NotASupplier
    return signing.dumps({"supplier": supplier.pk}, salt=SALT)


def supplier_of(token: str) -> Supplier:
    """The supplier to whom a token was given. Raises NotASupplier."""
    try:
        said = signing.loads(token, salt=SALT, max_age=LASTS)
        return Supplier.objects.get(pk=said["supplier"], is_active=True)
    except (signing.BadSignature, KeyError, TypeError, Supplier.DoesNotExist):
        raise NotASupplier from None


def has_key(supplier: Supplier, key: str) -> bool:
    """Whether this is the key that the supplier was given."""
    return constant_time_compare(fingerprint(key), supplier.key)


def fingerprint(secret: str) -> str:
    """What is kept of a secret. It is long and random, so that a quick one is enough."""
    return salted_hmac(SALT, secret, algorithm="sha256").hexdigest()
