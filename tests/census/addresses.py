"""Who gets what at every address: the whole of the portal's access rules, as one table.

A new address goes here, once for each sort of row it may be asked for: one that everybody may see,
and one that could leak. ``at(answers, *args)`` names the answers, then what fills the address: a
row of ``rows.py``, or the text itself. An answer is a status, or where the reader is led.
"""

from dataclasses import dataclass
from typing import Any

LOGIN, WORKSPACE = "/accounts/login/", "/workspace/"
Answers = dict[str, int | str]

# Each reader has several names (readers.py); the narrowest one in the table counts.
PUBLIC: Answers = {"*": 200}
NOT_HERE: Answers = {"*": 404}
GONE: Answers = {"*": 410}
SIGNED_IN: Answers = {"anonymous": LOGIN, "*": 200}
STAFF: Answers = {"anonymous": LOGIN, "staff": 200, "*": 403}
HEADQUARTERS: Answers = {
    "anonymous": LOGIN,
    "aspnet_coordination": 200,
    "administrator": 200,  # may repair
    "*": 403,
}
STAFF_SEE: Answers = {"staff": 200, "*": 404}
STAFF_ARE_LED: Answers = {"staff": "/workspace/experts/", "*": 404}
AT_HOME: Answers = {"national": 200, "staff": 200, "*": 404}
IN_AREA: Answers = AT_HOME | {"sub_national_coordinator": 200}
ELSEWHERE: Answers = {"coordinator_elsewhere": 200, "staff": 200, "*": 404}
CASE_AT_HOME: Answers = {"anonymous": LOGIN} | AT_HOME
CASE_IN_AREA: Answers = {"anonymous": LOGIN} | IN_AREA
CASE_ELSEWHERE: Answers = {"anonymous": LOGIN} | ELSEWHERE
NO_CASE: Answers = {"anonymous": LOGIN, "*": 404}
NETWORK_AT_HOME: Answers = {
    "anonymous": LOGIN,
    "national": 200,
    "aspnet_coordination": 200,
    "administrator": 200,
    "*": 404,
}
EDIT_IN_AREA: Answers = {
    "anonymous": LOGIN,
    "coordinator": 200,
    "sub_national_coordinator": 200,
    "national": 403,
    "aspnet_coordination": 200,
    "administrator": 200,  # may repair
    "staff": 403,
    "*": 404,
}
EDIT_AT_HOME: Answers = {
    "anonymous": LOGIN,
    "coordinator": 200,
    "national": 403,
    "aspnet_coordination": 200,
    "administrator": 200,  # may repair
    "staff": 403,
    "*": 404,
}
CONFIRM_IN_AREA: Answers = EDIT_IN_AREA | {
    "coordinator": "/workspace/schools/",
    "sub_national_coordinator": "/workspace/schools/",
    "aspnet_coordination": "/workspace/schools/",
    "administrator": 403,  # may repair, but not vouch
}
IMPORT_POST: Answers = {
    "anonymous": LOGIN,
    "coordinator": 400,
    "national": 403,
    "aspnet_coordination": 400,
    "administrator": 400,
    "staff": 403,
    "*": 404,
}
BULK: Answers = {
    "anonymous": LOGIN,
    "national": "/workspace/applications/",
    "coordinator_elsewhere": "/workspace/applications/",
    "aspnet_coordination": "/workspace/applications/",
    "*": 404,
}
OF_AREA_ONLY: Answers = {"sub_national_coordinator": 403}
OPEN_AT_HOME: Answers = {
    "anonymous": LOGIN,
    "coordinator": 200,
    "national": 403,
    "aspnet_coordination": 200,
    "administrator": 200,  # may repair
    "staff": 403,
    "*": 404,
}
RUN_AT_HOME: Answers = OPEN_AT_HOME | OF_AREA_ONLY  # sees the round, as far as its area goes
RUNS_AT_HOME: Answers = RUN_AT_HOME | dict.fromkeys(
    ("coordinator", "aspnet_coordination", "administrator"), "/workspace/networks/SN/"
)
NOTE_AT_HOME: Answers = {
    "anonymous": LOGIN,
    "national": "/workspace/",
    "aspnet_coordination": "/workspace/",
    "staff": 403,
    "*": 404,
}
NOTE_IN_AREA: Answers = NOTE_AT_HOME | {"sub_national_coordinator": "/workspace/"}
ASSIGNS: Answers = {  # the candidates at home; elsewhere none is chosen
    "anonymous": LOGIN,
    "coordinator": 200,
    "aspnet_coordination": 200,
    "administrator": 200,  # may repair
    "national": 403,
    "staff": 403,
    "sub_national_coordinator": 403,
    "*": 404,
}
WRITES_TO_SCHOOLS: Answers = {
    "anonymous": LOGIN,
    "coordinator": 200,
    "sub_national_coordinator": 200,
    "coordinator_elsewhere": 200,
    "aspnet_coordination": 200,
    "*": 404,
}
PROPOSES_TWINNING: Answers = {
    "anonymous": LOGIN,
    "coordinator": 200,
    "sub_national_coordinator": 200,
    "national": 403,
    "staff": 403,
    "*": 404,
}
OF_AREA_OUTSIDE: Answers = {"sub_national_coordinator": 404}
TWINNING_WITH_ELSEWHERE: Answers = CASE_IN_AREA | {"coordinator_elsewhere": 200}
OWN_EXPERT: Answers = {"anonymous": LOGIN, "expert": 200, "staff": 200, "*": 404}
GUESTS_ONLY: Answers = {"anonymous": 200, "*": WORKSPACE}
NEVER_SIGNED_IN: Answers = {"anonymous": LOGIN, "*": WORKSPACE}
ASKS_AGAIN: Answers = {"anonymous": LOGIN, "*": "/accounts/reauthenticate/"}
POST_ONLY: Answers = {"*": 405}


