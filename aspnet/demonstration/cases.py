"""Generated applications in every state, with ages as in real life, and their history."""

import datetime
from collections.abc import Iterable
from random import Random

from django.contrib.contenttypes.models import ContentType

from unesco_portal.workflow.models import AuditEntry

from ..enums import ApplicationStatus as Status
from ..enums import DeclineReason, Standing
from ..models import Application, Institution
from .vocabulary import Vocabulary

OPEN_AS_APPLICANT = [Status.SUBMITTED, Status.IN_REVIEW, Status.RETURNED]
CLOSED = [Status.DECLINED, Status.WITHDRAWN, Status.LAPSED]
STEPS = {
    Status.SUBMITTED: ("aspnet.submit_application", Status.DRAFT),
    Status.IN_REVIEW: ("aspnet.begin_review_application", Status.SUBMITTED),
    Status.RETURNED: ("aspnet.return_application", Status.IN_REVIEW),
    Status.RECOMMENDED: ("aspnet.recommend_application", Status.IN_REVIEW),
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
    rng: Random, vocabulary: Vocabulary, now: datetime.datetime, most: int
) -> int:
    """One application for generated institutions whose standing asks for one; returns how many."""
    made = 0
    for standing in (Standing.APPLICANT, Standing.CANDIDATE, Standing.NONE):
        rows = Institution.objects.generated().filter(standing=standing, applications=None)
        chosen = list(rows.order_by("pk")[: max(1, most // 3)])
        applications = [application(rng, vocabulary, now, row, standing) for row in chosen]
        Application.objects.bulk_create(applications, batch_size=1000)
        write_history(applications)
        made += len(applications)
    return made


def application(
    rng: Random,
    vocabulary: Vocabulary,
    now: datetime.datetime,
    institution: Institution,
    standing: Standing,
) -> Application:
    """One application in a state that fits its institution's standing."""
    status = {
        Standing.APPLICANT: rng.choice(OPEN_AS_APPLICANT),
        Standing.CANDIDATE: Status.RECOMMENDED,
    }.get(standing) or rng.choice(CLOSED)
    since = now - datetime.timedelta(days=int(rng.random() ** 2 * 400), hours=rng.randint(0, 23))
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
        decided_on=since.date() if declined else None,
        decline_reason=rng.choice(DeclineReason.values) if declined else "",
        is_generated=True,
    )


def write_history(applications: Iterable[Application]) -> None:
    """The entry of the last step, dated as the state."""
    kind = ContentType.objects.get_for_model(Application)
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
        for row in applications
    ]
    AuditEntry.objects.bulk_create(entries, batch_size=1000)
