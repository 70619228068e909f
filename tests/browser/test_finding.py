"""A visitor looks for one centre: by what people call it, by its town, and on the map."""

import pytest
from playwright.sync_api import expect

from . import steps

NAME = "Asia-Pacific Centre of Education for International Understanding"
FULL_NAME = f"{NAME} (APCEIU)"


@pytest.mark.parametrize("text", ["apceiu", "International Understanding", "Seoul"])
def test_centre_is_found_from_the_home_page(visitor, text):
    visitor.goto("/")
    steps.fill(visitor, {"Search by name, acronym, former name or town, in any script": text})
    steps.press(visitor, "Search")
    steps.follow(visitor, FULL_NAME)

    assert steps.heading(visitor) == FULL_NAME
    steps.see(visitor, "It is independent of UNESCO and not a part of the Organization.")


def test_centre_is_found_on_the_map(visitor):
    visitor.goto("/centres/")
    steps.fill(visitor, {"Search": "Seoul"})
    steps.press(visitor, "Apply")
    sheet = visitor.get_by_role("region", name="Map")
    sheet.get_by_role("button", name=NAME).click()
    link = sheet.get_by_role("link", name=NAME)
    expect(link).to_be_focused()
    steps.go_by(visitor, link)

    assert steps.heading(visitor) == FULL_NAME


FITS = """() => {
    const [sheet, popup, buttons] = [".map-canvas", ".leaflet-popup", ".leaflet-control-zoom"]
        .map(name => document.querySelector(name)?.getBoundingClientRect());
    return popup && popup.left >= buttons.right && popup.right <= sheet.right
        && popup.top >= sheet.top && popup.bottom <= sheet.bottom;
}"""


@pytest.mark.parametrize("width", [360, 1280])
def test_what_the_map_tells_of_a_place_fits_into_it_beside_the_buttons(people, width):
    window = people.visitor(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    window.goto("/centres/?bbox=-170,-58,180,80&q=apceiu")

    window.get_by_role("region", name="Map").locator(".map-point").first.press("Enter")

    window.wait_for_function(FITS)


def test_signing_in_stands_at_the_end_of_the_masthead_on_each_page(visitor):
    places = []
    for address in ("/", "/centres/"):
        visitor.goto(address)
        places.append(visitor.locator(".masthead-link").bounding_box()["x"])

    assert places[0] == places[1]


def test_group_on_the_map_opens_into_its_places(visitor):
    visitor.goto("/centres/")
    sheet = visitor.get_by_role("region", name="Map")
    groups = sheet.get_by_role("button", name="places here: zoom in")
    expect(groups.first).to_be_visible()
    steps.see(visitor, "The designations employed and the presentation of material on this map")
    sizes = [int(text) for text in groups.all_inner_texts()]
    largest = groups.filter(has_text=str(max(sizes))).first

    largest.click()

    expect(groups.filter(has_text=str(max(sizes)))).to_have_count(0)


def test_map_of_schools_leads_from_a_country_to_a_school(visitor):
    visitor.goto("/schools/?country=JP")
    sheet = visitor.get_by_role("region", name="Map")
    place = sheet.locator(".leaflet-popup-content a")
    marker = sheet.locator(".leaflet-marker-icon").first
    for _nearer in range(6):
        expect(marker).to_be_visible()
        marker.click()
        visitor.wait_for_load_state("networkidle")
        if place.is_visible():
            break
    town = place.inner_text()
    steps.go_by(visitor, place)
    steps.go_by(visitor, visitor.get_by_role("row", name=town).get_by_role("link"))

    assert (steps.fact(visitor, "Town"), steps.fact(visitor, "Country")) == (town, "Japan")
