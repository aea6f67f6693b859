"""HTML pages: the article, and a date only where the page states one."""

import pytest

from panj.intake import report_from_html
from panj.model import Report

BODY = "".join(
    f"<p>Rebels seized town number {i} on Tuesday, officials said, and at least 14 people were killed in it.</p>"
    for i in range(6)
)


def page(head: str = "", foot: str = "", body: str = BODY) -> str:
    return (
        f'<html lang="en"><head><title>Rebels take towns | Kolm Gazette</title>'
        '<meta property="og:site_name" content="Kolm Gazette">'
        f'<link rel="canonical" href="https://gazette.example/story/rebels">{head}</head>'
        '<body><nav><a href="/">Home</a></nav>'
        f"<article><h1>Rebels take towns</h1>{body}</article><footer>{foot}</footer></body></html>"
    )


def test_article_title_outlet_and_url() -> None:
    report = report_from_html(page(foot="© 2018 Kolm Gazette"))
    assert isinstance(report, Report)
    assert report.title == "Rebels take towns" and report.outlets == ("Kolm Gazette",)
    assert report.url == "https://gazette.example/story/rebels"
    assert report.published is None and report.date_basis == "none"  # a year in the footer is no date
    assert report.text.startswith("Rebels take towns") and "town number 5" in report.text and "Home" not in report.text


@pytest.mark.parametrize(
    ("head", "basis"),
    [
        (
            '<script type="application/ld+json">{"@type": "NewsArticle",'
            ' "datePublished": "2021-07-05T08:00:00Z"}</script>',
            "json-ld",
        ),
        ('<meta property="article:published_time" content="2021-07-05T08:00:00+02:00">', "meta"),
        ('<meta name="pubdate" content="20210705">', "meta"),
        (
            '<meta property="article:modified_time" content="2022-01-01"><meta name="date" content="July 5, 2021">',
            "meta",
        ),
    ],
)
def test_stated_date(head: str, basis: str) -> None:
    report = report_from_html(page(head))
    assert isinstance(report, Report) and str(report.published) == "2021-07-05" and report.date_basis == basis


def test_date_from_time_and_from_url() -> None:
    timed = report_from_html(page(body='<time datetime="2021-07-05">5 July</time>' + BODY))
    assert isinstance(timed, Report) and (str(timed.published), timed.date_basis) == ("2021-07-05", "time")
    address = page().replace("/story/rebels", "/2021/07/05/rebels")
    dated = report_from_html(address)
    assert isinstance(dated, Report) and (str(dated.published), dated.date_basis) == ("2021-07-05", "url")


def test_a_modified_date_is_not_the_published_one() -> None:
    report = report_from_html(page('<meta property="article:modified_time" content="2022-01-01">'))
    assert isinstance(report, Report) and report.published is None


def test_broken_pages_do_not_raise() -> None:
    for text in (
        "<html",
        "<html><body><p>",
        "<html>" + "<div>" * 5000,
        "<!doctype html><html><script>var a = '<'</script>",
    ):
        report_from_html(text)
