"""Every page, in one list. Each has a name, and a row in tests/access/matrix_table.py."""

from django.urls import URLPattern, URLResolver, path

from goldenthread.web.api.daily_payload import daily_payload
from goldenthread.web.api.description import description
from goldenthread.web.api.live_rows import live_rows
from goldenthread.web.api.token import token
from goldenthread.web.live.view import live
from goldenthread.web.pages.children.child.view import child
from goldenthread.web.pages.children.chronology.view import chronology
from goldenthread.web.pages.children.on_the_day.view import on_the_day
from goldenthread.web.pages.children.search.view import search
from goldenthread.web.pages.coming_in.load.view import load
from goldenthread.web.pages.coming_in.load_a_file.view import load_a_file
from goldenthread.web.pages.coming_in.loads.view import loads
from goldenthread.web.pages.coming_in.map_a_tracker.view import map_a_tracker
from goldenthread.web.pages.coming_in.templates_to_download.view import (
    template_to_download,
    templates_to_download,
)
from goldenthread.web.pages.coming_in.trackers.view import trackers
from goldenthread.web.pages.going_out.exports.view import export_file, exports
from goldenthread.web.pages.numbers.cases.view import cases
from goldenthread.web.pages.numbers.home.view import home
from goldenthread.web.pages.numbers.measure.view import measure
from goldenthread.web.pages.numbers.measures.view import measures
from goldenthread.web.pages.numbers.moved.view import moved
from goldenthread.web.pages.numbers.step.view import step
from goldenthread.web.pages.oversight.absences.view import absences
from goldenthread.web.pages.oversight.changes.view import changes
from goldenthread.web.pages.oversight.clocks.view import clocks
from goldenthread.web.pages.oversight.conference_list.view import conference_list
from goldenthread.web.pages.oversight.conferences.view import conferences
from goldenthread.web.pages.oversight.due_date.view import due_date
from goldenthread.web.pages.oversight.endings.view import endings
from goldenthread.web.pages.oversight.moved_dates.view import moved_dates
from goldenthread.web.pages.oversight.my_work.view import work
from goldenthread.web.pages.oversight.reviews.view import reviews
from goldenthread.web.pages.oversight.running.view import running
from goldenthread.web.pages.oversight.service.view import service
from goldenthread.web.pages.oversight.standard.view import standard
from goldenthread.web.pages.oversight.standards.view import standards
from goldenthread.web.pages.oversight.team_children.view import team_children
from goldenthread.web.pages.oversight.teams.view import teams
from goldenthread.web.pages.oversight.weights.view import caseload_weights
from goldenthread.web.pages.people.digest.view import digest
from goldenthread.web.pages.people.identity.view import identity
from goldenthread.web.pages.people.people.view import people, person
from goldenthread.web.pages.people.second_factor import view as second_factor
from goldenthread.web.pages.people.sign_in.view import sign_in
from goldenthread.web.pages.people.sign_out.view import sign_out
from goldenthread.web.pages.people.you.view import acting_as, you
from goldenthread.web.pages.quality.links.view import links
from goldenthread.web.pages.quality.pair.view import pair
from goldenthread.web.pages.quality.to_mend.view import to_mend
from goldenthread.web.pages.quality.unjudged.view import unjudged
from goldenthread.web.pages.records.agencies.view import agencies
from goldenthread.web.pages.records.keeping.view import record_kept
from goldenthread.web.pages.records.kept.view import records_kept
from goldenthread.web.pages.records.of_child.view import papers_of_child, records_of_child
from goldenthread.web.pages.records.papers.view import papers
from goldenthread.web.pages.records.supervision.view import supervision
from goldenthread.web.pages.records.typed.view import typed, typed_paper
from goldenthread.web.pages.site.branding.view import branding
from goldenthread.web.pages.site.gallery.view import gallery
from goldenthread.web.pages.site.health.view import health
from goldenthread.web.pages.sources.authority.view import authority
from goldenthread.web.pages.sources.authority_children.view import authority_children
from goldenthread.web.pages.sources.authority_choice.view import authority_of
from goldenthread.web.pages.sources.differences.view import differences, differences_to_take
from goldenthread.web.pages.sources.sources.view import sources
from goldenthread.web.pages.sources.sources_held.view import sources_held

