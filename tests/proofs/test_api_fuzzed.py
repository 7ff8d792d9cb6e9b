"""Whatever other systems may send, made up from our own description of it, is answered as that
description says: no crash, no status or form of answer that it does not tell of, and nothing taken
that it forbids.

One check is left out: what the description allows may still be refused. It cannot say that a moment
has not come yet, or which text is a table.
"""

import json
import re
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from goldenthread.returns.standard_safeguarding.by_number import ARRIVING
from tests.proofs.homes import SECONDS, Home

EXAMPLES = 8
"""Made up of each operation, and as many again that the description forbids."""

OPERATIONS = len(ARRIVING) + 2
LONGEST = 1200


@contextmanager
def served(home: Home) -> Iterator[str]:
    """Serve a home; gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = home.start("serve", "--port", str(port))
    address = f"http://127.0.0.1:{port}"
    until = time.monotonic() + SECONDS
    while True:
        try:
            urllib.request.urlopen(f"{address}/health/", timeout=5).close()
            break
        except OSError:
            assert server.poll() is None, "the server stopped while it was starting"
            assert time.monotonic() < until, "the server did not start"
            time.sleep(0.2)
    yield address
    server.terminate()
    server.communicate(timeout=SECONDS)


def headers_for(home: Home, address: str) -> list[str]:
    """What a supplier of this home sends with each request."""
    given = home.run("supplier", "A case system")
    form = {"grant_type": "client_credentials"} | {
        name: given[name] for name in ("client_id", "client_secret")
    }
    body = urllib.parse.urlencode(form).encode()
    with urllib.request.urlopen(f"{address}/api/oauth2/token", body, timeout=30) as answer:
        token = json.load(answer)["access_token"]
    return [f"Authorization: Bearer {token}", f"SupplierKey: {given['supplier_key']}"]


@pytest.mark.prove
def test_what_is_described_is_what_is_answered(place: Path) -> None:
    home = Home(place / "home")
    with served(home) as address:
        sent = [part for one in headers_for(home, address) for part in ("--header", one)]
        run = subprocess.run(
            [
                str(Path(sys.executable).with_name("schemathesis")),
                "run",
                f"{address}/api/openapi.json",
                *sent,
                *("--phases", "fuzzing", "--max-examples", str(EXAMPLES)),
                *("--exclude-checks", "positive_data_acceptance"),
                *("--request-timeout", "60", "--suppress-health-check", "all"),
                *("--continue-on-failure", "--no-color"),
            ],
            cwd=place,
            env=home.environment,
            capture_output=True,
            text=True,
            timeout=LONGEST,
        )
    assert run.returncode == 0, run.stdout[-20_000:]
    cases = re.search(r"(\d[\d,]*) generated", run.stdout)
    assert f"Tested: {OPERATIONS}" in run.stdout
    assert cases is not None
    assert int(cases[1].replace(",", "")) >= OPERATIONS * EXAMPLES / 2
    print(f"{OPERATIONS} operations, {cases[1]} requests made up")
