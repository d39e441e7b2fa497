"""Pages fetched from a local web server: politeness, limits, redirects, cache, private addresses."""

import os
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from timeline.errors import InputError
from timeline.readers import read_articles, web

PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>Dam bursts</title><meta property="article:published_time" '
    'content="2014-05-03T09:15:00+01:00"></head><body><article><h1>Dam bursts</h1>'
    "<p>The dam above Lowfield burst in the night of Friday, and the water took the lower bridge.</p>"
    "<p>Nobody was hurt, the mayor said on Saturday, because the bells had been rung.</p></article></body></html>"
)


MOVED = {"/moved": "/dam", "/loop": "/loop", "/away": "file:///etc/passwd", "/to-accents": "/zürich?q=ü a"}
FEEDS = {"/feed": ("/dam", "/gone"), "/accents-feed": ("/zürich?q=ü a",)}


class Site(BaseHTTPRequestHandler):
    """A small site with all that can happen."""

    asked: ClassVar[list[str]] = []
    robots: ClassVar[str] = "/robots.txt"
    """Where the rules are; when they are elsewhere, /robots.txt answers with ``robots_status``."""
    robots_status: ClassVar[int] = 301

    def do_GET(self) -> None:
        Site.asked.append(self.path)
        count = Site.asked.count(self.path)
        if self.path == Site.robots:
            self.answer(200, "text/plain", "User-agent: *\nDisallow: /secret\n")
        elif self.path == "/robots.txt":
            self.answer(Site.robots_status, location=Site.robots)
        elif self.path in MOVED:
            self.answer(302, location=MOVED[self.path])
        elif self.path == "/busy":
            self.answer(503 if count == 1 else 200, "text/html", PAGE)
        elif self.path in FEEDS:
            links = "".join(
                f"<item><title>x</title><link>{self.root()}{path}</link></item>" for path in FEEDS[self.path]
            )
            self.answer(200, "text/xml", f"<rss version='2.0'><channel>{links}</channel></rss>")
        elif self.path in {"/dam", "/secret", "/z%C3%BCrich?q=%C3%BC%20a"}:
            self.answer(200, "text/html; charset=utf-8", PAGE)
        else:
            self.answer(404, "text/plain", "not here")

    def root(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]

    def answer(self, status: int, kind: str = "text/plain", body: str = "", location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body.encode())))
        if location:
            self.send_header("Location", location.encode().decode("latin-1"))  # UTF-8 on the wire
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(web, "_BACK_OFF", 0.01)
    web._robots.cache_clear()
    Site.asked.clear()
    monkeypatch.setattr(Site, "robots", "/robots.txt")
    monkeypatch.setattr(Site, "robots_status", 301)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def problem(url: str, **options) -> str:
    with pytest.raises(InputError) as caught:
        read_articles(url, allow_private=True, **options)
    return caught.value.reason


def test_a_page_is_fetched_once_and_kept(site: str) -> None:
    for _ in range(2):
        [article] = read_articles(f"{site}/dam", allow_private=True)
        assert (article.title, str(article.published), article.source) == (
            "Dam bursts",
            "2014-05-03T09:15",
            f"{site}/dam",
        )
        assert article.url == f"{site}/dam"
    assert Site.asked == ["/robots.txt", "/dam"]


def test_private_addresses_are_refused(site: str) -> None:
    with pytest.raises(InputError, match="inside a private network: --allow-private"):
        read_articles(f"{site}/dam")
    assert Site.asked == []


def test_redirects_end_somewhere_and_stay_in_the_web(site: str) -> None:
    [article] = read_articles(f"{site}/moved", allow_private=True)
    assert (article.source, article.url) == (f"{site}/moved", f"{site}/dam")
    assert problem(f"{site}/loop") == "redirects more than 5 times"
    assert problem(f"{site}/away") == "redirects to file:///etc/passwd, which is no page of the web"


def test_robots_are_obeyed(site: str) -> None:
    assert problem(f"{site}/secret").startswith("robots.txt of the site forbids it")
    assert Site.asked == ["/robots.txt"]


