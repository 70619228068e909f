"""Who may do what in the network."""

from typing import Any

import rules

from unesco_portal.accounts.roles import (
    AREA_ROLES,
    COORDINATOR_ROLES,
    NATIONAL_ROLES,
    Role,
    areas_of,
    countries_of,
    holds,
)
from unesco_portal.accounts.rules import back_office, is_aspnet_coordination, is_staff
from unesco_portal.people.models import Appointment
from unesco_portal.workflow.actors import LinkHolder, System

from .enums import (
    PUBLIC_PATHWAY,
    PUBLIC_STANDINGS,
    PUBLIC_TWINNING,
    ApplicationStatus,
    ReviewLevel,
    ReviewStatus,
    Standing,
)

TO_SCHOOL = ("institution", "membership", "application", "report", "predecessor")


def country_code(record: Any) -> str | None:
    """The country a record of the network belongs to."""
    for part in ("batch", "report", "school_year", "predecessor"):
        if hasattr(record, f"{part}_id"):  # a column of its own, not what others point back with
            record = getattr(record, part)
    institution = getattr(record, "institution", record)
    network = getattr(institution, "network", institution)
    return getattr(network, "country_id", None)


def area_key(record: Any) -> int | None:
    """The area of the school a record is about; nothing where it is about a whole network."""
    while record is not None and not hasattr(record, "area_id"):
        part = next((name for name in TO_SCHOOL if hasattr(record, f"{name}_id")), None)
        record = getattr(record, part) if part else None
    return getattr(record, "area_id", None)


@rules.predicate
def serves_country_of(user: Any, record: Any = None) -> bool:
    """National roles reach the records of their own country only."""
    return country_code(record) in countries_of(user, NATIONAL_ROLES)


@rules.predicate
def serves_area_of(user: Any, record: Any = None) -> bool:
    """Sub-national coordinators reach the records of schools of their own areas only."""
    return area_key(record) in areas_of(user)


@rules.predicate
def serves_part_of(user: Any, record: Any = None) -> bool:
    """What a whole network shares, such as a school year, is read in all of its areas."""
    return country_code(record) in countries_of(user, AREA_ROLES)


@rules.predicate
def coordinates_country_of(user: Any, record: Any = None) -> bool:
    """National Coordinators and deputies act for their own country only."""
    return country_code(record) in countries_of(user, COORDINATOR_ROLES)


@rules.predicate
def coordinates_somewhere(user: Any) -> bool:
    """Whoever coordinates writes to schools; which ones, the country or the area says."""
    return bool(countries_of(user, COORDINATOR_ROLES | AREA_ROLES))


@rules.predicate
def coordinates_some_country(user: Any) -> bool:
    """Who says which school lies in which area; of which network, the schools say."""
    return bool(countries_of(user, COORDINATOR_ROLES))


@rules.predicate
def coordinates_area(user: Any, area: Any = None) -> bool:
    """Sub-national coordinators open the page of their own areas."""
    return area is not None and area.pk in areas_of(user)


@rules.predicate
def stands_in_for_vacant_post(user: Any, record: Any = None) -> bool:
    """Where nobody who can sign in coordinates, the National Commission and Headquarters act."""
    code = country_code(record)
    if code is None:
        return False
    if not (holds(user, Role.NATIONAL_COMMISSION, code) or holds(user, Role.ASPNET_COORDINATION)):
        return False
    return Appointment.objects.coordinators().nobody_acts_in(code)


@rules.predicate
def is_public_institution(user: Any, institution: Any = None) -> bool:
    """Members and former members are public; candidates and applicants are not."""
    return institution is not None and institution.standing in PUBLIC_STANDINGS


@rules.predicate
def is_of_public_institution(user: Any, part: Any = None) -> bool:
    """A membership and a further name are as public as their institution."""
    return part is not None and part.institution.standing in PUBLIC_STANDINGS


