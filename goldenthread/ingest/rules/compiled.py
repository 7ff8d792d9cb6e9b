"""The rules as SQL, worked out once and kept (record/keeping.py), so that the next load need not
import Ibis."""

from dataclasses import asdict, dataclass
from pathlib import Path

from goldenthread.ingest.findings import Severity
from goldenthread.record.keeping import cache_folder, keep, read_kept
from goldenthread.record.keeping import sources_key as fingerprint_of

FILE = "census_rules.json"
SOURCES = ("ingest/rules", "record", "codes", "returns")

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


def sources_key() -> str:
    """A fingerprint of all that the SQL follows from."""
    return fingerprint_of(*SOURCES)


def _read(folder: Path, key: str) -> list[CompiledRule] | None:
    kept = read_kept(folder, FILE, key)
    try:
        return kept and [
            CompiledRule(**{**rule, "severity": Severity(rule["severity"])}) for rule in kept
        ]
    except (ValueError, KeyError, TypeError):
        return None


def _write(folder: Path, key: str, rules: list[CompiledRule]) -> None:
    keep(folder, FILE, key, [asdict(rule) for rule in rules])
