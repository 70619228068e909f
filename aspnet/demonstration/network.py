"""Making and removing the demonstration network."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import pgtrigger
from django.contrib.auth.hashers import make_password
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import PROTECT, Model, Q, QuerySet
from django.utils import timezone

from unesco_portal.accounts.models import User
from unesco_portal.core.search import refresh_lexicon
from unesco_portal.people.enums import OrganisationKind, Role
from unesco_portal.people.models import Appointment, Area, Organisation, Person
from unesco_portal.workflow.models import AuditEntry

from .. import counts, freshness
from ..enums import NetworkStatus
from ..models import (
    Application,
    Attachment,
    Certificate,
    CertificateIssue,
    ImportBatch,
    ImportRow,
    Institution,
    InstitutionName,
    Membership,
    MembershipTerm,
    NationalNetwork,
    PathwayVersion,
    RenewalRound,
    Review,
    RoundEntry,
    Signatory,
    Succession,
    Twinning,
)
from ..services.attachments import forget_files
from .areas import ACCOUNTS as OF_AREAS
from .areas import make_areas
from .batch import Batch
from .cases import make_applications
from .certificates import make_certificates
from .institutions import InstitutionWriter
from .pathways import make_pathways
from .reports import acts_on_reports, make_reports, remove_reports
from .rounds import remove_rounds
from .twinnings import SHOWN, make_twinnings
from .vocabulary import Place, Vocabulary, places, shares

LARGE = 100_000  # from here on indexes are built afterwards, and inserts keep no history
BATCH = 50_000
MOST_APPLICATIONS = 900
COMMISSION = "demo-natcom-"
ACCOUNTS = "@coordinators.example"
TABLES = (
    "aspnet_institution",
    "aspnet_membership",
    "aspnet_membershipterm",
    "aspnet_institutionname",
    "aspnet_application",
)
PEOPLE = (Appointment, Person, Organisation)
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Made:
    """How much was generated."""

    institutions: int
    networks: int
    applications: int


def generate(institutions: int, countries: int, seed: int, tell: Tell = print) -> Made:
    """Generate the network; the same seed gives the same network. Replaces an earlier one."""
    rng = Random(seed)  # noqa: S311 -- plausible data, not secrets
    rng_of_areas = Random(seed)  # noqa: S311 -- of its own: what else is made stays the same
    rng_of_twinnings = Random(seed)  # noqa: S311 -- likewise
    vocabulary = Vocabulary()
    now = timezone.now()
    with transaction.atomic():
        remove(tell)
        found = places(vocabulary, countries)
        networks = make_networks(rng, vocabulary, found, now.date())
        tell(f"{len(networks)} networks with their coordinators")
        given = shares(rng, found, institutions)
        write_institutions(rng, vocabulary, now, found, networks, given, tell)
        pathways = make_pathways(rng, networks)
        tell(f"{len(pathways)} national pathways in force")
        applications = make_applications(rng, vocabulary, now, MOST_APPLICATIONS, pathways)
        tell(f"{applications} applications")
        if institutions < LARGE:
            tell(f"{make_areas(rng_of_areas, vocabulary, now.date())} areas of networks")
            tell(f"{make_twinnings(rng_of_twinnings, now)} twinnings")
            tell(f"{make_certificates(rng, now.date()):,} certificates")
            tell(f"{make_reports(rng, now, institutions):,} plans and reports")
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(TABLES)}")
    counts.refresh(force=True)
    freshness.refresh(force=True)
    refresh_lexicon()
    return Made(sum(given.values()), len(networks), applications)


def make_networks(
    rng: Random, vocabulary: Vocabulary, found: list[Place], today: datetime.date
) -> dict[str, int]:
    """A network, a National Commission and mostly a coordinator for each country."""
    bodies = [
        Organisation(
            public_id=f"{COMMISSION}{place.code.lower()}",
            name=f"National Commission for UNESCO, {place.code} (demonstration)",
            kind=OrganisationKind.NATIONAL_COMMISSION,
            country_id=place.code,
            source_note="Generated for demonstration",
            is_generated=True,
        )
        for place in found
    ]
    commissions = Organisation.objects.bulk_create(  # some were kept: see remove_generated
        bodies, update_conflicts=True, unique_fields=["public_id"], update_fields=["name"]
    )
    networks = NationalNetwork.objects.bulk_create(
        NationalNetwork(
            country_id=place.code,
            national_commission=commission,
            status=status_of(rng, place.code),
            established_on=str(1955 + int(rng.random() * 60)) if rng.random() < 0.6 else None,
            form_languages=place.languages[:2],
            school_year_start=rng.choice([1, 2, 9, 9, 9, 10]),
            contact_email=f"aspnet@natcom-{place.code.lower()}.example",
            source_note="Generated for demonstration",
            is_generated=True,
        )
        for place, commission in zip(found, commissions, strict=True)
    )
    appoint(rng, vocabulary, networks, today)
    return {network.country_id: network.pk for network in networks}


def status_of(rng: Random, code: str) -> NetworkStatus:
    """Few networks sleep; of those with a login of the demonstration none: schools apply there."""
    is_dormant = rng.random() < 0.03 and code not in SHOWN
    return NetworkStatus.DORMANT if is_dormant else NetworkStatus.ACTIVE


def appoint(
    rng: Random, vocabulary: Vocabulary, networks: list[NationalNetwork], today: datetime.date
) -> None:
    """Coordinators and deputies; some posts are vacant, some coordinators have left."""
    persons, posts = [], []
    for network in networks:
        roles = [Role.NATIONAL_COORDINATOR] + [Role.DEPUTY_COORDINATOR] * (rng.random() < 0.3)
        left = rng.random() < 0.06
        for role in roles:
            given, family = vocabulary.person(rng)
            person = Person(given_name=given, family_name=family, is_public=True, is_generated=True)
            start = today.year - 1 - int(rng.random() * 9)
            persons.append(person)
            posts.append(
                Appointment(
                    person=person,
                    organisation=network.national_commission,
                    role=role,
                    country_id=network.country_id,
                    title_en=role.label,
                    start_on=str(start) if rng.random() < 0.7 else None,
                    end_on=str(today.year - 1) if left and start < today.year - 1 else None,
                    source_note="Generated for demonstration",
                    is_generated=True,
                )
            )
    Person.objects.bulk_create(persons)
    Appointment.objects.bulk_create(posts)
    User.objects.bulk_create(
        User(
            email=f"{post.country_id.lower()}.{number}{ACCOUNTS}",
            password=make_password(None),  # nobody signs in, but cases have somebody to wait for
            person=post.person,
            is_demonstration=True,
        )
        for number, post in enumerate(posts, start=1)
    )


def write_institutions(
    rng: Random,
    vocabulary: Vocabulary,
    now: datetime.datetime,
    found: list[Place],
    networks: dict[str, int],
    given: dict[str, int],
    tell: Tell,
) -> None:
    """Institutions, memberships and names by COPY, in batches."""
    total = sum(given.values())
    next_id = reserve_ids(total)
    writer = InstitutionWriter(rng, vocabulary, now)
    batch = Batch(is_large=total >= LARGE)
    written = 0
    with batch:
        for place in found:
            count = given[place.code]
            network = networks[place.code]
            for lines in writer.country(place, network=network, first_id=next_id, count=count):
                batch.add(lines)
                written += 1
                if written % BATCH == 0:
                    batch.flush()
                    tell(f"{written:,} of {total:,} institutions")
            next_id += count
    for code, count in given.items():
        NationalNetwork.objects.filter(pk=networks[code]).update(last_number=count)
    tell(f"{total:,} institutions")


def reserve_ids(count: int) -> int:
    """The first of ``count`` keys, free in institutions and memberships alike."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT greatest("
            " nextval(pg_get_serial_sequence('aspnet_institution', 'id')),"
            " nextval(pg_get_serial_sequence('aspnet_membership', 'id')))"
        )
        (first,) = cursor.fetchone()
        for table in ("aspnet_institution", "aspnet_membership"):
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, first + count]
            )
    return first