@rules.predicate
def serves_network_of(user: Any, issue: Any = None) -> bool:
    """National roles see what is done for the network of their own country."""
    return issue is not None and issue.network.country_id in countries_of(user, NATIONAL_ROLES)


@rules.predicate
def is_submitted(user: Any, application: Any = None) -> bool:
    """A draft belongs to its writer until the address is confirmed."""
    return application is None or application.status != ApplicationStatus.DRAFT


@rules.predicate
def is_only_drafted(user: Any, institution: Any = None) -> bool:
    """Told in drafts only: what a school writes is its own until it confirms its address."""
    if institution is None or institution.standing != Standing.NONE:
        return False
    found = set(institution.applications.values_list("status", flat=True))
    return found == {ApplicationStatus.DRAFT}


@rules.predicate
def is_applicant(actor: Any, application: Any = None) -> bool:
    """Holds the signed link to this very application."""
    return isinstance(actor, LinkHolder) and actor.holds_link_to(application)


@rules.predicate
def is_public_pathway(user: Any, version: Any = None) -> bool:
    """What is in force, was in force, or is told by a source; drafts are the country's own."""
    return version is not None and version.status in PUBLIC_PATHWAY


@rules.predicate
def is_of_public_pathway(user: Any, part: Any = None) -> bool:
    """Stages and windows are as public as their version."""
    return part is not None and part.version.status in PUBLIC_PATHWAY


@rules.predicate
def is_of_own_pathway(user: Any, part: Any = None) -> bool:
    """National roles read the stages and windows of their country's drafts."""
    return part is not None and part.version.country_id in countries_of(user, NATIONAL_ROLES)


@rules.predicate
def is_of_sent_application(user: Any, part: Any = None) -> bool:
    """A draft's documents belong to its writer."""
    return part is None or part.application.status != ApplicationStatus.DRAFT


@rules.predicate
def is_reviewer(actor: Any, review: Any = None) -> bool:
    """Holds the signed link to this very review, or is the account it is of."""
    if isinstance(actor, LinkHolder):
        return actor.holds_link_to(review)
    return review is not None and review.reviewer_id is not None and review.reviewer == actor


@rules.predicate
def is_asked_of_own_area(user: Any, review: Any = None) -> bool:
    """The first opinion is asked of an area, not of a person: whoever coordinates it gives it."""
    if review is None or review.status != ReviewStatus.ASKED:
        return False
    return review.level == ReviewLevel.SUB_NATIONAL and serves_area_of(user, review)


@rules.predicate
def signs_for_commission(user: Any, record: Any = None) -> bool:
    """The National Commission signs; without an account there, Headquarters files its letter."""
    code = country_code(record)
    if code is None:
        return False
    if holds(user, Role.NATIONAL_COMMISSION, code):
        return True
    posts = Appointment.objects.conferring(Role.NATIONAL_COMMISSION)
    return holds(user, Role.ASPNET_COORDINATION) and posts.nobody_acts_in(code)


@rules.predicate
def is_school_concerned(actor: Any, record: Any = None) -> bool:
    """Holds the signed link to this very plan, report or hearing."""
    return isinstance(actor, LinkHolder) and actor.holds_link_to(record)


@rules.predicate
def is_portal(actor: Any) -> bool:
    """The portal acting by its clocks."""
    return isinstance(actor, System)


@rules.predicate
def is_school_itself(actor: Any, record: Any = None) -> bool:
    """Holds the signed link that came with a certificate of this very institution."""
    if not isinstance(actor, LinkHolder) or record is None:
        return False
    return actor.holds_link_to(getattr(record, "institution", record))


decides_nationally = coordinates_country_of | stands_in_for_vacant_post
serves = serves_country_of | serves_area_of
acts_for_school = decides_nationally | serves_area_of


@rules.predicate
def is_public_twinning(user: Any, twinning: Any = None) -> bool:
    """Agreed on, going on or over, between two schools that everybody may see."""
    if twinning is None or twinning.status not in PUBLIC_TWINNING:
        return False
    return {twinning.school.standing, twinning.partner.standing} <= set(PUBLIC_STANDINGS)