def acts(who: str | tuple[str, ...], *, unseen_by: str = "") -> Answers:
    """An act: those who may are asked, others who see the record are refused."""
    allowed = (who,) if isinstance(who, str) else who
    answers: Answers = {"anonymous": LOGIN} | dict.fromkeys(allowed, 200)
    return answers | ({"staff": 403, "*": 404} if unseen_by == "public" else {"*": 403})


def national_act(who: str | tuple[str, ...], home: str = "national") -> Answers:
    """An act on a case of one country: nobody elsewhere learns that the case exists."""
    allowed = (who,) if isinstance(who, str) else who
    return {"anonymous": LOGIN} | dict.fromkeys(allowed, 200) | {home: 403, "staff": 403, "*": 404}


def area_act(who: str | tuple[str, ...]) -> Answers:
    """The same on a record that the coordinator of an area sees, too."""
    return OF_AREA_ONLY | national_act(who)


def not_now(answers: Answers, record: str) -> Answers:
    """An act that is not open today: whoever may do it is led back to the record, and told why."""
    return {name: record if answer == 200 else answer for name, answer in answers.items()}


SHEET_NOT_PROPOSED = not_now(national_act("aspnet_coordination"), "/workspace/networks/SN/imports/")
REPORT_NOT_SENT = not_now(national_act("aspnet_coordination"), "/workspace/networks/SN/reports/")
CORRECTION_AT_HOME = national_act(("coordinator", "aspnet_coordination"))


@dataclass(frozen=True)
class Visit:
    """One question to one address."""

    answers: Answers
    args: tuple[str | int, ...] = ()
    data: dict[str, Any] | None = None  # sent by POST
    path: str = ""  # for addresses without a name


def at(answers: Answers, *args: str | int, **options: Any) -> Visit:
    return Visit(answers, args, **options)


