"""The page as people meet it: seen, clicked, by keyboard, on a phone, in the dark."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.browser.conftest import Visits

SIZES = [(390, 844), (1280, 800)]
PAGES = ("/", "/?weeks=52", "/entries", "/plans", "/help")
_DRAWN = """canvas => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value, n) => n % 4 === 3 && value > 0);
}"""


def faults(page: Page) -> list[str]:
    """What axe finds that keeps somebody from using the page."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['html']}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


def is_too_wide(page: Page) -> bool:
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return bool(wide)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_graph_is_drawn(visit: Visits, width: int, height: int, dark: bool) -> None:
    visited = visit(width, height, dark)
    page = visited.open("/")
    graphs = page.locator("figure[data-graph]")
    assert graphs.count() == 5
    for graph in graphs.all():
        box = graph.bounding_box()
        assert box
        assert box["height"] > 100
    canvases = page.locator(".chart canvas")
    assert [canvas.evaluate(_DRAWN) for canvas in canvases.all()] == [True, True, True]
    colours = {
        cell.evaluate("cell => getComputedStyle(cell).backgroundColor")
        for cell in page.locator(".calendar td[class^=felt]").all()
    }
    assert len(colours) == 5
    assert visited.troubles == []
    assert visited.elsewhere() == []


@pytest.mark.parametrize(("width", "dark"), [(360, True), (1280, False)])
def test_nobody_is_kept_out(visit: Visits, width: int, dark: bool) -> None:
    visited = visit(width, 800, dark)
    entry = visited.open("/entries").locator(".log a").first.get_attribute("href")
    assert entry
    for path in (*PAGES, entry, "/entries/none"):
        page = visited.open(path)
        for closed in page.locator("summary").all():
            closed.click()
        assert faults(page) == [], path
        assert not is_too_wide(page), path
    assert [one for one in visited.troubles if "404" not in one] == []


def test_an_entry_is_corrected_by_clicking(visit: Visits) -> None:
    visited = visit(390, 844)
    page = visited.open("/entries")
    page.locator(".log a").first.click()
    page.get_by_label("How much could be felt").select_option("very strong feeling")
    page.get_by_label("Which ones, in your words").fill("really tired")
    page.get_by_label("Note").fill("The birds\nby the canal.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_have_text("Changed.")
    first = page.locator(".log li").first
    expect(first).to_contain_text("very strong feeling")
    expect(first).to_contain_text("by the canal.")
    first.get_by_role("link").click()
    expect(page.get_by_label("tired", exact=True)).to_be_checked()
    assert visited.troubles == []
    assert visited.elsewhere() == []


def test_an_entry_is_deleted_by_clicking_and_asked_about_once(visit: Visits) -> None:
    page = visit().open("/entries")
    before = page.locator(".log a").first.get_attribute("href")
    page.locator(".log a").first.click()
    sure = page.get_by_role("button", name="Yes, delete it")
    expect(sure).to_be_hidden()
    page.get_by_text("Delete this entry").click()
    sure.click()
    expect(page.get_by_role("status")).to_have_text("It's deleted.")
    assert page.locator(".log a").first.get_attribute("href") != before


def test_a_goal_and_the_morning_are_changed_by_clicking(visit: Visits) -> None:
    page = visit(390, 844).open("/plans")
    page.get_by_role("button", name=re.compile("Let it rest.*a slow walk")).click()
    expect(
        page.get_by_role("button", name=re.compile("Take it up again.*a slow walk"))
    ).to_be_visible()
    page.get_by_label("Time of morning").fill("08:15")
    page.get_by_role("button", name=re.compile("Change.*the time of morning")).click()
    expect(page.get_by_label("Time of morning")).to_have_value("08:15")
    page.locator("summary", has_text="morning").click()
    page.get_by_role("button", name=re.compile("Yes, remove it.*morning")).click()
    expect(page.get_by_text("None yet. Say")).to_be_visible()


def test_the_keyboard_goes_everywhere(visit: Visits) -> None:
    page = visit().open("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"


def test_without_scripts_all_but_the_lines_is_there(visit: Visits) -> None:
    page = visit(scripts=False).open("/")
    expect(page.get_by_text("The line needs JavaScript").first).to_be_visible()
    assert page.locator(".calendar td[class^=felt]").count() > 50
    page.locator("summary").nth(1).click()
    expect(page.get_by_role("columnheader", name="Pleasant or not")).to_be_visible()
