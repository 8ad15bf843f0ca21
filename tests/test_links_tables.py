import pytest

from deals.links import POST_KINDS, read_links

IG = "https://www.instagram.com"
TT = "https://www.tiktok.com"
YT = "https://www.youtube.com"
FB = "https://www.facebook.com"
X = "https://x.com"
TH = "https://www.threads.com"
CODE = "EXAMPLE0001"
TT_ID = "7000000000000000001"
YT_ID = "EXAMPLE-_01"
YT_POST = "UgkEXAMPLE00000000001"
CHANNEL = "UCEXAMPLE000000000000001"
PFBID = "pfbid0EXAMPLE0000000000001"
VIDEO = "ZF431tEZK7xeNq0AAAAAAA=="

ROWS = [
    # Instagram
    (f"instagram.com/p/{CODE}/embed/", "post", CODE, None, f"{IG}/p/{CODE}"),
    (f"m.instagram.com/Rani.Contoh/p/{CODE}", "post", CODE, "rani.contoh", f"{IG}/p/{CODE}"),
    (f"instagr.am/reels/{CODE}", "reel", CODE, None, f"{IG}/reel/{CODE}"),
    (f"www.instagr.am/rani/reels/{CODE}", "reel", CODE, "rani", f"{IG}/reel/{CODE}"),
    (f"instagram.com/tv/{CODE}?a=1", "video", CODE, None, f"{IG}/tv/{CODE}"),
    (f"instagram.com/rani/tv/{CODE}", "video", CODE, "rani", f"{IG}/tv/{CODE}"),
    (
        "instagram.com/stories/highlights/17000000000000001/",
        *("story", "17000000000000001", None, f"{IG}/stories/highlights/17000000000000001"),
    ),
    ("instagram.com/stories/Rani/12345", "story", "12345", "rani", f"{IG}/stories/rani/12345"),
    ("instagram.com/stories/Rani/", "story", None, "rani", f"{IG}/stories/rani"),
    (
        "instagram.com/s/aGlnaGxpZ2h0OjEyMzQ1Ng%3D%3D?story_media_id=1",
        *("story", "123456", None, f"{IG}/stories/highlights/123456"),
    ),
    (
        "instagram.com/s/aGlnaGxpZ2h0OjEyMzQ1Ng",
        *("story", "123456", None, f"{IG}/stories/highlights/123456"),
    ),
    ("instagram.com/Rani/live/12345", "live", "12345", "rani", f"{IG}/rani/live/12345"),
    ("instagram.com/Rani/live/", "live", None, "rani", f"{IG}/rani/live"),
    ("instagram.com/share/BAG5C", "unknown", None, None, f"{IG}/share/BAG5C"),
    ("instagram.com/share/reel/BAG5CMDv", "unknown", None, None, f"{IG}/share/reel/BAG5CMDv"),
    ("instagram.com/Rani/tagged/", "profile", None, "rani", f"{IG}/rani"),
    ("instagram.com/Rani/reels/", "profile", None, "rani", f"{IG}/rani"),
    # TikTok
    (f"m.tiktok.com/@/video/{TT_ID}", "video", TT_ID, None, f"{TT}/@_/video/{TT_ID}"),
    (f"tiktok.com/@_/photo/{TT_ID}", "post", TT_ID, None, f"{TT}/@_/photo/{TT_ID}"),
    (f"tiktok.com/@{TT_ID}/video/{TT_ID}", "video", TT_ID, None, f"{TT}/@_/video/{TT_ID}"),
    (
        f"tiktok.com/@MS4wLjABAAAAexample-_/video/{TT_ID}",
        *("video", TT_ID, None, f"{TT}/@_/video/{TT_ID}"),
    ),
    (f"tiktokv.com/share/video/{TT_ID}", "video", TT_ID, None, f"{TT}/@_/video/{TT_ID}"),
    (f"tiktok.com/embed/v2/{TT_ID}", "video", TT_ID, None, f"{TT}/@_/video/{TT_ID}"),
    (f"tiktok.com/embed/v3/{TT_ID}", "video", TT_ID, None, f"{TT}/@_/video/{TT_ID}"),
    (f"tiktok.com/embed/{TT_ID}", "video", TT_ID, None, f"{TT}/@_/video/{TT_ID}"),
    (f"tiktok.com/player/v1/{TT_ID}", "video", TT_ID, None, f"{TT}/@_/video/{TT_ID}"),
    (f"m.tiktok.com/v/{TT_ID}.html", "video", TT_ID, None, f"{TT}/@_/video/{TT_ID}"),
    (f"tiktok.com/v/{TT_ID}", "video", TT_ID, None, f"{TT}/@_/video/{TT_ID}"),
    (f"m.tiktok.com/share/live/{TT_ID}", "live", TT_ID, None, f"{TT}/share/live/{TT_ID}"),
    ("vm.tiktok.com/ZSexample/", "unknown", None, None, "https://vm.tiktok.com/ZSexample"),
    ("tiktok.com/t/ZSexample/", "unknown", None, None, f"{TT}/t/ZSexample"),
    ("lite.tiktok.com/t/ZSexample", "unknown", None, None, "https://lite.tiktok.com/t/ZSexample"),
    (
        "shop.tiktok.com/view/product/12345?region=ID",
        *("product", None, None, "https://shop.tiktok.com/view/product/12345"),
    ),
    (f"tiktok.com/@{TT_ID}", "profile", None, None, f"{TT}/@{TT_ID}"),
    ("tiktok.com/@MS4wLjABAAAAeX", "profile", None, None, f"{TT}/@MS4wLjABAAAAeX"),
    # Shopee
    (
        "sv.shopee.com.my/web/@Rani/video/EXAMPLE-1%3D",
        *("video", "EXAMPLE-1=", "rani", "https://sv.shopee.com.my/web/@rani/video/EXAMPLE-1="),
    ),
    (
        f"sv.shopee.co.id/share-video/{VIDEO}, ya",
        *("video", VIDEO, None, f"https://sv.shopee.co.id/share-video/{VIDEO}"),
    ),
    ("sv.shopee.sg/web/@Rani", "profile", None, "rani", "https://sv.shopee.sg/web/@rani"),
    (
        "live.shopee.vn/pc/live?session=1234",
        *("live", "1234", None, "https://live.shopee.vn/share?from=live&session=1234"),
    ),
    (
        "live.shopee.tw/middle-page?type=live&amp;id=123456",
        *("live", "123456", None, "https://live.shopee.tw/share?from=live&session=123456"),
    ),
    ("shp.ee/abcde", "unknown", None, None, "https://shp.ee/abcde"),
    ("shope.ee/abcde?x", "unknown", None, None, "https://shope.ee/abcde"),
    ("s.shopee.com.br/abc-_12", "unknown", None, None, "https://s.shopee.com.br/abc-_12"),
    ("shopee.ph/i.12.34", "product", None, None, "https://shopee.ph/product/12/34"),
    (
        "www.shopee.co.th/product/12/34/",
        "product",
        None,
        None,
        "https://shopee.co.th/product/12/34",
    ),
    (
        "shopee.co.id/universal-link/product/12/34?redir=x",
        *("product", None, None, "https://shopee.co.id/product/12/34"),
    ),
    ("shopee.co.id/opaanlp/12/34", "product", None, None, "https://shopee.co.id/product/12/34"),
    ("shopee.co.id/shop/12", "shop", None, None, "https://shopee.co.id/shop/12"),
    ("shopee.co.id/Toko_Mawar", "shop", None, "toko_mawar", "https://shopee.co.id/toko_mawar"),
    # YouTube
    (f"music.youtube.com/watch?list=a&v={YT_ID}", "video", YT_ID, None, f"{YT}/watch?v={YT_ID}"),
    (f"youtube-nocookie.com/embed/{YT_ID}", "video", YT_ID, None, f"{YT}/watch?v={YT_ID}"),
    (f"youtube.com/v/{YT_ID}", "video", YT_ID, None, f"{YT}/watch?v={YT_ID}"),
    (f"youtube.com/e/{YT_ID}/x", "video", YT_ID, None, f"{YT}/watch?v={YT_ID}"),
    (f"www.youtu.be/{YT_ID}/", "video", YT_ID, None, f"{YT}/watch?v={YT_ID}"),
    (f"m.youtube.com/live/{YT_ID}?si=1", "live", YT_ID, None, f"{YT}/live/{YT_ID}"),
    (f"youtube.com/post/{YT_POST}", "post", YT_POST, None, f"{YT}/post/{YT_POST}"),
    (f"youtube.com/@Rani/community?lb={YT_POST}", "post", YT_POST, "rani", f"{YT}/post/{YT_POST}"),
    (
        f"youtube.com/channel/{CHANNEL}/community?lb={YT_POST}",
        *("post", YT_POST, None, f"{YT}/post/{YT_POST}"),
    ),
    ("youtube.com/@Rani/live", "live", None, "rani", f"{YT}/@rani/live"),
    ("youtube.com/c/Rani/live", "live", None, None, f"{YT}/c/Rani/live"),
    (f"youtube.com/channel/{CHANNEL}/videos", "profile", None, None, f"{YT}/channel/{CHANNEL}"),
    ("youtube.com/user/Rani", "profile", None, None, f"{YT}/user/Rani"),
    ("youtube.com/@Rani/community", "profile", None, "rani", f"{YT}/@rani"),
    # Facebook
    ("m.facebook.com/reels/12345", "reel", "12345", None, f"{FB}/reel/12345"),
    ("id-id.facebook.com/watch/?v=12345", "video", "12345", None, f"{FB}/watch?v=12345"),
    ("fb.com/video.php?v=12345", "video", "12345", None, f"{FB}/watch?v=12345"),
    ("web.facebook.com/video/video.php?v=12345", "video", "12345", None, f"{FB}/watch?v=12345"),
    ("facebook.com/Rani/videos/vb.1/12345/", "video", "12345", "rani", f"{FB}/watch?v=12345"),
    ("facebook.com/100012345/videos/12345", "video", "12345", None, f"{FB}/watch?v=12345"),
    ("facebook.com/watch/live/?v=12345", "live", "12345", None, f"{FB}/watch/live?v=12345"),
    (f"facebook.com/Rani/posts/a-b/{PFBID}", "post", PFBID, "rani", f"{FB}/rani/posts/{PFBID}"),
    ("facebook.com/100012345/posts/12345", "post", "12345", None, f"{FB}/100012345/posts/12345"),
    (
        f"facebook.com/story.php?id=12345&story_fbid={PFBID}",
        *("post", PFBID, None, f"{FB}/permalink.php?story_fbid={PFBID}&id=12345"),
    ),
    (
        "facebook.com/groups/Kontes.ID/permalink/12345",
        *("post", "12345", None, f"{FB}/groups/kontes.id/posts/12345"),
    ),
    ("facebook.com/groups/1/posts/x/12345", "post", "12345", None, f"{FB}/groups/1/posts/12345"),
    ("touch.facebook.com/photo/?fbid=12345", "post", "12345", None, f"{FB}/photo?fbid=12345"),
    ("facebook.com/Rani/photos/a.1/12345", "post", "12345", "rani", f"{FB}/photo?fbid=12345"),
    (
        "facebook.com/stories/12345/UzpfSVN0b3J5==/?x=1",
        *("story", "UzpfSVN0b3J5==", None, f"{FB}/stories/12345/UzpfSVN0b3J5=="),
    ),
    ("facebook.com/share/1ZL06rIj6A", "unknown", None, None, f"{FB}/share/1ZL06rIj6A"),
    ("facebook.com/share/p/1ZL06rIj6A", "unknown", None, None, f"{FB}/share/p/1ZL06rIj6A"),
    ("www.fb.watch/abc_DE-1/", "unknown", None, None, "https://fb.watch/abc_DE-1"),
    ("fb.me/abcde", "unknown", None, None, "https://fb.me/abcde"),
    ("facebook.com/profile.php?id=12345", "profile", None, None, f"{FB}/profile.php?id=12345"),
    ("facebook.com/people/Rani-C/12345/", "profile", None, None, f"{FB}/profile.php?id=12345"),
    ("facebook.com/12345", "profile", None, None, f"{FB}/profile.php?id=12345"),
    ("facebook.com/Rani.Contoh/reels", "profile", None, "rani.contoh", f"{FB}/rani.contoh"),
    # X
    ("x.com/Rani/statuses/1/photo/1", "post", "1", "rani", f"{X}/rani/status/1"),
    ("mobile.twitter.com/i/web/status/12", "post", "12", None, f"{X}/i/status/12"),
    ("x.com/i/status/12", "post", "12", None, f"{X}/i/status/12"),
    ("twitter.com/statuses/12", "post", "12", None, f"{X}/i/status/12"),
    ("x.com/i/spaces/1abcDEF234567", "live", "1abcDEF234567", None, f"{X}/i/spaces/1abcDEF234567"),
    (
        "x.com/i/broadcasts/1abcDEF234567",
        *("live", "1abcDEF234567", None, f"{X}/i/broadcasts/1abcDEF234567"),
    ),
    ("pic.twitter.com/abcde", "unknown", None, None, "https://pic.twitter.com/abcde"),
    ("pic.x.com/abcde", "unknown", None, None, "https://pic.x.com/abcde"),
    ("x.com/Rani/with_replies", "profile", None, "rani", f"{X}/rani"),
    # Threads
    (f"threads.com/@Rani/post/{CODE}/media", "post", CODE, "rani", f"{TH}/@rani/post/{CODE}"),
    (f"threads.net/t/{CODE}", "post", CODE, None, f"{TH}/t/{CODE}"),
    ("www.threads.com/@Rani/reposts", "profile", None, "rani", f"{TH}/@rani"),
]