COLLECTIONS = {  # of the API: one record that everybody may read, and those that nobody may
    "areas": ("area_outside",),
    "aspnet-resources": (),
    "campaigns": (),
    "centres": (),
    "certificates": (),
    "convention-parties": (),
    "convention-projects": (),
    "countries": (),
    "experts": ("former_expert", "unpublished_expert"),
    "facility-phases": (),
    "institutions": ("candidate", "candidate_elsewhere"),
    "international-days": (),
    "meetings": ("plan",),
    "national-coordinators": ("private_coordinator",),
    "national-networks": (),
    "organisations": (),
    "pathways": ("pathway_draft",),
    "regions": (),
    "sdg-targets": (),
    "source-documents": (),
    "statements": (),
    "twinnings": ("proposal", "proposal_elsewhere"),
}
API = {
    "api-root": [at(PUBLIC)],
    "api-schema": [at(PUBLIC)],
    "api-docs": [at(PUBLIC)],
    "api/": [at(NOT_HERE, path="/api/")],
    "api/<path:rest>": [at(NOT_HERE, path="/api/v2/countries/")],
    "api/v1/<path:rest>": [at(NOT_HERE, path="/api/v1/nothing/")],
    **{f"api-{name}-list": [at(PUBLIC)] for name in COLLECTIONS},
    **{
        f"api-{name}-detail": [
            at(PUBLIC, f"first {name}"),
            *(at(NOT_HERE, kept) for kept in kept_back),
        ]
        for name, kept_back in COLLECTIONS.items()
    },
    "api-institutions-logo-right": [at(PUBLIC, "school"), at(NOT_HERE, "candidate")],
}
PAGES = {
    "home": [at(PUBLIC)],
    "search": [at(PUBLIC)],
    "about": [at(PUBLIC)],
    "data-dictionary": [at(PUBLIC)],
    "design": [at(STAFF_SEE)],
    "help": [at(PUBLIC)],
    "help-guide": [at(PUBLIC, "national-coordinator"), at(NOT_HERE, "nobody")],
    "glossary": [at(PUBLIC)],
    "accessibility": [at(PUBLIC)],
    "privacy": [at(PUBLIC)],
    "terms": [at(PUBLIC)],
    "colophon": [at(PUBLIC)],
    "figures": [at(PUBLIC)],
    "map-outlines": [at(PUBLIC)],
    "favicon.ico": [at({"*": "/static/img/favicon.svg"}, path="/favicon.ico")],
    "news": [at(PUBLIC)],
    "robots": [at(PUBLIC)],
    "sitemap": [at(PUBLIC)],
    "sitemap-part": [at(PUBLIC, "pages"), at(PUBLIC, "centres"), at(NOT_HERE, "nothing")],
    "healthz": [at(PUBLIC)],
    "readyz": [at({"*": 503})],  # no worker runs beside the tests
    "set_language": [
        at(POST_ONLY),
        at({"*": "/about/"}, data={"language": "fr", "next": "/about/"}),
        at({"*": "/"}, data={"language": "fr", "next": "https://elsewhere.example/"}),
        at(NOT_HERE, data={"language": "xx", "next": "/"}),
    ],
    "map-small": [at(PUBLIC)],
    "country-choice": [
        at({"*": "/countries/SN/"}, path="/countries/go/?code=SN"),
        at({"*": "/countries/"}),
    ],
    "country-detail": [at(PUBLIC, "SN"), at(NOT_HERE, "XX")],
    "reference:country-list": [at(PUBLIC)],
    "people:organisation-list": [at(PUBLIC)],
    "people:organisation-detail": [at(PUBLIC, "first organisations"), at(NOT_HERE, "nothing")],
    "workspace:home": [at(SIGNED_IN)],
    "workspace:reasons": [
        at({"anonymous": LOGIN, "*": 200}, "centres.centre", "centre"),
        at(NO_CASE, "centres.centre", "nothing"),
        at(NO_CASE, "no.such", "nothing"),
    ],
    "workspace:calendar": [at(PUBLIC, "calendar_token"), at(NOT_HERE, "no~such")],
    "workflow:notification-list": [at(SIGNED_IN)],
    "workflow:opt-out": [at(PUBLIC, "link_to_opt_out"), at(GONE, "no-such-link")],
    "workflow:correction-confirm": [
        at(PUBLIC, "link_to_suggestion"),
        at(GONE, "no-such-link"),
    ],
    "workflow:correction-suggest": [
        at(PUBLIC, "institutions", "school"),
        at(NOT_HERE, "institutions", "candidate"),
        at(NOT_HERE, "certificates", "certificate"),
        at(PUBLIC, "countries", "SN"),
    ],
    "workflow:correction": [at(CASE_AT_HOME, "correction")],
    "workflow:correction-transition": [
        at(CORRECTION_AT_HOME, "correction", "accept"),
        at(NO_CASE, "correction", "nonsense"),
    ],
    "workflow:outbox": [at(NOT_HERE)],  # for the demonstration only
}
CENTRES = {
    "centres:centre-list": [at(PUBLIC)],
    "centres:centre-map": [at(PUBLIC)],
    "centres:centre-feed": [at(PUBLIC)],
    "centres:centre-detail": [at(PUBLIC, "centre")],
    "centres:workspace-centre-list": [at(STAFF)],
    "centres:workspace-centre": [at(STAFF, "centre")],
    "centres:centre-confirm": [
        at({"anonymous": LOGIN} | POST_ONLY, "centre"),
        at(acts(()) | {"centres_coordination": "/workspace/centres/"}, "centre", data={}),
    ],
    "centres:centre-transition": [
        at(acts("centres_coordination"), "centre", "cease"),
        at(NO_CASE, "centre", "dance"),
    ],
}
NETWORK = {
    "aspnet:institution-list": [at(PUBLIC)],
    "aspnet:institution-map": [at(PUBLIC)],
    "aspnet:institution-feed": [at(PUBLIC)],
    "aspnet:about": [at(PUBLIC)],
    "aspnet:apply": [at(PUBLIC)],
    "aspnet:lost-link": [at(PUBLIC)],
    "aspnet:pathway-list": [at(PUBLIC)],
    "aspnet:pathway-detail": [
        at(PUBLIC, "SN"),
        at(PUBLIC, "NL"),
        at(PUBLIC, "pathway"),
        at(NOT_HERE, "pathway_draft"),
        at(NOT_HERE, "XX"),
    ],
    "aspnet:application-step": [
        at(PUBLIC, "link_to_draft", "people"),
        at(PUBLIC, "screen_link_to_draft", "activities"),
        at({"*": "/schools/apply/status/"}, "link_to_submitted", "people"),
        at(GONE, "no-such-link", "people"),
    ],
    "aspnet:application-files": [
        at(PUBLIC, "screen_link_to_draft"),
        at(PUBLIC, "link_to_returned"),
        at({"*": "/schools/apply/status/"}, "link_to_submitted"),
        at(GONE, "no-such-link"),
    ],
    "aspnet:application-file": [
        at(PUBLIC, "link_to_submitted", "document_of_submitted"),
        at(NOT_HERE, "link_to_submitted", "document_of_returned"),
        at(GONE, "no-such-link", "document_of_submitted"),
    ],
    "aspnet:review": [at(PUBLIC, "link_to_review"), at(GONE, "link_to_submitted")],
    "aspnet:application-confirm": [
        at(PUBLIC, "link_to_draft"),
        at(PUBLIC, "screen_link_to_draft"),
        at({"*": "/schools/apply/status/"}, "link_to_submitted"),
        at(GONE, "no-such-link"),
    ],
    "aspnet:application-status": [
        at(PUBLIC, "link_to_submitted"),
        at({"*": "/schools/apply/confirm/"}, "link_to_draft"),
        at(GONE, "no-such-link"),
    ],
    "aspnet:application-complete": [
        at(PUBLIC, "link_to_returned"),
        at({"*": "/schools/apply/status/"}, "link_to_submitted"),
        at(GONE, "no-such-link"),
    ],
    "aspnet:application-withdraw": [at(PUBLIC, "link_to_submitted"), at(GONE, "no-such-link")],
    "aspnet:institution-detail": [
        at(PUBLIC, "school"),
        at(PUBLIC, "former_school"),
        at(IN_AREA, "candidate"),
        at(AT_HOME, "candidate_outside"),
        at(ELSEWHERE, "candidate_elsewhere"),
    ],
    "aspnet:coordinator-list": [at(PUBLIC)],
    "aspnet:coordinator-feed": [at(PUBLIC)],
    "aspnet:application-list": [at(SIGNED_IN)],
    "aspnet:application-detail": [
        at(CASE_IN_AREA, "submitted"),
        at(CASE_AT_HOME, "submitted_outside"),
        at(CASE_ELSEWHERE, "submitted_elsewhere"),
        at(NO_CASE, "draft"),
    ],
    "aspnet:application-transition": [
        at(area_act("coordinator"), "submitted", "recommend"),
        at(
            not_now(area_act("aspnet_coordination"), "/workspace/applications/"),
            "submitted",
            "admit",
        ),
        at(national_act("coordinator"), "submitted_outside", "recommend"),
        at(
            national_act("coordinator_elsewhere", "national_elsewhere"),
            "submitted_elsewhere",
            "recommend",
        ),
        at(NO_CASE, "draft", "decline"),
    ],
    "aspnet:application-bulk": [
        at({"anonymous": LOGIN} | POST_ONLY),
        at(BULK, data={"act": "recommend"}),
    ],
    "aspnet:application-reviews": [
        at(CASE_IN_AREA, "submitted"),
        at(CASE_AT_HOME, "submitted_outside"),
        at(CASE_ELSEWHERE, "submitted_elsewhere"),
        at(NO_CASE, "draft"),
    ],
    "aspnet:review-write": [
        at(
            national_act(("coordinator", "sub_national_coordinator", "aspnet_coordination")),
            "submitted",
        ),
        at(national_act(("coordinator", "aspnet_coordination")), "submitted_outside"),
        at(NO_CASE, "draft"),
    ],
    "aspnet:review-transition": [
        at(area_act("coordinator"), "review", "cancel_review"),
        at(area_act(()), "review", "give"),
        at(area_act("sub_national_coordinator"), "review_of_area", "decline_review"),
        at(area_act(()), "review_of_area", "give"),  # on a page of its own
        at(national_act("coordinator"), "review_outside", "cancel_review"),
    ],
    "aspnet:application-cosign": [
        at({"anonymous": LOGIN} | POST_ONLY, "submitted"),
        at(
            area_act(()) | {"national_commission": "/workspace/applications/"},
            "submitted",
            data={},
        ),
    ],
    "aspnet:application-attachment": [
        at(CASE_IN_AREA, "submitted", "document_of_submitted"),
        at(NO_CASE, "draft", "document_of_draft"),
        at(NO_CASE, "submitted", "document_of_returned"),
    ],
    "aspnet:network-pathways": [at(NETWORK_AT_HOME, "SN"), at(NO_CASE, "XX")],
    "aspnet:workspace-pathway": [
        at(CASE_AT_HOME, "pathway"),
        at(CASE_AT_HOME, "pathway_draft"),
    ],
    "aspnet:pathway-edit": [at(national_act("coordinator"), "pathway_draft")],
    "aspnet:pathway-transition": [
        at(
            not_now(national_act("coordinator"), "/workspace/pathways/"), "pathway_draft", "propose"
        ),
        at(
            not_now(national_act("aspnet_coordination"), "/workspace/pathways/"),
            "pathway_draft",
            "approve",
        ),
        at(acts("aspnet_coordination"), "pathway", "supersede"),
    ],
    "aspnet:workspace-institution-list": [at(SIGNED_IN)],
    "aspnet:workspace-institution": [
        at(CASE_IN_AREA, "school"),
        at(CASE_IN_AREA, "candidate"),
        at(CASE_AT_HOME, "candidate_outside"),
        at(CASE_AT_HOME, "former_school"),
        at(CASE_ELSEWHERE, "candidate_elsewhere"),
    ],
    "aspnet:institution-note": [
        at({"anonymous": LOGIN} | POST_ONLY, "school"),
        at(NOTE_IN_AREA, "school", data={"text": "Called the head."}),
        at(NOTE_AT_HOME, "candidate_outside", data={"text": "Called the head."}),
    ],
    "aspnet:network-note": [
        at({"anonymous": LOGIN} | POST_ONLY, "SN"),
        at(NOTE_AT_HOME, "SN", data={"text": "Called the ministry."}),
    ],
    "aspnet:invitation": [
        at({"anonymous": LOGIN} | POST_ONLY, "SN", "999999"),
        at(NO_CASE, "SN", "999999", data={"withdraw": "1"}),
    ],
    "aspnet:hand-over": [
        at({"anonymous": LOGIN} | POST_ONLY, "SN"),
        at(
            {
                "anonymous": LOGIN,
                "national": 200,
                "aspnet_coordination": 200,
                "staff": 403,
                "*": 404,
            },
            "SN",
            data={},
        ),
        at(NO_CASE, "XX", data={}),
    ],
    "aspnet:mailing-write": [at(WRITES_TO_SCHOOLS)],
    "aspnet:mailing-list": [at(SIGNED_IN)],
    "aspnet:mailing-detail": [
        at({"anonymous": LOGIN, "national": 200, "aspnet_coordination": 200, "*": 404}, "mailing"),
        at(
            {
                "anonymous": LOGIN,
                "coordinator_elsewhere": 200,
                "aspnet_coordination": 200,
                "*": 404,
            },
            "mailing_elsewhere",
        ),
    ],
    "aspnet:institution-edit": [
        at(EDIT_IN_AREA, "school"),
        at(EDIT_AT_HOME, "candidate_outside"),
    ],
    "aspnet:institution-confirm": [
        at({"anonymous": LOGIN} | POST_ONLY, "school"),
        at(CONFIRM_IN_AREA, "school", data={}),
    ],
    "aspnet:assign-area": [at(ASSIGNS, path="/workspace/schools/area/?standing=candidate&q=home")],
    "aspnet:network-areas": [at(CASE_AT_HOME, "SN"), at(NO_CASE, "XX")],
    "aspnet:area": [at(CASE_IN_AREA, "area"), at(CASE_AT_HOME, "area_outside")],
    "aspnet:area-edit": [
        at(EDIT_AT_HOME | OF_AREA_ONLY, "area"),
        at(EDIT_AT_HOME, "area_outside"),
    ],
    "aspnet:membership-transition": [
        at(area_act(("coordinator", "aspnet_coordination")), "school", "pause"),
        at(area_act("aspnet_coordination"), "school", "terminate"),
        at(area_act(()), "candidate", "pause"),
    ],
    "aspnet:membership-renew": [
        at(area_act("aspnet_coordination"), "school"),
        at(area_act(()), "candidate"),
    ],
    "aspnet:twinning-propose": [
        at(PROPOSES_TWINNING, "school"),
        at(PROPOSES_TWINNING | OF_AREA_OUTSIDE, "school_outside"),
    ],
    "aspnet:twinning-list": [at(SIGNED_IN)],
    "aspnet:twinning": [
        at(TWINNING_WITH_ELSEWHERE, "twinning"),
        at(TWINNING_WITH_ELSEWHERE, "proposal"),
        at(CASE_ELSEWHERE, "proposal_elsewhere"),
    ],
    "aspnet:twinning-transition": [
        at(
            acts(("coordinator", "sub_national_coordinator", "coordinator_elsewhere")),
            "twinning",
            "end_twinning",
        ),
        at(
            TWINNING_WITH_ELSEWHERE
            | {"national": 403, "coordinator": 200, "coordinator_elsewhere": 403, "staff": 403},
            "proposal",
            "agree_twinning",
        ),
        at(
            {"anonymous": LOGIN, "coordinator_elsewhere": 200, "staff": 403, "*": 404},
            "proposal_elsewhere",
            "decline_twinning",
        ),
    ],
    "aspnet:succession-joining": [
        at(area_act(("coordinator", "aspnet_coordination")), "school"),
        at(
            national_act(("aspnet_coordination", "coordinator_elsewhere"), "national_elsewhere"),
            "candidate_elsewhere",
        ),
    ],
    "aspnet:succession-split": [
        at(area_act(("coordinator", "aspnet_coordination")), "school"),
    ],
    "aspnet:succession-undo": [
        at({"anonymous": LOGIN} | POST_ONLY, "succession"),
        at(
            national_act(())
            | dict.fromkeys(("coordinator", "aspnet_coordination"), "/workspace/schools/"),
            "succession",
            data={},
        ),
    ],
    "aspnet:import-list": [
        at(CASE_AT_HOME, "SN"),
        at(CASE_ELSEWHERE, "FR"),
        at(NO_CASE, "XX"),
        at(IMPORT_POST, "SN", data={}),
    ],
    "aspnet:import-kit": [at(CASE_AT_HOME, "SN"), at(CASE_ELSEWHERE, "FR")],
    "aspnet:import-detail": [
        at(CASE_AT_HOME, "SN", "sheet"),
        at(CASE_ELSEWHERE, "FR", "sheet_elsewhere"),
        at(NO_CASE, "SN", "sheet_elsewhere"),
    ],
    "aspnet:import-columns": [
        at(EDIT_AT_HOME, "SN", "sheet"),
        at(NO_CASE, "SN", "sheet_elsewhere"),
    ],
    "aspnet:import-sheet": [
        at(CASE_AT_HOME, "SN", "sheet"),
        at(CASE_ELSEWHERE, "FR", "sheet_elsewhere"),
    ],
    "aspnet:import-decide": [
        at({"anonymous": LOGIN, "national": 405, "staff": 405, "*": 404}, "SN", "sheet"),
    ],
    "aspnet:import-row": [
        at(CASE_AT_HOME, "SN", "sheet", "2"),
        at(CASE_ELSEWHERE, "FR", "sheet_elsewhere", "2"),
        at(NO_CASE, "SN", "sheet", "99"),
    ],
    "aspnet:import-transition": [
        at(national_act(("coordinator", "aspnet_coordination")), "SN", "sheet", "apply_import"),
        at(SHEET_NOT_PROPOSED, "SN", "sheet", "approve_members"),
        at(NO_CASE, "SN", "sheet_elsewhere", "cancel_import"),
    ],
    "aspnet:freshness": [at(PUBLIC)],
    "aspnet:round-link": [at(PUBLIC, "round_link"), at(GONE, "no-such-link")],
    "aspnet:round-link-change": [at(PUBLIC, "round_link"), at(GONE, "no-such-link")],
    "aspnet:round-link-leave": [at(PUBLIC, "round_link"), at(GONE, "no-such-link")],
    "aspnet:confirm-link": [at(PUBLIC, "confirm_link"), at(GONE, "no-such-link")],
    "aspnet:round-overview": [at(STAFF)],
    "aspnet:round-list": [at(CASE_IN_AREA, "SN"), at(NO_CASE, "XX")],
    "aspnet:renewal-open": [at(OPEN_AT_HOME, "SN"), at(NO_CASE, "XX")],
    "aspnet:round-detail": [at(CASE_IN_AREA, "SN", "round"), at(NO_CASE, "FR", "round")],
    "aspnet:round-remind": [
        at({"anonymous": LOGIN} | POST_ONLY, "SN", "round"),
        at(RUNS_AT_HOME, "SN", "round", data={}),
    ],
    "aspnet:round-accept": [at(RUN_AT_HOME, "SN", "round")],
    "aspnet:round-paper": [at(RUN_AT_HOME, "SN", "round")],
    "aspnet:round-sheet": [at(RUN_AT_HOME, "SN", "round")],
    "aspnet:round-entry": [
        at(CASE_IN_AREA, "SN", "round", "school"),
        at(CASE_AT_HOME, "SN", "round", "school_outside"),
        at(RUNS_AT_HOME, "SN", "round", "school", data={"act": "bounced"}),
    ],
    "aspnet:round-transition": [
        at(
            area_act(("coordinator", "aspnet_coordination")),
            "SN",
            "round",
            "close_round",
        ),
    ],
    "aspnet:network": [at(NETWORK_AT_HOME, "SN"), at(NO_CASE, "XX")],
    "aspnet:report-link": [
        at(PUBLIC, "link_to_report"),
        at(PUBLIC, "link_to_draft_report"),
        at(GONE, "no-such-link"),
    ],
    "aspnet:report-hand-in": [
        at(PUBLIC, "link_to_draft_report"),
        at({"*": "/schools/reports/"}, "link_to_report"),
        at(GONE, "no-such-link"),
    ],
    "aspnet:report-take-back": [
        at(PUBLIC, "link_to_published_report"),
        at({"*": "/schools/reports/"}, "link_to_report"),
        at(GONE, "no-such-link"),
    ],
    "aspnet:report-step": [
        at(PUBLIC, "link_to_draft_report", "people"),
        at(PUBLIC, "link_to_draft_report", "activities"),
        at(NOT_HERE, "link_to_draft_report", "nothing"),
        at({"*": "/schools/reports/"}, "link_to_report", "people"),
        at(GONE, "no-such-link", "people"),
    ],
    "aspnet:hearing-link": [at(PUBLIC, "link_to_hearing"), at(GONE, "no-such-link")],
    "aspnet:school-years": [
        at(CASE_IN_AREA, "SN"),
        at(CASE_ELSEWHERE, "FR"),
        at(NO_CASE, "XX"),
    ],
    "aspnet:school-year": [
        at(CASE_IN_AREA, "SN", "2025"),
        at(CASE_ELSEWHERE, "FR", "2025"),
        at(NO_CASE, "SN", "1999"),
    ],
    "aspnet:school-year-dates": [
        at(area_act("coordinator"), "SN", "2025"),
        at(national_act("coordinator_elsewhere", "national_elsewhere"), "FR", "2025"),
    ],
    "aspnet:round-open": [
        at(area_act("coordinator"), "SN", "2025", "report"),
        at(
            NO_CASE | OF_AREA_ONLY | {"national_commission": 403, "staff": 403},
            "SN",
            "2025",
            "dance",
        ),
    ],
    "aspnet:reports-accept": [at(area_act("coordinator"), "SN", "2025")],
    "aspnet:compliance-list": [
        at(CASE_IN_AREA, "SN", "2025"),
        at(CASE_ELSEWHERE, "FR", "2025"),
    ],
    "aspnet:national-report": [
        at(CASE_AT_HOME | OF_AREA_ONLY, "SN", "2025"),
        at(CASE_ELSEWHERE, "FR", "2025"),
    ],
    "aspnet:school-year-transition": [
        at(area_act("coordinator"), "year", "lock"),
        at(NO_CASE, "year", "dance"),
    ],
    "aspnet:school-report": [
        at(CASE_IN_AREA, "school_report"),
        at(CASE_AT_HOME, "report_outside"),
        at(CASE_ELSEWHERE, "report_elsewhere"),
    ],
    "aspnet:report-link-send": [
        at({"anonymous": LOGIN} | POST_ONLY, "school_report"),
        at(
            area_act(()) | {"coordinator": "/workspace/reports/"},
            "draft_report",
            data={},
        ),
    ],
    "aspnet:school-report-step": [
        at(area_act("coordinator"), "draft_report", "people"),
        at(
            area_act(()) | {"coordinator": "/workspace/reports/"},
            "school_report",
            "people",
        ),
    ],
    "aspnet:school-report-transition": [
        at(area_act("coordinator"), "school_report", "return_report"),
        at(area_act("coordinator"), "draft_report", "submit_report"),
        at(NO_CASE, "school_report", "dance"),
    ],
    "aspnet:assessment": [
        at(CASE_IN_AREA, "school", "2025"),
        at(NO_CASE, "school", "1999"),
    ],
    "aspnet:figures": [at(PUBLIC)],
    "aspnet:figure-file": [
        at(PUBLIC, "members-by-country"),
        at(NOT_HERE, "candidates"),
        at(NOT_HERE, "nothing"),
    ],
    "aspnet:all-figures": [at(STAFF)],
    "aspnet:all-figures-file": [
        at(STAFF, "candidates"),
        at({"anonymous": LOGIN, "staff": 404, "*": 403}, "nothing"),
    ],
    "aspnet:network-figures": [
        at(CASE_AT_HOME, "SN"),
        at(CASE_ELSEWHERE, "FR"),
        at(NO_CASE, "XX"),
    ],
    "aspnet:network-figures-file": [
        at(CASE_AT_HOME, "SN", "candidates"),
        at(CASE_ELSEWHERE, "FR", "candidates"),
        at(NO_CASE, "SN", "members-by-country"),
    ],
    "aspnet:headquarters": [at(HEADQUARTERS)],
    "aspnet:headquarters-map": [at(HEADQUARTERS)],
    "aspnet:national-report-list": [at(SIGNED_IN)],
    "aspnet:national-report-transition": [
        at(national_act("coordinator"), "national_report", "send_national_report"),
        at(REPORT_NOT_SENT, "national_report", "send_back_national_report"),
    ],
}
MAY_PRINT: Answers = {  # coordinators of the country and Headquarters, nobody else
    "anonymous": LOGIN,
    "coordinator": 200,
    "aspnet_coordination": 200,
    "*": 403,
}
MAY_SEE_PRINTS: Answers = MAY_PRINT | {"*": 404}
LOGO_FILE = "neutral-mark.svg"
CERTIFICATES = {
    "aspnet:certificate-check": [
        at(PUBLIC),
        at({"*": 400}, data={"text": "CER-000001"}),
        at({"*": 400}, data={"text": ""}),
    ],
    "aspnet:certificate-keys": [at(PUBLIC)],
    "aspnet:certificate-detail": [
        at(PUBLIC, "certificate"),
        at(PUBLIC, "revoked_certificate"),
        at(NOT_HERE, "CER-000000"),
    ],
    "aspnet:certificate-document": [
        at(MAY_PRINT, "certificate"),
        at(MAY_PRINT, "revoked_certificate"),
        at(NOT_HERE, "CER-000000"),
    ],
    "aspnet:certificate-badge": [at(PUBLIC, "certificate"), at(GONE, "revoked_certificate")],
    "aspnet:certificate-badge-signed": [at(PUBLIC, "certificate"), at(GONE, "revoked_certificate")],
    "aspnet:certificate-needs": [at(SIGNED_IN)],
    "aspnet:certificate-issue": [
        at(CASE_AT_HOME, "certificate_issue"),
        at(
            {"anonymous": LOGIN, "aspnet_coordination": "/workspace/", "national": 403}
            | {"staff": 403, "*": 404},
            "certificate_issue",
            data={},
        ),
    ],
    "aspnet:certificate-issue-one": [
        at(area_act("aspnet_coordination"), "school"),
        at(area_act(()), "candidate"),
    ],
    "aspnet:certificate-transition": [
        at(acts("aspnet_coordination"), "certificate", "reissue"),
        at(acts("aspnet_coordination"), "certificate", "revoke"),
        at(acts(()), "certificate", "end_with_membership"),
    ],
    "aspnet:network-certificates": [at(MAY_SEE_PRINTS, "SN"), at(NO_CASE, "XX")],
    "aspnet:network-certificates-file": [at(MAY_SEE_PRINTS, "SN", 1), at(NO_CASE, "SN", 9)],
    "aspnet:logo-right": [
        at(PUBLIC, "school"),
        at(PUBLIC, "former_school"),
        at(IN_AREA, "candidate"),
    ],
    "aspnet:logo-file": [
        at(MAY_PRINT, "school", LOGO_FILE),
        at({"anonymous": LOGIN, "*": 403}, "former_school", LOGO_FILE),
        at({"national": 403, "staff": 403, "*": 404} | OF_AREA_ONLY, "candidate", LOGO_FILE),
    ],
    "aspnet:institution-status": [
        at(PUBLIC, "school"),
        at(PUBLIC, "former_school"),
        at(NOT_HERE, "candidate"),
    ],
}
MEETINGS = {
    "events:meeting-list": [at(PUBLIC)],
    "events:meeting-feed": [at(PUBLIC)],
    "events:meeting-detail": [at(PUBLIC, "meeting"), at(STAFF_SEE, "plan")],
    "events:meeting-calendar": [at(PUBLIC, "meeting"), at(STAFF_SEE, "plan")],
    "events:meeting-manage": [at(STAFF, "meeting"), at(STAFF, "plan")],
    "events:meeting-transition": [
        at(acts("meetings_coordination"), "meeting", "publish_report"),
        at(acts("meetings_coordination", unseen_by="public"), "plan", "announce"),
    ],
}
CONVENTION = {
    "experts:expert-list": [at(PUBLIC)],
    "experts:expert-feed": [at(PUBLIC)],
    "experts:expert-detail": [
        at(PUBLIC, "expert"),
        at(GONE | {"staff": "/workspace/experts/"}, "former_expert"),
        at(STAFF_ARE_LED, "unpublished_expert"),
    ],
    "experts:convention": [at(PUBLIC)],
    "experts:party-feed": [at(PUBLIC)],
    "experts:party-detail": [at(PUBLIC, "SN"), at(NOT_HERE, "XX")],
    "experts:project-list": [at(PUBLIC)],
    "experts:project-detail": [at(PUBLIC, "project")],
    "experts:workspace-expert-list": [at(SIGNED_IN)],
    "experts:workspace-expert": [
        at(OWN_EXPERT, "expert"),
        at(STAFF_SEE | NO_CASE, "unpublished_expert"),
    ],
    "experts:profile-transition": [
        at(acts(("convention_secretariat", "expert")), "expert", "withhold"),
        at(acts("convention_secretariat", unseen_by="public"), "unpublished_expert", "publish"),
    ],
    "experts:term-transition": [
        at(acts(("convention_secretariat", "expert")), "term", "pause"),
        at(acts("convention_secretariat"), "term", "end"),
        at(acts(()), "term", "expire"),
        at(acts("convention_secretariat", unseen_by="public"), "invited_term", "activate"),
    ],
}
ACCOUNTS = {
    "accounts:settings": [at(SIGNED_IN)],
    "accounts:calendar-address": [
        at({"anonymous": LOGIN} | POST_ONLY),
        at({"anonymous": LOGIN, "*": "/accounts/settings/"}, data={}),
    ],
    "accounts:saved-filter-delete": [
        at({"anonymous": LOGIN} | POST_ONLY, "saved_filter"),
        at(
            NO_CASE | {"national_coordinator": "/workspace/schools/"},
            "saved_filter",
            data={},
        ),
    ],
    "accounts:kept-form-drop": [
        at({"anonymous": LOGIN} | POST_ONLY),
        at({"anonymous": LOGIN, "*": "/about/"}, data={"next": "/about/"}),
    ],
    "accounts:invitation": [at(PUBLIC, "link_to_invitation"), at(GONE, "no-such-link")],
    "account_login": [at(GUESTS_ONLY)],
    "account_signup": [at(GUESTS_ONLY)],  # says that it is closed
    "account_logout": [at({"anonymous": "/", "*": 200})],
    "account_inactive": [at(PUBLIC)],
    "account_reauthenticate": [at(SIGNED_IN)],
    "account_email": [at(SIGNED_IN)],
    "account_email_verification_sent": [at(PUBLIC)],
    "account_change_password": [at(SIGNED_IN)],
    "account_set_password": [at({"anonymous": LOGIN, "*": "/accounts/password/change/"})],
    "account_reset_password": [at(PUBLIC)],
    "account_reset_password_done": [at(PUBLIC)],
    "account_reset_password_from_key": [at(PUBLIC, "1", "no-such-link")],
    "account_reset_password_from_key_done": [at(PUBLIC)],
    "account_confirm_login_code": [at(NEVER_SIGNED_IN)],
    "account_confirm_email": [at(PUBLIC, "no-such-link")],
    "mfa_index": [at(SIGNED_IN)],
    "mfa_authenticate": [at(NEVER_SIGNED_IN)],
    "mfa_reauthenticate": [at(ASKS_AGAIN)],
    "mfa_activate_totp": [at(ASKS_AGAIN)],
    "mfa_deactivate_totp": [at(NO_CASE)],
    "mfa_view_recovery_codes": [at(NO_CASE)],
    "mfa_generate_recovery_codes": [at(ASKS_AGAIN)],
    "mfa_download_recovery_codes": [at(NO_CASE)],
    "mfa_list_webauthn": [at(SIGNED_IN)],
    "mfa_add_webauthn": [at(ASKS_AGAIN)],
    "mfa_reauthenticate_webauthn": [at(ASKS_AGAIN)],
    "mfa_remove_webauthn": [at(ASKS_AGAIN, "security_key")],
    "mfa_edit_webauthn": [at(ASKS_AGAIN, "security_key")],
    "mfa_login_webauthn": [at(NEVER_SIGNED_IN)],
    "usersessions_list": [at(SIGNED_IN)],
}
ADDRESSES = API | PAGES | CENTRES | NETWORK | CERTIFICATES | MEETINGS | CONVENTION | ACCOUNTS
