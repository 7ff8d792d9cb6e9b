"""The mappings that are kept, as they are read by; and keeping one."""

import datetime

from goldenthread.ingest.trackers.mapping import Mapping, mapping_of_json
from goldenthread.ledger.tracker_mappings import KeptMapping, keep_mapping, newest_of_each


def kept_mappings() -> list[Mapping]:
    """The newest mapping of each tracker that is in use."""
    return [as_mapping(one) for one in newest_of_each()]


def as_mapping(kept: KeptMapping) -> Mapping:
    """A mapping as it was kept."""
    return mapping_of_json(kept.name, kept.version, kept.says)


def keep(mapping: Mapping, *, made_by: str, made_at: datetime.datetime) -> Mapping:
    """Keep a mapping as the next version of its tracker's; gives it with its version."""
    kept = keep_mapping(mapping.name, mapping.as_json(), made_by=made_by, made_at=made_at)
    return as_mapping(kept)