def test_robots_are_obeyed_where_they_moved_to(site: str) -> None:
    Site.robots = "/rules.txt"
    assert problem(f"{site}/secret").startswith("robots.txt of the site forbids it")
    assert Site.asked == ["/robots.txt", "/rules.txt"]
    assert read_articles(f"{site}/dam", allow_private=True)


@pytest.mark.parametrize(("status", "is_read"), [(404, True), (403, True), (500, False), (503, False)])
def test_robots_that_cannot_be_had(site: str, status: int, is_read: bool) -> None:
    Site.robots, Site.robots_status = "/nowhere", status
    if is_read:
        assert read_articles(f"{site}/dam", allow_private=True)
    else:
        assert problem(f"{site}/dam").startswith(f"robots.txt of the site cannot be read ({status}")
        assert "/dam" not in Site.asked


@pytest.mark.parametrize("path", ["/zürich?q=ü a", "/z%C3%BCrich?q=%C3%BC%20a", "/to-accents"])
def test_addresses_are_encoded_before_they_are_sent(site: str, path: str) -> None:
    [article] = read_articles(f"{site}{path}", allow_private=True)
    assert article.url == f"{site}/z%C3%BCrich?q=%C3%BC%20a"


def test_links_of_feeds_are_encoded_too(site: str) -> None:
    [article] = read_articles(f"{site}/accents-feed", allow_private=True, follow=True)
    assert article.title == "Dam bursts"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.251", "239.1.1.1", "::1", "::",
        "fe80::1", "fc00::1", "ff02::1", "ff0e::1", "::ffff:10.0.0.1", "::10.0.0.1", "64:ff9b::10.0.0.1",
        "64:ff9b::169.254.169.254", "64:ff9b:1::8.8.8.8", "2002:a00:1::1", "2002:7f00:1::",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not web.is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::8.8.8.8", "2002:808:808::1"])
def test_addresses_that_are_public(address: str) -> None:
    assert web.is_public(address)


@pytest.mark.parametrize(("path", "hours"), [("/feed", 1), ("/dam", 24)])
def test_what_is_kept_is_fetched_again_when_it_is_old(site: str, tmp_path: Path, path: str, hours: int) -> None:
    def asked_after(age: float) -> int:
        for page in tmp_path.rglob("*.page"):
            os.utime(page, (time.time() - age, time.time() - age))
        read_articles(f"{site}{path}", allow_private=True, on_error=lambda _: None)
        return Site.asked.count(path)

    assert [asked_after(0), asked_after(3600 * hours - 60), asked_after(3600 * hours + 60)] == [1, 1, 2]


def test_a_busy_server_is_asked_once_more(site: str) -> None:
    assert len(read_articles(f"{site}/busy", allow_private=True)) == 1
    assert Site.asked.count("/busy") == 2


def test_what_is_not_there_or_too_large_is_told(site: str) -> None:
    assert problem(f"{site}/gone") == "the server answered 404 Not Found"
    assert "--max-size raises it" in problem(f"{site}/dam", max_bytes=100)
    assert problem("http://127.0.0.1:1/").startswith("cannot be fetched")
    assert problem("http://[::1").startswith("is no address")


def test_feeds_are_followed_when_the_user_says_so(site: str) -> None:
    problems: list[str] = []
    articles = read_articles(
        f"{site}/feed", allow_private=True, follow=True, on_error=lambda error: problems.append(str(error))
    )
    assert [article.title for article in articles] == ["Dam bursts"]
    assert problems == [f"{site}/gone: the server answered 404 Not Found"]


def test_records_without_text_are_followed_too(site: str, tmp_path: Path) -> None:
    path = tmp_path / "gdelt.csv"
    path.write_text(f"URL,Date,Title\n{site}/dam,20140503,Dam bursts\n", encoding="utf-8")
    [article] = read_articles(path, allow_private=True, follow=True)
    assert (article.title, article.url) == ("Dam bursts", f"{site}/dam")
    with pytest.raises(InputError, match="--follow fetches the page"):
        read_articles(path)
