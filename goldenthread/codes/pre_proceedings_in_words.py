"""What is written about pre-proceedings, in letters or in words, brought to codes."""

from goldenthread.codes import standard_safeguarding as meanings
from goldenthread.codes import written
from goldenthread.codes.code_set import CodeSet
from goldenthread.codes.pre_proceedings import CARE_PLAN, DECISION, LEGAL_GATEWAY, SHORT_NOTICE

_LETTER = r"\A(?:option\s+)?(?P<code>[a-h])(?:\s*[-:,.)(]|\Z)"


def _read(codes: CodeSet, words: dict[str, str], spelt: str = "") -> meanings.Meaning:
    read = written.code_in(codes, spelt=spelt, words=words, anywhere=False)
    return lambda text: read(text) if meanings.said(text) else ""


decision = _read(
    DECISION,
    {
        r"step(?:ped|ping)?[ -]?down|de-?escalat|no further": "STEP DOWN",
        r"\bissue|care proceedings|court": "ISSUE",
    },
)
"""Whether pre-proceedings ended in care proceedings or were stepped down."""

legal_gateway = _read(
    LEGAL_GATEWAY,
    {
        r"pre-? ?proceedings|\bplo\b": "B",
        r"issue|care proceedings": "C",
        r"continue|current plan|not met": "A",
        r"not known|unknown": "D",
    },
    _LETTER,
)

short_notice = _read(
    SHORT_NOTICE,
    {r"emergency protection|\bepo\b": "B", r"immediate|safety": "A", r"other": "C"},
    _LETTER,
)

care_plan = _read(
    CARE_PLAN,
    {
        r"not yet|still in": "H",
        r"adoption": "C",
        r"special guardian|\bsgo\b": "E",
        r"supervision|\bi?so\b": "D",
        r"private law|arrangements": "F",
        r"(?:care order|\bi?co\b).*(?:home|parent)": "B",
        r"care order|\bi?co\b": "A",
        r"other": "G",
    },
    _LETTER,
)


def represented_at_issue(text: str) -> str:
    """Whether parents had a lawyer when proceedings were issued; nothing where there were none."""
    told = meanings.said(text).lower()
    return "" if told in ("na", "nk") or told.startswith("not in care") else meanings.flag(text)