@rules.predicate
def serves_either_school(user: Any, twinning: Any = None) -> bool:
    """The desks of both schools read what they have proposed to each other."""
    if twinning is None:
        return False
    return serves.test(user, twinning.school) or serves.test(user, twinning.partner)


def acts_for(side: str) -> rules.Predicate:
    """Whoever coordinates the ``school`` that proposes, or the ``partner`` that is asked."""
    return rules.predicate(
        lambda user, row=None: row is not None and acts_for_school.test(user, getattr(row, side)),
        name=f"acts_for_{side}",
    )


rules.add_perm("aspnet", is_staff)
rules.add_perm("aspnet.view_nationalnetwork", rules.always_true)
rules.add_perm("aspnet.view_campaign", rules.always_true)
rules.add_perm("aspnet.view_resourceitem", rules.always_true)
rules.add_perm(
    "aspnet.view_institution",
    ~is_only_drafted & (is_staff | is_public_institution | serves),
)
rules.add_perm("aspnet.view_membership", is_staff | is_of_public_institution | serves)
rules.add_perm("aspnet.view_institutionname", is_staff | is_of_public_institution | serves)
rules.add_perm("aspnet.view_application", is_submitted & (is_staff | serves))
keeps_records_of = acts_for_school | is_aspnet_coordination
rules.add_perm("aspnet.edit_institution", keeps_records_of)
rules.add_perm("aspnet.confirm_institution", keeps_records_of)
rules.add_perm("aspnet.assign_area", decides_nationally | is_aspnet_coordination)
rules.add_perm("aspnet.run_areas", decides_nationally | is_aspnet_coordination)
rules.add_perm("aspnet.assign_areas", coordinates_some_country | is_aspnet_coordination)
rules.add_perm("aspnet.view_areas", is_staff | serves_country_of | coordinates_area)
rules.add_perm("aspnet.mail_schools", coordinates_somewhere | is_aspnet_coordination)
rules.add_perm("aspnet.send_legal_notice", is_aspnet_coordination)
rules.add_perm("aspnet.hand_over_network", serves_country_of | is_aspnet_coordination)
rules.add_perm("aspnet.write_note", serves | is_aspnet_coordination)
rules.add_perm("aspnet.invite_coordinator", is_aspnet_coordination | serves_country_of)

rules.add_perm("aspnet.submit_application", is_applicant)
rules.add_perm("aspnet.begin_review_application", decides_nationally)
rules.add_perm("aspnet.return_application", decides_nationally)
rules.add_perm("aspnet.resubmit_application", is_applicant)
rules.add_perm("aspnet.decline_application", decides_nationally)
rules.add_perm("aspnet.recommend_application", decides_nationally)
rules.add_perm("aspnet.send_back_application", is_aspnet_coordination)
rules.add_perm("aspnet.admit_application", is_aspnet_coordination)
rules.add_perm("aspnet.refuse_application", is_aspnet_coordination)
rules.add_perm("aspnet.withdraw_application", is_applicant)
rules.add_perm("aspnet.lapse_application", decides_nationally)

rules.add_perm("aspnet.start_stage_application", decides_nationally)
rules.add_perm("aspnet.advance_stage_application", decides_nationally)
rules.add_perm("aspnet.extend_stage_application", decides_nationally)
rules.add_perm("aspnet.end_stage_application", decides_nationally)
rules.add_perm("aspnet.cosign_application", signs_for_commission)
rules.add_perm("aspnet.invite_reviewer", decides_nationally)
rules.add_perm("aspnet.write_national_review", decides_nationally)
rules.add_perm("aspnet.write_sub_national_review", serves_area_of)
rules.add_perm("aspnet.write_unesco_review", is_aspnet_coordination)