@pytest.mark.parametrize(("text", "kind", "post_id", "handle", "url"), ROWS)
def test_every_table_row_gives_its_object(text, kind, post_id, handle, url):
    reading = read_links(text)
    assert reading.refuse is None
    (link,) = reading.links
    assert (link.kind, link.post_id, link.handle, link.canonical_url) == (
        *(kind, post_id, handle, url),
    )
    assert link.needs_redirect == (kind == "unknown")


@pytest.mark.parametrize(
    "text",
    [
        "https://www.instagram.com",
        f"instagram.com/P/{CODE}",
        "instagram.com/p/SHORT",
        "instagram.com/Reel/",
        f"instagram.com/explore/p/{CODE}",
        f"instagram.com/p/{CODE}/../x",
        f"instagram.com/p/{CODE}/%2e%2E",
        f"instagram.com/p/{CODE}/a%2Fb",
        f"instagram.com/p%2F{CODE}",
        f"instagram.com/p/%2545XAMPLE0{'é'}",
        "instagram.com/s/aGlnaGxpZ2h0OjEyMw",
        "instagram.com/s/%21%21",
        "instagram.com/share/BAG5CMDvOa/x",
        "instagram.com/rani/tagged/x",
        "instagram.com/rani/live/12",
        "help.instagram.com/12345",
        "https://l.instagram.com/",
        "tiktok.com/@rani/video/123",
        "tiktok.com/@rani/live/extra",
        "vt.tiktok.com/abcd",
        "vt.tiktok.com/ZSexample/x",
        "lite.tiktok.com/ZSexample",
        "tiktokv.com/view/product/12345",
        "https://ads.tiktok.com",
        "shopee.co.id/Fashion-cat.110",
        "shopee.co.id/cart",
        "shopee.co.id/product/1/2/3",
        "s.shopee.co.id/an_redir",
        "www.shp.ee/abcde",
        "live.shopee.co.id/share?session=12&session=123456",
        "seller.shopee.co.id/abcde",
        "youtube.com/watch?v=short&v=EXAMPLE-_01",
        "youtube.com/embed/videoseries?list=1",
        "youtube.com/embed/live_stream",
        "youtube.com/playlist?list=1",
        "youtube.com/rani",
        "youtube.com/redirect?x=1",
        "facebook.com/groups/kontes",
        "facebook.com/Groups",
        "facebook.com/rani/unknown",
        "facebook.com/login",
        "fb.watch/abcde/x",
        "developers.facebook.com/docs",
        "x.com/home",
        "x.com/i/spaces/short",
        "x.com/rani/status/",
        "www.t.co/abcde",
        "threads.com/rani",
        "threads.com/t/short",
        "l.threads.com/?x=1",
    ],
)
def test_what_no_row_describes_is_another_page_of_the_platform(text):
    reading = read_links(text)
    assert reading.refuse is None
    (link,) = reading.links
    assert link.kind == "other"
    assert (link.post_id, link.handle, link.canonical_url) == (None, None, None)


def test_unknown_and_pages_of_people_are_no_posts():
    assert not POST_KINDS & {"unknown", "other", "profile", "shop", "product"}
