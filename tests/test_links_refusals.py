import pytest

from deals.links import REFUSALS, read_links

REFUSED = {
    "bad_scheme": [
        "file:///etc/passwd",
        "ftp://contoh.id/x",
        "fb://profile/1",
        "intent://www.instagram.com/p/EXAMPLE0001#Intent;scheme=https;end",
        "htp://instagram.com/p/EXAMPLE0001",
        "httpss://instagram.com/",
        "ｈttps://instagram.com/p/EXAMPLE0001",
        "(JavaScript:alert(1))",
        "vbscript:x",
        "view-source:https://instagram.com/p/EXAMPLE0001",
        "about:blank",
        "blob:https://instagram.com/1",
        "data:text/html,x",
        "DATA:,x",
        "data:;base64,eA==",
        "instagram.com://p/EXAMPLE0001",
    ],
    "hidden_chars": [
        "https://insta\u00adgram.com/p/EXAMPLE0001",
        "insta\u200bgram.com/p/EXAMPLE0001",
        "https://instagram.com\u202e/p/EXAMPLE0001",
        "https://ra\u2060ni@contoh.id\\x",
        "https:/insta\u200bgram.com/p",
    ],
    "malformed_url": [
        "https://instagram.com\\p\\EXAMPLE0001",
        "https:\\\\instagram.com\\p",
        "https:\\\\instagram.com/p/EXAMPLE0001",
        "instagram.com\\@contoh.id/x",
        "https://contoh.id\\@www.instagram.com/",
        "https://contoh.id/a?b=\\c",
        "http:/contoh.id",
        "https:///instagram.com/p/EXAMPLE0001",
        "https://?x=1",
        "https://instagram..com/p/EXAMPLE0001",
        "https://.instagram.com/",
        "https://instagram.com..//p",
        "https://insta%67ram.com/p/EXAMPLE0001",
        "https://instagram.com:99999/p/EXAMPLE0001",
        "https://instagram.com:abc/p",
        "https://instagram.com:-1/p",
        "instagram.com:65536/p",
        "https://@/x",
        "https://[fe80::1%25eth0]/",
    ],
    "userinfo": [
        "https://www.instagram.com@contoh.id/p/EXAMPLE0001",
        "https://rani:sandi@instagram.com/p/EXAMPLE0001",
        "https://@instagram.com/",
        "rani@contoh.id/x",
        "tiktok.com@contoh.id/x",
        "fb:rani@contoh.id/x",
        "https://a@127.0.0.1/",
        "https://a@b@c.id/",
    ],
    "ip_or_local": [
        "http://8.8.8.8/",
        "10.0.0.1/x",
        "10.0.0.1:8080/x",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0X7F000001/",
        "http://0177.0.0.1/",
        "http://0x.0x.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]:80/",
        "http://[2001:4860:4860::8888]",
        "http://127.0.0.1./",
        "http://127。0。0。1/",
        "http://１２７.0.0.1/",
        "http://①②⑦.⓪.⓪.①/",
        "http://intranet/x",
        "https://instagram/p/EXAMPLE0001",
        "localhost/x",
        "localhost:9000?x",
        "https://a.localhost/",
        "router.lan/x",
        "https://instagram.com.test/",
        "127.0.0.1.nip.io/x",
        "https://x.home.arpa",
        "https://lvh.me:3000/",
        "https://10.1.2.3:99/",
    ],
    "lookalike_host": [
        "https://instagram.com.contoh.id/",
        "https://insta-gram.com/p",
        "https://1nstagram.com",
        "https://instagrarn.com",
        "https://lnstagram.com/",
        "https://ｉnstagram.com/p",
        "https://instagrám.com/",
        "https://ınstagram.com/",
        "https://instagram．com/",
        "https://faceb00k.com",
        "https://f\u0430cebook.com",
        "https://xn--fcebook-2fg.com/",
        "https://tvvitter.com/x",
        "https://τiκtοk.com/",
        "https://tlktok.id/x",
        "https://tictok.id/x",
        "https://titkok.id/x",
        "shope.id/x",
        "shoppe.co.id/x",
        "https://my-youtub.id/",
        "https://snaptiktok.app/",
        "https://shopee.com/x",
        "https://threads.contoh.id/",
        "https://get-threads.id/",
        "https://x.com.contoh.id/",
        "https://x-com.id/",
        "https://t.co.id/abcde",
        "https://fb-watch.net/",
        "https://youtu-be.id",
        "https://х.com/rani/status/1",
        "https://instagram.com。/p/EXAMPLE0001",
        "https://instagram.id:8080/",
        "https://facebook,com.contoh.id/",
    ],
    "bad_port": [
        "https://instagram.com:80/p/EXAMPLE0001",
        "http://instagram.com:443/p/EXAMPLE0001",
        "instagram.com:0/p/EXAMPLE0001",
        "https://l.facebook.com:444/l.php?u=https://contoh.id",
    ],
    "open_redirect": [
        "https://l.facebook.com/?u=https%3A%2F%2Fcontoh.id",
        "lm.facebook.com/l.php?u=",
        "l.instagram.com/?u=https%3A%2F%2Finstagrarn.com%2F",
        "l.threads.net/?u=http://127.0.0.1/",
        "m.facebook.com/flx/warn/?u=//contoh.id",
        "facebook.com/login.php?next=fb%3A%2F%2Fx",
        "youtube.com/redirect?q=contoh.id",
        "youtube.com/redirect?event=a&amp;q=https://contoh.id",
        "tiktok.com/link/v2?target=https%3A%2F%2Ftiktok.com%40contoh.id",
        "id.shp.ee/an_redir?origin_link=https%3A%2F%2Fcontoh.id",
        "affiliate.shopee.co.id/an_redir?origin_link=javascript:x",
        "shopee.co.id/universal-link?redir=https%3A%2F%2Fshopee.co.id%3A8080%2Fx",
        "instagram.com/accounts/login/?next=/%5Ccontoh.id",
        "instagram.com/accounts/login?next=%2525",
        "l.facebook.com/?u=https%3A%2F%2Fl.instagram.com%2F%3Fu%3Dhttps%3A%2F%2Fx.com%2Frani",
        "l.facebook.com/?u=%2Fl.php",
        "l.facebook.com/?u=https:/x.com/rani",
        "l.facebook.com/?u=https%253A%252F%252Fx.com%252Frani",
        "l.facebook.com/?u=https://contoh.id&u=https://x.com/rani",
    ],
}


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code, texts in REFUSED.items() for text in texts]
)
def test_a_dangerous_link_is_refused_for_its_first_reason(code, text):
    reading = read_links(f"kak {text} ya")
    assert (reading.links, reading.refuse) == ((), code)


