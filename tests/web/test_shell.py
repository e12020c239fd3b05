"""The page as an app: it can be installed, says when the machine is out of reach, and every file of it is there."""

import re

from enishi.web.pages import STATIC, static


def test_it_can_be_installed(browse):
    page = browse()
    page.evaluate("navigator.serviceWorker.ready")
    told = page.context.new_cdp_session(page).send("Page.getInstallabilityErrors")
    # Chromium installs nothing from the private window that a test opens, and finds nothing else amiss.
    assert [each["errorId"] for each in told["installabilityErrors"]] == ["in-incognito"]


def test_it_says_when_the_machine_is_out_of_reach_and_comes_back(server, browse):
    page = browse()
    page.evaluate("navigator.serviceWorker.ready")
    page.goto("/more")
    server.kill()
    page.goto("/history")
    assert page.get_by_role("heading", level=1).inner_text() == "Your computer is out of reach"
    server.start(server.port)
    page.get_by_role("link", name="Try again").click()
    page.get_by_role("heading", name="Today").wait_for()
    browse.faults.clear()  # that the machine did not answer


def test_nothing_personal_is_kept_on_the_phone(browse):
    page = browse()
    page.evaluate("navigator.serviceWorker.ready")
    for path in ("/", "/history", "/devices"):
        page.goto(path)
    kept = page.evaluate(
        """async () => (await Promise.all((await caches.keys()).map(async (name) =>
             (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname)))).flat()"""
    )
    assert all(path == "/offline" or path.startswith("/static/") for path in kept)


def test_every_drawing_that_a_template_names_is_there():
    drawn = set(re.findall(r'<symbol id="(\w+)"', (STATIC / "icons.svg").read_text()))
    named = {
        name
        for template in (STATIC.parent / "templates").glob("*.html")
        for name in re.findall(r'icon\("(\w+)"\)', template.read_text())
    }
    assert named <= drawn


def test_an_address_changes_with_its_file():
    assert re.fullmatch(r"/static/base\.css\?[0-9a-f]{10}", static("base.css"))