rules.add_perm("aspnet.view_review", is_of_sent_application & (is_staff | serves))
rules.add_perm("aspnet.view_attachment", is_of_sent_application & (is_staff | serves))
rules.add_perm("aspnet.ask_area_review", decides_nationally)
rules.add_perm("aspnet.give_review", is_reviewer | is_asked_of_own_area)
rules.add_perm("aspnet.decline_review", is_reviewer | is_asked_of_own_area)
rules.add_perm("aspnet.drop_review", is_portal)
rules.add_perm("aspnet.cancel_review", decides_nationally)

rules.add_perm("aspnet.view_pathwayversion", is_staff | is_public_pathway | serves_country_of)
rules.add_perm("aspnet.view_pathwaystage", is_staff | is_of_public_pathway | is_of_own_pathway)
rules.add_perm("aspnet.view_intakewindow", is_staff | is_of_public_pathway | is_of_own_pathway)
rules.add_perm("aspnet.draft_pathway", decides_nationally)
rules.add_perm("aspnet.work_on_pathway", serves_country_of)
rules.add_perm("aspnet.propose_pathway", decides_nationally)
rules.add_perm("aspnet.approve_pathway", is_aspnet_coordination)
rules.add_perm("aspnet.return_pathway", is_aspnet_coordination)
rules.add_perm("aspnet.supersede_pathway", is_aspnet_coordination)

rules.add_perm("aspnet.pause_membership", decides_nationally | is_aspnet_coordination)
rules.add_perm("aspnet.resume_membership", decides_nationally | is_aspnet_coordination)
rules.add_perm("aspnet.withdraw_membership", decides_nationally | is_aspnet_coordination)
rules.add_perm("aspnet.end_membership", decides_nationally | is_aspnet_coordination)
rules.add_perm("aspnet.terminate_membership", is_aspnet_coordination)
rules.add_perm("aspnet.renew_membership", is_aspnet_coordination)
rules.add_perm("aspnet.view_membershipterm", is_staff | serves)
rules.add_perm("aspnet.view_succession", is_staff | serves)
rules.add_perm("aspnet.record_succession", decides_nationally | is_aspnet_coordination)

rules.add_perm("aspnet.view_twinning", is_staff | is_public_twinning | serves_either_school)
rules.add_perm("aspnet.propose_twinning", acts_for_school)
rules.add_perm("aspnet.agree_twinning", acts_for("partner"))
rules.add_perm("aspnet.decline_twinning", acts_for("partner"))
rules.add_perm("aspnet.withdraw_twinning", acts_for("school") | is_portal)
rules.add_perm("aspnet.end_twinning", acts_for("school") | acts_for("partner") | is_portal)

may_hold_certificate = coordinates_country_of | is_aspnet_coordination | is_school_itself
rules.add_perm("aspnet.view_certificate", rules.always_true)
rules.add_perm("aspnet.view_signingkey", rules.always_true)
rules.add_perm("aspnet.view_certificateissue", is_staff | serves_network_of)
rules.add_perm("aspnet.download_certificate", may_hold_certificate)
rules.add_perm("aspnet.download_logo", may_hold_certificate)
rules.add_perm("aspnet.download_certificates", coordinates_country_of | is_aspnet_coordination)
rules.add_perm("aspnet.issue_certificate", is_aspnet_coordination)
rules.add_perm("aspnet.reissue_certificate", is_aspnet_coordination | is_portal)
rules.add_perm("aspnet.revoke_certificate", is_aspnet_coordination)
rules.add_perm("aspnet.end_certificate", is_portal)

