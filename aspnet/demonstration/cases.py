"""Generated applications in every state, with ages as in real life, and their history."""

import datetime
from collections.abc import Iterable
from random import Random

import pgtrigger
from django.contrib.contenttypes.models import ContentType

from unesco_portal.workflow.models import AuditEntry

from ..enums import (
    DECIDED_APPLICATION,
    DeclineReason,
    MembershipEvidence,
    MembershipStatus,
    Standing,
)
from ..enums import ApplicationStatus as Status
from ..models import Application, Institution, Membership
from .pathways import Pathways, follow, make_documents, make_reviews
from .vocabulary import Vocabulary

STATES = {
    Standing.APPLICANT: [
        Status.IN_STAGE,
        Status.SUBMITTED,
        Status.IN_REVIEW,
        Status.RETURNED,
    ],
    Standing.CANDIDATE: [Status.RECOMMENDED],
    Standing.NONE: [Status.DECLINED, Status.WITHDRAWN, Status.LAPSED, Status.DRAFT],
    Standing.MEMBER: [Status.ADMITTED],
}
STEPS = {
    Status.SUBMITTED: ("aspnet.submit_application", Status.DRAFT),
    Status.IN_REVIEW: ("aspnet.begin_review_application", Status.SUBMITTED),
    Status.RETURNED: ("aspnet.return_application", Status.IN_REVIEW),
    Status.IN_STAGE: ("aspnet.start_stage_application", Status.IN_REVIEW),
    Status.RECOMMENDED: ("aspnet.recommend_application", Status.IN_REVIEW),
    Status.ADMITTED: ("aspnet.admit_application", Status.RECOMMENDED),
    Status.DECLINED: ("aspnet.decline_application", Status.IN_REVIEW),
    Status.WITHDRAWN: ("aspnet.withdraw_application", Status.IN_REVIEW),
    Status.LAPSED: ("aspnet.lapse_application", Status.RETURNED),
}
MOTIVATION = (
    "Our community wants to work on peace, heritage and sustainable development together with"
    " schools elsewhere. (Generated for demonstration.)"
)
REASON = "Generated for demonstration."


def make_applications(
    rng: Random,
    vocabulary: Vocabulary,
    now: datetime.datetime,
    most: int,
    pathways: Pathways,
) -> int:
    """Applications in the states that fit a standing, each in turn; returns how many."""
    made = 0
    for standing, states in STATES.items():
        rows = Institution.objects.generated().filter(standing=standing, applications=None)
        if standing == Standing.MEMBER:
            rows = rows.filter(membership__status=MembershipStatus.MEMBER)
        keys = list(rows.order_by("pk").values_list("pk", flat=True))
        chosen = rng.sample(keys, min(len(keys), max(1, most // len(STATES))))
        found = Institution.objects.in_bulk(chosen)
        applications = [
            follow(
                application(rng, vocabulary, now, found[key], states[position % len(states)]),
                pathways,
                now,
            )
            for position, key in enumerate(chosen)
        ]
        Application.objects.bulk_create(applications, batch_size=1000)
        write_history(applications)
        make_reviews(rng, applications)
        make_documents(applications)
        if standing == Standing.MEMBER:
            admit(applications)
        made += len(applications)
    return made


def admit(applications: list[Application]) -> None:
    """The memberships of admitted institutions tell the decision."""
    by_institution = {row.institution_id: row for row in applications}
    memberships = list(Membership.objects.filter(institution__in=by_institution))
    for membership in memberships:
        row = by_institution[membership.institution_id]
        membership.application = row
        membership.member_since = row.decided_on.isoformat()
        membership.evidence = MembershipEvidence.DECISION
        membership.evidence_note = row.public_id
    fields = ["application", "member_since", "evidence", "evidence_note"]
    Membership.objects.bulk_update(memberships, fields, batch_size=1000)


def application(
    rng: Random,
    vocabulary: Vocabulary,
    now: datetime.datetime,
    institution: Institution,
    status: Status,
) -> Application:
    """One application in a state; a draft is young, or the clock has forgotten it."""
    longest = 20 if status == Status.DRAFT else 400
    age = int(rng.random() ** 2 * longest)
    since = now - datetime.timedelta(days=age, hours=rng.randint(0, 23))
    declined = status == Status.DECLINED
    contact, head = (" ".join(vocabulary.person(rng)) for _person in range(2))
    return Application(
        institution=institution,
        status=status,
        status_since=since,
        language=rng.choice(["en", "fr", "es"]),
        contact_name=contact,
        contact_function="Teacher",
        contact_email=f"office@school-{institution.pk}.example",
        head_name=head,
        is_commitment_given=True,
        motivation=MOTIVATION,
        teaching=MOTIVATION if rng.random() < 0.7 else "",
        environment=MOTIVATION if rng.random() < 0.5 else "",
        exchange=MOTIVATION if rng.random() < 0.6 else "",
        decided_on=since.date() if status in DECIDED_APPLICATION else None,
        decline_reason=rng.choice(DeclineReason.values) if declined else "",
        is_generated=True,
    )


def write_history(applications: Iterable[Application]) -> None:
    """The entry of the last step, dated as the state."""
    kind = ContentType.objects.get_for_model(Application)
    told = [row for row in applications if row.status in STEPS]
    entries = [
        AuditEntry(
            action=STEPS[Status(row.status)][0],
            content_type=kind,
            object_id=row.pk,
            object_label=str(row)[:200],
            actor_label="Demonstration",
            source=STEPS[Status(row.status)][1],
            target=row.status,
            reason=REASON if row.status in (Status.RETURNED, Status.DECLINED) else "",
            details={"generated": True},
        )
        for row in told
    ]
    AuditEntry.objects.bulk_create(entries, batch_size=1000)
    for entry, row in zip(entries, told, strict=True):
        entry.created_at = row.status_since
    with pgtrigger.ignore("workflow.AuditEntry:append_only"):
        AuditEntry.objects.bulk_update(entries, ["created_at"], batch_size=1000)
