"""How one signs, said on the phone and at the command line, and seen in the next letter."""

from tests.web.conftest import run


def test_a_signature_is_in_the_next_letter(home, browse):
    run(home, "contacts", "add", "--name", "Hanako Aoba", "--email", "hanako@aoba.example")
    page = browse()
    page.goto("/people/1/write")
    page.get_by_role("link", name="Say who you are").click()
    page.get_by_label("name", exact=True).fill("Ken <b>Minato</b>")
    page.get_by_role("button", name="Keep it").click()
    page.get_by_text("So you sign from now on.").wait_for()
    assert page.url.endswith("/people/1/write")
    assert "Ken <b>Minato</b>" in page.locator("#body").input_value()
    assert run(home, "me", "--company", "Minato Inc.") == "name          Ken <b>Minato</b>\ncompany       Minato Inc.\n"
    page.goto("/me")
    assert page.get_by_label("company").input_value() == "Minato Inc."
