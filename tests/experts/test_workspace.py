import re

import pytest

from experts.enums import ProfileStatus, TermStatus
from experts.models import ExpertProfile
from tests.factories.experts import (
    ExpertProfileFactory,
    ExpertTermFactory,
    account_of,
    convention_secretariat,
    serving_expert,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def test_workspace_asks_to_sign_in(client):
    profile = serving_expert()

    for url in (
        "/workspace/experts/",
        f"/workspace/experts/{profile.public_id}/",
        f"/workspace/experts/{profile.public_id}/withhold/",
    ):
        assert client.get(url).status_code == 302


def test_secretariat_sees_every_profile_and_an_expert_the_own(sign_in):
    own = ExpertProfileFactory(public_name="Own One")
    serving_expert(public_name="Other One")

    staff = sign_in(convention_secretariat()).get("/workspace/experts/").content.decode()
    expert = sign_in(account_of(own)).get("/workspace/experts/").content.decode()
    stranger = sign_in(UserFactory()).get("/workspace/experts/").content.decode()

    assert ("Own One" in staff, "Other One" in staff) == (True, True)
    assert ("Own One" in expert, "Other One" in expert) == (True, False)
    assert ("Own One" in stranger, "Other One" in stranger) == (False, False)


def test_secretariat_filters_by_status(sign_in):
    ExpertProfileFactory(public_name="Draft One")
    serving_expert(public_name="Serving One")

    html = (
        sign_in(convention_secretariat()).get("/workspace/experts/?status=draft").content.decode()
    )

    assert ("Draft One" in html, "Serving One" in html) == (True, False)


def test_profile_page_tells_what_is_public_and_offers_the_acts(sign_in):
    profile = ExpertProfileFactory(public_name="Draft One", nationalities=["SN"])
    term = ExpertTermFactory(expert=profile, status=TermStatus.INVITED)

    html = sign_in(convention_secretariat()).get(profile.get_workspace_url()).content.decode()

    assert "Senegal" in html
    assert "Not published: no consent." in html
    assert f"/workspace/experts/{profile.public_id}/publish/" in html
    assert f"/workspace/expert-terms/{term.public_id}/activate/" in html


def test_profile_page_is_not_there_for_strangers(sign_in):
    profile = serving_expert()

    assert sign_in(UserFactory()).get(profile.get_workspace_url()).status_code == 404
    assert (
        sign_in(account_of(ExpertProfileFactory())).get(profile.get_workspace_url()).status_code
        == 404
    )


@pytest.mark.parametrize("term_count", [1, 3])
def test_profile_page_query_count(sign_in, django_assert_num_queries, term_count):
    profile = ExpertProfileFactory()
    for year in range(term_count):
        ExpertTermFactory(expert=profile, start_on=str(2010 + year), end_on=str(2010 + year))
    client = sign_in(convention_secretariat())
    client.get(profile.get_workspace_url())

    with django_assert_num_queries(7):
        html = client.get(profile.get_workspace_url()).content.decode()

    assert len(set(re.findall(r"expert-terms/(EXT-\w+)/pause", html))) == term_count


def test_publish_and_withhold_from_the_page(sign_in):
    profile = ExpertProfileFactory()
    client = sign_in(convention_secretariat())
    url = profile.get_workspace_url()

    assert client.get(f"{url}publish/").status_code == 200
    assert client.post(f"{url}publish/", {"reason": "Consent received"}).url == url
    assert ExpertProfile.objects.get().status == ProfileStatus.PUBLISHED
    page = client.get(url).content.decode()

    assert "Consent received" in page
    client.post(f"{url}withhold/", {"reason": ""})
    assert ExpertProfile.objects.get().status == ProfileStatus.WITHHELD


def test_end_of_a_term_asks_for_reason_and_words(sign_in):
    term = ExpertTermFactory()
    client = sign_in(convention_secretariat())
    url = f"/workspace/expert-terms/{term.public_id}/end/"

    assert client.post(url, {"end_reason": "resigned"}).status_code == 400
    assert client.post(url, {"end_reason": "mandate_over", "reason": "x"}).status_code == 400
    assert client.post(url, {"end_reason": "resigned", "reason": "Letter"}).status_code == 302
    term.refresh_from_db()
    assert (term.status, term.end_reason) == (TermStatus.ENDED, "resigned")


@pytest.mark.parametrize("verb", ["end", "expire", "lapse"])
def test_expert_may_not_end_the_own_term(sign_in, verb):
    term = ExpertTermFactory()

    assert (
        sign_in(account_of(term.expert))
        .post(f"/workspace/expert-terms/{term.public_id}/{verb}/")
        .status_code
        == 403
    )


def test_unknown_act_is_404(sign_in):
    term = ExpertTermFactory()

    assert (
        sign_in(convention_secretariat())
        .get(f"/workspace/expert-terms/{term.public_id}/dance/")
        .status_code
        == 404
    )