@pytest.mark.parametrize("host", ["tіktok.com", "instagrаm.id", "yοutube.com", "thrёads.net"])
def test_a_spoof_is_seen_through_its_punycode(host):
    ascii_host = host.encode("idna").decode()
    assert read_links(f"https://{ascii_host.upper()}/x").refuse == "lookalike_host"


def test_every_code_is_listed():
    assert set(REFUSED) | {"unresolved", "redirect_offsite"} == set(REFUSALS)


@pytest.mark.parametrize(
    "text",
    [
        "https://bit.ly/x https://linktr.ee/rani tokopedia.com/rani/x drive.google.com/file",
        "https://contoh.id/instagram.com/p/EXAMPLE0001",
        "https://contoh.id:8080/x",
        "https://a.xn--p1ai/x",
        "https://999.1.1.1/x",
        "https://1.2.3.4.5/x",
        "https://08.1.1.1/x",
        "https://threadsapp.id/",
        "https://www.x.com.contoh.id/",
        "https://xx.com/ https://t.com/ https://fb.id/",
    ],
)
def test_an_unknown_host_is_neither_read_nor_refused(text):
    reading = read_links(text)
    assert (reading.links, reading.refuse) == ((), None)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (
            "l.facebook.com/l.php?u=https%3A%2F%2Fwww.instagram.com%2Fp%2FEXAMPLE0001%2F%3Figsh%3Da&h=AT0",
            "https://www.instagram.com/p/EXAMPLE0001",
        ),
        (
            "instagram.com/accounts/login/?next=%2Freel%2FEXAMPLE0001%2F&source=x",
            "https://www.instagram.com/reel/EXAMPLE0001",
        ),
        ("https://facebook.com/login/?next=HTTPS%3A%2F%2Fx.com%2Frani", "https://x.com/rani"),
        (
            "shopee.co.id/universal-link?redir=https%3A%2F%2Fsv.shopee.co.id%2Fshare-video%2FEXAMPLE1%253D",
            "https://sv.shopee.co.id/share-video/EXAMPLE1=",
        ),
        (
            "s.shopee.co.id/an_redir?origin_link=https%3A%2F%2Fs.shopee.co.id%2Fabcde",
            "https://s.shopee.co.id/abcde",
        ),
        ("youtube.com/redirect?q=https://x.com/rani#a", "https://x.com/rani"),
        ("tiktok.com/link/v2?target=http://x.com:80/rani", "https://x.com/rani"),
    ],
)
def test_a_redirector_to_an_official_page_is_read_as_that_page(text, url):
    reading = read_links(text)
    assert reading.refuse is None
    assert [link.canonical_url for link in reading.links] == [url]
