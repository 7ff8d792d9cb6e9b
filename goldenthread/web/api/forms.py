"""In which forms changed rows may be sent, how many at once, and why a batch may be refused."""

MOST_ROWS = 10_000
JSON, LINES, CSV = "application/json", "application/x-ndjson", "text/csv"
TYPES = {
    JSON: JSON,
    LINES: LINES,
    "application/ndjson": LINES,
    "application/jsonl": LINES,
    "application/x-jsonlines": LINES,
    CSV: CSV,
}
ENDINGS = {JSON: ".json", LINES: ".jsonl", CSV: ".csv"}
REFUSALS = {
    "400": "Refused whole: what is wrong, a sentence each, the faulty ones by their place from 0.",
    "401": "No token, or one that is over.",
    "403": "The SupplierKey is not that of this supplier, or the home holds another council.",
    "413": "Too many at once, or too large.",
}
REFUSALS_OF_ROWS = REFUSALS | {
    "409": "The feed that is held must be loaded once more before changed rows are taken.",
    "415": "Sent as something else than these three.",
    "503": "Other rows are being taken in: send these again.",
}
