from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser

import pytest
from edited import edited, suggest

from normalize.edits import EditLog, Level, Proposal
from normalize.review.blocks import blocks
from normalize.review.page import Shown, page

HOSTILE = (
    "<script>document.title = 'owned'</script>"
    "<img src=x onerror=\"document.title='owned'\">"
    "<a href=\"javascript:document.title='owned'\">'\"&amp;</a>"
)


def shown(id_, log, metadata=None):
    found = blocks(log.original, log.text, log.edits, log.suggestions)
    return Shown(id_, tuple(found), metadata or {})


@pytest.fixture
def document():
    log = EditLog(f"The attack {HOSTILE} began .\n\nNothing here.\n\nقالت الوكالة ، إن\n")
    log.apply(
        [
            Proposal(0, 3, f"An{HOSTILE}", f"rule/{HOSTILE}".replace(" ", ""), HOSTILE),
            Proposal(
                log.text.index(" ."),
                log.text.index(" .") + 1,
                "",
                "spacing/before-punctuation",
                "no space here",
                Level.CERTAIN,
            ),
        ]
    )
    suggest(log, "Nothing", HOSTILE)
    return shown(HOSTILE, log, {HOSTILE: HOSTILE, "dateline": {"place": "Idlib"}})


class _Elements(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_all_article_text_is_escaped(document):
    elements = _Elements("".join(page([document]))).found
    assert [tag for tag, _ in elements].count("script") == 1
    assert not {"img", "iframe", "link", "object"} & {tag for tag, _ in elements}
    assert not [name for _, attrs in elements for name in attrs if name.startswith("on")]
    assert all(a["href"].startswith("#") for tag, a in elements if tag == "a")


def test_the_policy_lets_only_its_own_style_and_script_run(document):
    (policy,) = [
        attrs["content"]
        for tag, attrs in _Elements("".join(page([document]))).found
        if attrs.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy and "http" not in policy.replace("http-equiv", "")


def test_what_changes_is_told_without_colour():
    text = "".join(page([shown("a.txt", edited("one two", ("one ", ""), ("two", "three")))]))
    assert '<del><span class="unseen"> deleted: </span>one <' in text
    assert '<ins><span class="unseen"> inserted: </span>three<' in text
    assert "deleted: a space" in "".join(page([shown("a", edited("a .", (" ", "")))]))


def test_notes_name_rule_level_reason_and_place():
    text = re.sub("<[^>]+>", "", "".join(page([shown("a.txt", edited("a\nb", ("b", "c")))])))
    assert "1 rule/1 likely because line 2, column 1" in text


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    programs = (
        shutil.which("chromium") or shutil.which("google-chrome"),
        shutil.which("chromedriver"),
    )
    if None in programs:
        pytest.skip("chromium and chromedriver are not installed")
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = programs[0]
    for flag in (
        "headless=new",
        "no-sandbox",
        "disable-gpu",
        "no-first-run",
        "disable-background-networking",
        "disable-component-update",
        "disable-sync",
        "window-size=1200,900",
        f"user-data-dir={tmp_path_factory.mktemp('profile')}",
    ):
        options.add_argument(f"--{flag}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService(executable_path=programs[1])
    driver = webdriver.Chrome(options=options, service=service)
    yield driver
    driver.quit()


@pytest.mark.browser
def test_in_a_browser(browser, document, tmp_path):
    file = tmp_path / "page.html"
    second = shown("second.txt", edited("alpha beta", ("beta", "gamma")))
    file.write_text("".join(page([document, second])), encoding="utf-8")
    browser.get("about:blank")
    browser.get_log("performance")  # what the browser itself asked for until now
    browser.get(file.as_uri())

    assert browser.title == "What changes in 2 documents"  # no script of the article ran
    assert browser.get_log("browser") == []
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    requests = [
        message["params"]["request"]["url"]
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
    ]
    assert requests == [file.as_uri()]

    def seen(selector):
        return [e.text for e in browser.find_elements("css selector", selector) if e.is_displayed()]

    assert any("An<script>" in text for text in seen("ins"))
    assert len(seen(".note")) == 4
    assert seen("#shown") == ["4 shown"]
    direction = "return getComputedStyle(document.querySelectorAll('.row p')[2]).direction"
    assert browser.execute_script(direction) == "rtl"

    browser.find_element("css selector", "input[value=likely]").click()
    browser.find_element("css selector", "input[value=possible]").click()
    (note,) = seen(".note")
    assert "spacing/before-punctuation" in note and "no space here" in note
    assert seen("article h2") and len(seen("article")) == 1

    browser.find_element("css selector", "input[value=likely]").click()
    browser.find_element("css selector", "#rule option[value='rule/1']").click()
    (note,) = seen(".note")
    assert note.startswith("1 rule/1 likely because")