handler400 = "goldenthread.web.error_pages.view.not_understood"
handler403 = "goldenthread.web.error_pages.view.not_for_you"
handler404 = "goldenthread.web.error_pages.view.not_found"
handler429 = "goldenthread.web.error_pages.view.too_many"
handler500 = "goldenthread.web.error_pages.view.went_wrong"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("steps/", step, name="step"),
    # Numbers, and the cases under them.
    path("measures/", measures, name="measures"),
    path("measures/<str:code>/", measure, name="measure"),
    path("measures/<str:code>/cases/", cases, name="cases"),
    path("measures/<str:code>/moved/", moved, name="moved"),
    # Children, and what runs for them.
    path("search/", search, name="search"),
    path("children/<uuid:handle>/", child, name="child"),
    path("children/<uuid:handle>/chronology/", chronology, name="chronology"),
    path("children/<uuid:handle>/on-the-day/", on_the_day, name="on_the_day"),
    path("children/<uuid:handle>/clocks/<str:key>/", running, name="running"),
    path("children/<uuid:handle>/clocks/<str:key>/due-date/", due_date, name="due_date"),
    # Records that may be kept here: where each is kept, and what is typed of a child.
    path("records/kept/", records_kept, name="records_kept"),
    path("records/kept/<str:table>/", record_kept, name="record_kept"),
    path("records/supervision/", supervision, name="supervision"),
    path("records/papers/", papers, name="papers"),
    # A paper's own pages stand first: they have the addresses of every kind's.
    path(
        "children/<uuid:handle>/records/meeting_papers/",
        papers_of_child,
        {"table": "meeting_papers"},
        name="papers_of_child",
    ),
    path(
        "children/<uuid:handle>/records/meeting_papers/new/",
        typed_paper,
        {"table": "meeting_papers"},
        name="typed_paper",
    ),
    path(
        "children/<uuid:handle>/records/meeting_papers/<str:key>/",
        typed_paper,
        {"table": "meeting_papers"},
        name="typed_paper_again",
    ),
    # So do those of the agencies at a meeting, which are typed together.
    path(
        "children/<uuid:handle>/records/meeting_agencies/new/",
        agencies,
        {"table": "meeting_agencies"},
        name="typed_agencies",
    ),
    path(
        "children/<uuid:handle>/records/meeting_agencies/<str:key>/",
        agencies,
        {"table": "meeting_agencies"},
        name="typed_agencies_again",
    ),
    path("children/<uuid:handle>/records/<str:table>/", records_of_child, name="records_of_child"),
    path("children/<uuid:handle>/records/<str:table>/new/", typed, name="typed"),
    path("children/<uuid:handle>/records/<str:table>/<str:key>/", typed, name="typed_again"),
    path("my-work/", work, name="work"),
    path("absences/", absences, name="absences"),
    path("conferences/", conferences, name="conferences"),
    path("conferences/list/", conference_list, name="conference_list"),
    path("conferences/endings/", endings, name="endings"),
    path("reviews/", reviews, name="reviews"),
    path("service/", service, name="service"),
    path("service/changes/", changes, name="changes"),
    path("teams/", teams, name="teams"),
    path("teams/children/", team_children, name="team_children"),
    path("teams/weights/", caseload_weights, name="caseload_weights"),
    path("clocks/", clocks, name="clocks"),
    path("clocks/due-dates/", moved_dates, name="moved_dates"),
    path("clocks/standards/", standards, name="standards"),
    path("clocks/standards/<str:rule>/", standard, name="standard"),
    # What to mend in the record, and whose it is.
    path("quality/", to_mend, name="to_mend"),
    path("quality/unjudged/", unjudged, name="unjudged"),
    # Ids that are one child's, or may be.
    path("links/", links, name="links"),
    path("links/<uuid:one>/<uuid:other>/", pair, name="pair"),
    # What each source speaks to, and two returns side by side.
    path("sources/held/", sources_held, name="sources_held"),
    path("sources/", sources, name="sources"),
    path("sources/differences/", differences, name="differences"),
    path("sources/differences.csv", differences_to_take, name="differences_to_take"),
    path("sources/authority/", authority, name="authority"),
    path("sources/authority/<str:subject>/", authority_of, name="authority_of"),
    path(
        "sources/authority/<str:subject>/children/", authority_children, name="authority_children"
    ),
    # What came in.
    path("loads/", loads, name="loads"),
    path("loads/new/", load_a_file, name="load_a_file"),
    path("loads/<int:number>/", load, name="load"),
    path("trackers/", trackers, name="trackers"),
    path("trackers/new/", map_a_tracker, name="map_a_tracker"),
    path("templates/", templates_to_download, name="templates_to_download"),
    path("templates/<str:kind>.csv", template_to_download, name="template_to_download"),
    # What goes out again.
    path("exports/", exports, name="exports"),
    path("exports/file/", export_file, name="export_file"),
    # Who is here. allauth asks for its own pages by the names that begin account_ and mfa_.
    path("sign-in/", sign_in, name="account_login"),
    path("sign-in/code/", second_factor.ask_code, name="mfa_authenticate"),
    path("sign-out/", sign_out, name="account_logout"),
    path("you/", you, name="you"),
    path("you/digest/", digest, name="digest"),
    path("you/role/", acting_as, name="acting_as"),
    path("you/password/", second_factor.change_password, name="account_change_password"),
    path("you/again/", second_factor.ask_password_again, name="account_reauthenticate"),
    path("you/second-factor/", second_factor.standing, name="mfa_index"),
    path("you/second-factor/again/", second_factor.ask_code_again, name="mfa_reauthenticate"),
    path("you/second-factor/on/", second_factor.turn_on, name="mfa_activate_totp"),
    path("you/second-factor/off/", second_factor.turn_off, name="mfa_deactivate_totp"),
    path("you/codes/", second_factor.recovery_codes, name="mfa_view_recovery_codes"),
    path("you/codes/new/", second_factor.make_recovery_codes, name="mfa_generate_recovery_codes"),
    path("identity/", identity, name="identity"),
    path("people/", people, name="people"),
    path("people/<int:number>/", person, name="person"),
    path("gallery/", gallery, name="gallery"),
    path("live/", live, name="live"),
    # What other systems send. No slash ends these addresses: the senders have none.
    path("api/oauth2/token", token, name="api_token"),
    path(
        "api/children_social_care_data/<str:la_code>/children",
        daily_payload,
        name="api_daily_payload",
    ),
    path("api/record/<str:table>", live_rows, name="api_live_rows"),
    path("api/openapi.json", description, name="api_description"),
    # What belongs to nobody.
    path("branding.css", branding, name="branding"),
    path("health/", health, name="health"),
]
