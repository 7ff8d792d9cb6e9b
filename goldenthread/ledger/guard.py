"""What makes the ledger append-only in the database itself: a trigger on every table of facts."""

FUNCTION = """
create or replace function ledger_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.closed_by is null and new.closed_by is not null
     and to_jsonb(old) - 'closed_by' = to_jsonb(new) - 'closed_by' then
    return new;
  end if;
  raise exception 'The ledger is append-only: a row may only be closed, once.';
end $$;
"""


def guard(table: str, by: str = "ledger_append_only") -> str:
    """SQL that lets rows of a ledger table change only as the function lets them (`by`: from open
    to closed), and never go."""
    return f"""
    create trigger {table}_append_only before update or delete on {table}
      for each row execute function {by}();
    create trigger {table}_no_truncate before truncate on {table}
      for each statement execute function {by}();
    """


MAPPINGS_STAND = f"""
create or replace function tracker_mappings_stand() returns trigger language plpgsql as $$
begin
  raise exception 'A mapping of a tracker is kept as it was made; make a new version of it.';
end $$;
{guard("ledger_tracker_mappings", by="tracker_mappings_stand")}
"""
"""What keeps every version of a tracker's mapping as it was made."""
