"""A part of the map as a filter: the same on page, map and API, and told when it is none."""

import pytest

from tests.factories.aspnet import member
from tests.factories.centres import CentreFactory

pytestmark = pytest.mark.django_db
DAKAR = {"latitude": 14.7, "longitude": -17.4}
NAIROBI = {"latitude": -1.3, "longitude": 36.8}
WEST, EAST = "-20,10,-10,20", "30.5,-5,40,5"
LISTS = ["/schools/", "/api/v1/institutions/", "/centres/", "/api/v1/centres/"]
WRONG = {
    "1,2,3": "Give west,south,east,north in degrees",
    "a,b,c,d": "Give west,south,east,north in degrees",
    "nan,0,nan,0": "Give west,south,east,north in degrees",
    "-500,0,500,10": "This is no part of the world",
    "0,-100,5,0": "This is no part of the world",
    "10,0,-10,5": "The order is west,south,east,north.",
    "0,10,5,-10": "The order is west,south,east,north.",
}


@pytest.fixture
def places():
    """A school and a centre in Dakar, others in Nairobi and at no known place."""
    member(name="Western one", **DAKAR)
    member(name="Eastern one", country_id="KE", **NAIROBI)
    member(name="Nowhere one")
    CentreFactory(name="Western one", **DAKAR)
    CentreFactory(name="Eastern one", **NAIROBI)
    CentreFactory(name="Nowhere one")


def found(client, address: str) -> list[str]:
    """Which of the three an answer names."""
    text = client.get(address).getvalue().decode()
    return [name for name in ("Western", "Eastern", "Nowhere") if f"{name} one" in text]


@pytest.mark.parametrize("address", LISTS)
def test_only_rows_in_the_box(client, places, address):
    assert found(client, f"{address}?bbox={WEST}") == ["Western"]
    assert found(client, f"{address}?bbox={EAST}") == ["Eastern"]  # by the same compiled query
    assert found(client, f"{address}?bbox=-180,-90,180,90&q=one") == ["Western", "Eastern"]
    assert found(client, f"{address}?bbox={WEST}&format=csv") == ["Western"]


@pytest.mark.parametrize("address", ["/schools/", "/centres/"])
def test_box_is_a_chip_that_goes_and_a_map_that_begins_there(client, places, address):
    page = client.get(f"{address}?bbox={WEST}&is_generated=false")

    (chip, _other) = page.context["active_filters"]
    assert chip["label"] == "In this part of the map"
    assert chip["remove_url"] == "?is_generated=false"
    assert page.context["map"]["bounds"] == WEST
    assert page.context["map"]["list_url"] == "?is_generated=false"
    assert "bbox" not in page.context["map"]["data_url"]


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize(("box", "message"), WRONG.items())
def test_a_box_that_is_none_is_told(client, places, address, box, message):
    response = client.get(f"{address}?bbox={box}")

    assert response.status_code == 400
    if address.startswith("/api/"):
        (error,) = response.json()["errors"]
        assert error["field"] == "bbox"
        assert error["message"].startswith(message)
    else:
        assert message in response.content.decode()
