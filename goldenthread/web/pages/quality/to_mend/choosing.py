"""The filters of what to mend: how it stands, team and measure, each in the address."""

from collections.abc import Mapping

from django.urls import reverse

from goldenthread.access.to_mend import MENDED, NEW, OPEN, START, CutToMend
from goldenthread.measures.register import MEASURES
from goldenthread.record.catalogue import TABLES
from goldenthread.record.labels import capital
from goldenthread.web.components.filters import Chosen, FilterField, Filters, Option
from goldenthread.web.pages.quality.to_mend.asked import Asked

SHOWN = {
    OPEN: "Open now",
    NEW: "New this month",
    MENDED: "Mended this month",
    START: "Found at the start, this month",
}
OF_A_KIND = ("code", "table", "column")


def filters(asked: Asked, cut: CutToMend) -> Filters:
    """The form, filled with what is asked now, and what may be taken off singly."""
    chosen = asked.chosen
    teams = sorted({*cut.by_team, *([chosen.team] if chosen.team else [])})
    codes = [code for code in MEASURES if code in cut.by_measure or code == chosen.measure]
    measures = {"": "Any measure, or none", **{code: MEASURES[code].title for code in codes}}
    said = [
        (f"Only: {SHOWN[chosen.show]}" if chosen.show != OPEN else "", {"show": OPEN}),
        (_kind(asked), dict.fromkeys(OF_A_KIND, "")),
        (f"Team: {capital(chosen.team)}" if chosen.team else "", {"team": ""}),
        (
            f"Measure: {MEASURES[chosen.measure].title}" if chosen.measure else "",
            {"measure": ""},
        ),
    ]
    return Filters(
        action=f"{reverse('to_mend')}#list",
        fields=(
            _choice("show", "Which", SHOWN, chosen.show),
            _choice(
                "team", "Team", {"": "Every team", **{t: capital(t) for t in teams}}, chosen.team
            ),
            _choice("measure", "Weakens", measures, chosen.measure),
        ),
        kept=(*((name, getattr(chosen, name)) for name in OF_A_KIND), *asked.kept),
        chosen=tuple(Chosen(text, asked.href(but=without)) for text, without in said if text),
        clear_href=Asked(on=asked.on, known_at=asked.known_at).href(),
    )


def _choice(name: str, label: str, texts: Mapping[str, str], value: str) -> FilterField:
    options = tuple(Option(one, text) for one, text in texts.items())
    return FilterField(name=name, label=label, options=options, value=value)


def _kind(asked: Asked) -> str:
    chosen = asked.chosen
    table = TABLES[chosen.table].title if chosen.table in TABLES else chosen.table
    return ", ".join(part for part in (table, chosen.column, chosen.code) if part)
