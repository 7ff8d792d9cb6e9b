"""The filters of what to mend: how it stands, team and measure, each in the address."""

from django.urls import reverse

from goldenthread.access.to_mend import MENDED, NEW, OPEN, CutToMend
from goldenthread.measures.register import MEASURES
from goldenthread.record.catalogue import TABLES
from goldenthread.record.labels import capital
from goldenthread.web.components.filters import Chosen, FilterField, Filters, Option
from goldenthread.web.pages.to_mend.asked import Asked

SHOWN = {OPEN: "Open now", NEW: "New this month", MENDED: "Mended this month"}
OF_A_KIND = ("code", "table", "column")


def filters(asked: Asked, cut: CutToMend) -> Filters:
    """The form, filled with what is asked now, and what may be taken off singly."""
    chosen = asked.chosen
    teams = sorted({*cut.by_team, *([chosen.team] if chosen.team else [])})
    measures = [code for code in MEASURES if code in cut.by_measure or code == chosen.measure]
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
            FilterField(
                name="show",
                label="Which",
                value="" if chosen.show == OPEN else chosen.show,
                options=tuple(
                    Option("" if show == OPEN else show, text) for show, text in SHOWN.items()
                ),
            ),
            FilterField(
                name="team",
                label="Team",
                value=chosen.team,
                options=(Option("", "Every team"), *(Option(t, capital(t)) for t in teams)),
            ),
            FilterField(
                name="measure",
                label="Weakens",
                value=chosen.measure,
                options=(
                    Option("", "Any measure, or none"),
                    *(Option(code, MEASURES[code].title) for code in measures),
                ),
            ),
        ),
        kept=(*((name, getattr(chosen, name)) for name in OF_A_KIND), *asked.kept),
        chosen=tuple(Chosen(text, asked.href(but=without)) for text, without in said if text),
        clear_href=Asked(on=asked.on, known_at=asked.known_at).href(),
    )


def _kind(asked: Asked) -> str:
    chosen = asked.chosen
    table = TABLES[chosen.table].title if chosen.table in TABLES else chosen.table
    return ", ".join(part for part in (table, chosen.column, chosen.code) if part)
