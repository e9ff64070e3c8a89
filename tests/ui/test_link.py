"""Links, judged before anybody opens them."""

import pytest

from matryoshka.ui.link import link


@pytest.mark.parametrize(
    "target",
    [
        *(
            "file:///etc/passwd",
            "FILE:/etc/passwd",
            "smb://host/share",
            "ftp://host/x",
            "data:text/html,<script>",
        ),
        *(
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "vbscript:x",
            "ms-msdt:/id",
            "search-ms:query=x",
            "tel:1",
        ),
        *("about:blank", "view-source:http://a.example", "blob:http://a.example/1", "steam://run/1", "x:y"),
        *(
            "/etc/passwd",
            "C:\\Windows\\win.ini",
            "\\\\host\\share",
            "//host/share",
            "notes.md",
            "#top",
            "",
            " ",
        ),
        *(
            "http://",
            "https:///path",
            "http:",
            "https:evil.example",
            "http://[::1",
            "http://a b/",
            "http://ho\0st/",
        ),
        *(
            "mailto:a@b.example?attach=/etc/passwd",
            "mailto:a@b.example?Attachment=x",
            "https://a.example/" + "x" * 9000,
        ),
    ],
)
def test_what_is_no_page_and_no_plain_mail_is_never_opened(target: str) -> None:
    assert link(target).fault


@pytest.mark.parametrize(
    ("target", "site", "address"),
    [
        ("https://example.org/a b", "example.org", "https://example.org/a%20b"),
        ("HTTPS://Example.ORG", "example.org", "https://example.org"),
        ("https://example.org:8443/x", "example.org:8443", "https://example.org:8443/x"),
        ("https://пример.example/ж", "xn--e1afmkfd.example", "https://xn--e1afmkfd.example/%D0%B6"),
        ("https://аpple.com", "xn--pple-43d.com", "https://xn--pple-43d.com"),
        ("mailto:a@b.example?subject=Hi", "a@b.example", "mailto:a@b.example?subject=Hi"),
    ],
)
def test_pages_and_mail_are_told_as_they_would_be_opened(target: str, site: str, address: str) -> None:
    found = link(target)
    assert (found.fault, found.site, found.address) == ("", site, address)
    assert found.address.isascii()


def test_what_could_mislead_is_said() -> None:
    (letters,) = link("https://аpple.com").remarks
    assert "“аpple.com”" in letters
    before, plain = link("http://bank.example@evil.example/").remarks
    assert "@" in before
    assert "not encrypted" in plain
    assert link("https://example.org").remarks == ()


def test_characters_that_turn_text_around_are_told_by_their_codes() -> None:
    assert link("https://example.org/\u202egnp.exe").address == "https://example.org/%E2%80%AEgnp.exe"


def test_a_long_address_is_shown_in_part_with_its_length() -> None:
    shown = link("https://example.org/" + "x" * 980).shown
    assert len(shown) < 400
    assert shown.endswith("… (1,000 characters)")
