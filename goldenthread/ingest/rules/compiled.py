"""The rules as SQL, worked out once and kept, so that the next load need not import Ibis.

What is kept is a file of SQL under a key made from everything it follows from: the sources of
rules, record and codes, and the versions of the libraries. It is a convenience only: a file that
is absent, damaged, out of date or not ours alone is made again, and one that cannot be written is
done without.
"""

import contextlib
import hashlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from goldenthread.ingest.findings import Severity

FILE = "census_rules.json"
SOURCES = ("ingest/rules", "record", "codes", "returns")
LIBRARIES = ("ibis-framework", "sqlglot")
OTHERS_MAY_WRITE = 0o022

_PACKAGE = Path(__file__).resolve().parents[2]
_remembered: list["CompiledRule"] = []


@dataclass(frozen=True, kw_only=True)
class CompiledRule:
    """A rule with its SQL. `sql` is empty where staging alone finds the fault; `failed` says why
    a rule could not be compiled."""

    code: str
    title: str
    table: str
    column: str
    why: str
    severity: Severity
    since: int | None
    until: int | None
    needs_calendar: bool
    replaces_same_row_twice: bool
    sql: str
    failed: str = ""

    def holds_in(self, year: int) -> bool:
        """Whether the rule belongs to the census of this year."""
        return (self.since or year) <= year <= (self.until or year)


def compiled_rules(folder: Path | None = None) -> list[CompiledRule]:
    """Every rule with its SQL for DuckDB.

    Kept in `folder`, by default the user's cache; within a process they are worked out once.
    """
    if folder is None and _remembered:
        return _remembered
    kept_in = folder or cache_folder()
    key = sources_key()
    rules = _read(kept_in, key) if kept_in else None
    if rules is None:
        rules = compile_rules()
        if kept_in and not any(rule.failed for rule in rules):
            _write(kept_in, key, rules)
    if folder is None:
        _remembered[:] = rules
    return rules


def compile_rules() -> list[CompiledRule]:
    """Compile every rule afresh; one that cannot be compiled says so instead of being left out."""
    import ibis  # here, because a load whose rules are kept does without it

    from goldenthread.ingest.rules.registry import RULES

    compiled = []
    for rule in RULES:
        sql, failed = "", ""
        if rule.broken is not None:
            try:
                sql = str(ibis.to_sql(rule.broken, dialect="duckdb", pretty=False))
            except Exception as error:
                failed = f"{type(error).__name__}: {error}"
        compiled.append(
            CompiledRule(
                code=rule.code,
                title=rule.title,
                table=rule.table,
                column=rule.column,
                why=rule.why,
                severity=rule.severity,
                since=rule.since,
                until=rule.until,
                needs_calendar=rule.needs_calendar,
                replaces_same_row_twice=rule.replaces_same_row_twice,
                sql=sql,
                failed=failed,
            )
        )
    return compiled


def cache_folder() -> Path | None:
    """The user's cache folder for this program; None where the user has none."""
    base = os.environ.get("XDG_CACHE_HOME")
    if base and Path(base).is_absolute():
        return Path(base) / "goldenthread"
    try:
        return Path.home() / ".cache" / "goldenthread"
    except RuntimeError:
        return None


def sources_key() -> str:
    """A fingerprint of all that the SQL follows from."""
    digest = hashlib.sha256()
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    for folder in SOURCES:
        for path in sorted((_PACKAGE / folder).glob("*.py")):
            digest.update(f"{folder}/{path.name}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _read(folder: Path, key: str) -> list[CompiledRule] | None:
    try:
        with (folder / FILE).open("rb") as file:
            about = os.fstat(file.fileno())
            if about.st_uid != os.getuid() or about.st_mode & OTHERS_MAY_WRITE:
                return None
            kept = json.load(file)
        if kept["key"] != key or kept["fingerprint"] != _fingerprint(kept["rules"]):
            return None
        return [
            CompiledRule(**{**rule, "severity": Severity(rule["severity"])})
            for rule in kept["rules"]
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(folder: Path, key: str, rules: list[CompiledRule]) -> None:
    """Put the file in its place in one step, so that no reader ever sees half of it."""
    plain = [asdict(rule) for rule in rules]
    kept = {"key": key, "fingerprint": _fingerprint(plain), "rules": plain}
    arriving = None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, arriving = tempfile.mkstemp(dir=folder, prefix=f".{FILE}.")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(kept, file)
        os.replace(arriving, folder / FILE)
    except OSError:
        if arriving:
            with contextlib.suppress(OSError):
                os.unlink(arriving)


def _fingerprint(rules: object) -> str:
    return hashlib.sha256(json.dumps(rules, sort_keys=True).encode()).hexdigest()
