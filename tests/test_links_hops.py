import pytest

from deals.links import HopAnswer, after_redirect, is_global_unicast, read_links

(SHORT,) = read_links("https://vt.tiktok.com/ZSexample/").links


def reading(location, status=302, resolved_ips=()):
    return after_redirect(SHORT, HopAnswer(status, location, tuple(resolved_ips)))


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("https://www.tiktok.com/@Rani?_t=1", "https://www.tiktok.com/@rani"),
        ("//www.tiktok.com/@rani", "https://www.tiktok.com/@rani"),
        ("/ZSother", "https://vt.tiktok.com/ZSother"),
        ("ZSother?x=1", "https://vt.tiktok.com/ZSother"),
        ("../ZSother", "https://vt.tiktok.com/ZSother"),
        ("?x=1", "https://vt.tiktok.com/ZSexample"),
        ("http://x.com/rani", "https://x.com/rani"),
        ("https://www.tiktok.com/", None),
        ("https://l.facebook.com/?u=https%3A%2F%2Fx.com%2Frani", "https://x.com/rani"),
    ],
)
def test_a_location_is_resolved_and_read(location, url):
    (link,) = reading(location).links
    assert link.canonical_url == url


@pytest.mark.parametrize(
    ("location", "code"),
    [
        (None, "unresolved"),
        ("", "unresolved"),
        ("https://contoh.id/x", "redirect_offsite"),
        ("//contoh.id", "redirect_offsite"),
        ("intent://x#Intent;end", "bad_scheme"),
        ("snssdk1180:x", "bad_scheme"),
        ("javascript:x", "bad_scheme"),
        ("https://insta\u200bgram.com/", "hidden_chars"),
        ("/\\contoh.id", "malformed_url"),
        ("https:/x.com/rani", "malformed_url"),
        ("https:///x.com/rani", "malformed_url"),
        ("https:x.com", "malformed_url"),
        ("https://a@x.com/", "userinfo"),
        ("http://[::1]/", "ip_or_local"),
        ("//0x7f.1/", "ip_or_local"),
        ("https://tikt0k.com/", "lookalike_host"),
        ("https://x.com:8443/rani", "bad_port"),
        ("https://youtube.com/redirect?q=https://contoh.id", "open_redirect"),
    ],
)
def test_a_bad_location_is_refused_with_its_reason(location, code):
    assert (reading(location).links, reading(location).refuse) == ((), code)


@pytest.mark.parametrize("status", [200, 204, 299, 400, 404, 500])
def test_an_answer_that_is_no_redirect_is_unresolved(status):
    assert reading("https://x.com/rani", status=status).refuse == "unresolved"


def test_one_private_address_is_enough_to_refuse_whatever_was_answered():
    assert reading(None, 404, ["8.8.8.8", "10.0.0.1"]).refuse == "ip_or_local"
    assert reading("https://x.com/rani", 301, ["8.8.8.8"]).refuse is None


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.0.8", "192.0.2.1"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1", "x", ""),
        *("::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "::8.8.8.8", "4000::1"),
    ],
)
def test_an_address_that_is_not_global_unicast_is_known(address):
    assert not is_global_unicast(address)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::"],
)
def test_a_public_address_is_global_unicast(address):
    assert is_global_unicast(address)


def test_only_a_short_link_may_be_followed():
    (profile,) = read_links("x.com/rani").links
    with pytest.raises(ValueError, match="needs a redirect"):
        after_redirect(profile, HopAnswer(301, "https://x.com/rani"))