def remove(tell: Tell = print) -> None:
    """Remove everything generated in the network; real records stay as they are."""
    with transaction.atomic():
        rows = Institution.objects.generated()
        if not rows.exists() and not NationalNetwork.objects.filter(is_generated=True).exists():
            return
        applications = Application.objects.filter(institution__is_generated=True)
        memberships = Membership.objects.filter(institution__is_generated=True)
        networks = NationalNetwork.objects.filter(is_generated=True)
        reviews = Review.objects.filter(application__institution__is_generated=True)
        pathways = PathwayVersion.objects.filter(is_generated=True)
        certificates = Certificate.objects.filter(is_generated=True)
        entries = RoundEntry.objects.filter(institution__is_generated=True)
        rounds = RenewalRound.objects.filter(is_generated=True)
        twinnings = Twinning.objects.filter(is_generated=True)
        tables = (applications, rows, memberships, networks, reviews, pathways, certificates)
        forget_acts(*tables, *acts_on_reports(), entries, rounds, twinnings)
        remove_rounds()
        remove_reports()
        MembershipTerm.objects.filter(membership__in=memberships)._raw_delete("default")
        twinnings._raw_delete("default")
        remove_successions(rows)
        certificates._raw_delete("default")
        CertificateIssue.objects.filter(network__is_generated=True).delete()
        forget_imports(networks)
        rows.update(membership=None, standing="none")
        memberships.delete()
        reviews.delete()
        files = Attachment.objects.filter(application__institution__is_generated=True)
        forget_files(list(files.values_list("path", flat=True)))
        applications.delete()
        InstitutionName.objects.filter(institution__is_generated=True)._raw_delete("default")
        rows._raw_delete("default")
        for model in (
            PathwayVersion,
            Signatory,
            NationalNetwork,
            User,
            Appointment,
            Area,
            Person,
            Organisation,
        ):
            remove_generated(model)
    counts.refresh(force=True)
    freshness.refresh(force=True)
    tell("the demonstration network is removed")