rules.add_perm("aspnet.view_importbatch", is_staff | serves_country_of)
rules.add_perm("aspnet.view_importrow", is_staff | serves_country_of)
rules.add_perm("aspnet.view_importmapping", is_staff | serves_country_of)
rules.add_perm("aspnet.start_import", decides_nationally | is_aspnet_coordination)
rules.add_perm("aspnet.decide_import", decides_nationally | is_aspnet_coordination)
rules.add_perm("aspnet.map_import", decides_nationally | is_aspnet_coordination)
rules.add_perm("aspnet.begin_check_import", is_portal)
rules.add_perm("aspnet.finish_check_import", is_portal)
rules.add_perm("aspnet.fail_import", is_portal)
rules.add_perm("aspnet.apply_import", decides_nationally | is_aspnet_coordination)
rules.add_perm("aspnet.finish_apply_import", is_portal)
rules.add_perm("aspnet.propose_import", is_portal)
rules.add_perm("aspnet.approve_import", is_aspnet_coordination)
rules.add_perm("aspnet.decline_import", is_aspnet_coordination)
rules.add_perm("aspnet.give_up_import", is_portal)
rules.add_perm("aspnet.halt_import", decides_nationally | is_aspnet_coordination | is_portal)
rules.add_perm("aspnet.undo_import", decides_nationally | is_aspnet_coordination)
rules.add_perm("aspnet.finish_undo_import", is_portal)
rules.add_perm("aspnet.cancel_import", decides_nationally | is_aspnet_coordination)

for name in ("schoolreport", "complianceassessment", "hearing"):
    rules.add_perm(f"aspnet.view_{name}", is_staff | serves)
rules.add_perm("aspnet.view_schoolyear", is_staff | serves_country_of | serves_part_of)
rules.add_perm("aspnet.view_nationalreport", is_staff | serves_country_of)
rules.add_perm("aspnet.view_reporttemplate", rules.always_true)
rules.add_perm("aspnet.view_reportquestion", rules.always_true)
rules.add_perm("aspnet.run_schoolyear", decides_nationally)
rules.add_perm("aspnet.lock_schoolyear", decides_nationally)
rules.add_perm("aspnet.write_schoolreport", is_school_concerned | decides_nationally)
rules.add_perm("aspnet.correct_schoolreport", decides_nationally)
rules.add_perm("aspnet.begin_schoolreport", is_school_concerned | decides_nationally)
rules.add_perm("aspnet.submit_schoolreport", is_school_concerned | decides_nationally)
rules.add_perm("aspnet.return_schoolreport", decides_nationally)
rules.add_perm("aspnet.accept_schoolreport", decides_nationally)
rules.add_perm("aspnet.publish_schoolreport", decides_nationally)
rules.add_perm("aspnet.unpublish_schoolreport", is_school_concerned | decides_nationally)
rules.add_perm("aspnet.close_schoolreport", decides_nationally)
rules.add_perm("aspnet.receive_late_schoolreport", decides_nationally)
rules.add_perm("aspnet.assess_compliance", decides_nationally)
rules.add_perm("aspnet.state_hearing", is_school_concerned)
rules.add_perm("aspnet.propose_termination_membership", decides_nationally)
rules.add_perm("aspnet.keep_membership", is_aspnet_coordination)
rules.add_perm("aspnet.edit_nationalreport", decides_nationally)
rules.add_perm("aspnet.send_nationalreport", decides_nationally)
rules.add_perm("aspnet.send_back_nationalreport", is_aspnet_coordination)

rules.add_perm("aspnet.view_confirmation", is_staff | serves)
rules.add_perm("aspnet.view_renewalround", is_staff | serves_country_of | serves_part_of)
rules.add_perm("aspnet.view_roundentry", is_staff | serves)
rules.add_perm("aspnet.open_round", decides_nationally | is_aspnet_coordination)
rules.add_perm("aspnet.run_round", decides_nationally | is_aspnet_coordination)
rules.add_perm("aspnet.answer_round", is_applicant)
rules.add_perm(
    "aspnet.begin_closing_round", decides_nationally | is_aspnet_coordination | is_portal
)
rules.add_perm("aspnet.close_round", decides_nationally | is_aspnet_coordination)
rules.add_perm("aspnet.cancel_round", decides_nationally | is_aspnet_coordination)

rules.add_perm("aspnet.view_figures", is_staff | serves_country_of)
rules.add_perm("aspnet.see_headquarters", is_aspnet_coordination)

back_office("aspnet", editors=is_aspnet_coordination)