def remove_successions(rows: QuerySet) -> None:
    """What was recorded of generated institutions goes with them."""
    found = Succession.objects.filter(predecessor__in=rows)
    forget_acts(found)
    found._raw_delete("default")


def forget_imports(networks: QuerySet) -> None:
    """Sheets of generated networks go; rows of real sheets let go of generated institutions."""
    batches = ImportBatch.objects.filter(is_generated=True) | ImportBatch.objects.filter(
        network__in=networks
    )
    forget_acts(batches)
    ImportRow.objects.filter(institution__is_generated=True).update(decision="", institution=None)
    for batch in batches.exclude(file=""):
        batch.file.delete(save=False)
    batches.delete()


def forget_acts(*tables: QuerySet) -> None:
    """The audit trail of generated records goes with them; nothing else ever leaves it."""
    with pgtrigger.ignore("workflow.AuditEntry:append_only"):
        for rows in tables:
            kind = ContentType.objects.get_for_model(rows.model)
            AuditEntry.objects.filter(content_type=kind, object_id__in=rows.values("pk")).delete()


def remove_generated(model: type[Model]) -> None:
    """The generated rows of one table that nothing else points to."""
    if model is User:
        rows = User.objects.filter(Q(email__endswith=ACCOUNTS) | Q(email__endswith=OF_AREAS))
    else:
        rows = model.objects.filter(is_generated=True)
    if model is Person:
        rows = rows.filter(user=None)
    if model is Appointment:
        rows = rows.filter(person__user=None, organisation__public_id__startswith=COMMISSION)
    if model is Organisation:
        rows = rows.filter(public_id__startswith=COMMISSION)
    for relation in model._meta.related_objects:
        if relation.on_delete is PROTECT:
            rows = rows.filter(**{relation.field.related_query_name(): None})
    model.objects.filter(pk__in=list(rows.values_list("pk", flat=True))).delete()
