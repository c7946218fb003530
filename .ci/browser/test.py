"""The HTML report in a real browser: `test.py PROGRAM FOLDER`, with axe-core in FOLDER/node_modules.

Runs the program on the project's own corpus, on thousands of findings and on hostile articles, and works through the pages
as a reader would. Screenshots and pages stay in FOLDER.
"""

import json
import re
import statistics
import subprocess
import sys
import time
import traceback
from pathlib import Path

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

import stories
from browser import browser, look, screenshot

PROGRAM, FOLDER = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
AXE = (FOLDER / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
# A filter step that a person notices.
WAIT = 200
MOST_BYTES = 15_000_000


def make(name, *paths):
    """The page of a check, and the findings of the same check as data."""
    page = FOLDER / f"{name}.html"
    run = [str(PROGRAM), "check", *map(str, paths), "--fail-on", "never"]
    subprocess.run([*run, "--format", "html", "--output", str(page)], check=True)
    report = json.loads(subprocess.run([*run, "--format", "json"], check=True, capture_output=True).stdout)
    return page, report


def find(driver, selector):
    return driver.find_elements(By.CSS_SELECTOR, selector)


def one(driver, selector):
    return driver.find_element(By.CSS_SELECTOR, selector)


def count(driver):
    """How many findings fit, as the page says."""
    return int(re.match(r"[\d,]+", one(driver, "#count").text)[0].replace(",", ""))


def search(driver, words):
    field = one(driver, "#search")
    field.clear()
    field.send_keys(words)


def audit(driver, what):
    driver.execute_script(AXE)
    result = driver.execute_async_script("axe.run(document, {resultTypes: ['violations']}).then(arguments[0])")
    told = [f"{one['id']}: {one['help']}: {one['nodes'][0]['html']}" for one in result["violations"]]
    assert not told, f"axe-core on {what}: {told}"
    assert result["passes"], "axe-core looked at nothing"


def until(condition, what, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError(f"waited in vain for {what}")


def test_filter_and_search(driver, page, report):
    driver.get(page.as_uri())
    findings = report["findings"]
    assert count(driver) == len(findings)
    assert len(find(driver, ".finding")) == len(findings)
    for box in find(driver, ".chips label"):
        if "error" not in box.get_attribute("class"):
            box.click()
    errors = [finding for finding in findings if finding["severity"] == "error"]
    assert 0 < len(errors) < len(findings)
    assert count(driver) == len(errors)
    one(driver, "#clear").click()
    assert count(driver) == len(findings)
    for field, key in [("rule", "rule"), ("matter", "matter"), ("relation", "relation")]:
        value = findings[0][key]
        Select(one(driver, f"#{field}")).select_by_value(value)
        assert count(driver) == sum(finding[key] == value for finding in findings), field
        one(driver, "#clear").click()
    for field, values in [
        ("actor", lambda finding: {finding["actor"]["id"]}),
        ("outlet", lambda finding: {side.get("outlet") for side in finding["evidence"]}),
    ]:
        value = sorted(filter(None, values(findings[0])))[0]
        Select(one(driver, f"#{field}")).select_by_value(value)
        assert count(driver) == sum(value in values(finding) for finding in findings), field
        one(driver, "#clear").click()
    since = sorted(side["date"] for finding in findings for side in finding["evidence"])[len(findings)]
    driver.execute_script(
        "const f = document.getElementById('from'); f.value = arguments[0]; f.dispatchEvent(new Event('change', {bubbles: true}))", since)
    later = [finding for finding in findings if max(side["date"] for side in finding["evidence"]) >= since]
    assert count(driver) == len(later)
    one(driver, "#clear").click()
    word = max(re.findall(r"[a-z]+", findings[0]["evidence"][0]["sentence"]), key=len)
    search(driver, word.upper())
    assert 0 < count(driver) < len(findings), word
    search(driver, "nothing has these words")
    assert count(driver) == 0 and "No finding fits" in one(driver, "#list").text
    one(driver, "#clear").click()
    for order in ["date", "actor", "matter", "rule", "outlet", "severity"]:
        Select(one(driver, "#order")).select_by_value(order)
        assert len(find(driver, ".finding")) == len(findings) and find(driver, "h3.group"), order
    one(driver, "#view-timelines").click()
    assert find(driver, "#list svg.lane") and find(driver, ".stops a")
    find(driver, ".stops a")[0].click()
    assert len(find(driver, ".finding.open")) == 1
    # On paper all stand open, afterwards as before.
    driver.execute_script("dispatchEvent(new Event('beforeprint'))")
    assert len(find(driver, ".finding.open")) == len(findings)
    driver.execute_script("dispatchEvent(new Event('afterprint'))")
    assert len(find(driver, ".finding.open")) == 1


def test_nuance(driver, page, report):
    """The story of Ukraine and NATO: support is support, a caveat is added, 597 days apart."""
    finding = next(one for one in report["findings"] if one["time_class"] == "evolution")
    driver.get(f"{page.as_uri()}#{finding['fingerprint']}")
    opened = one(driver, ".finding.open")
    text = opened.text
    assert "The same side: a nuance, not a reversal. support = support. 597 days apart" in text, text
    moved = {row.find_element(By.TAG_NAME, "th").text: row.text for row in opened.find_elements(By.CSS_SELECTOR, ".moves tbody tr")}
    assert "= support" in moved["side"]
    assert "none" in moved["caveats"] and "realistic" in moved["caveats"]
    for side in finding["evidence"]:
        assert any(side["sentence"] in quote.text for quote in opened.find_elements(By.TAG_NAME, "blockquote")), side
        assert f"{side['path']}:{side['line']}:{side['column']}" in text
    trace = opened.find_element(By.CSS_SELECTOR, "details.trace")
    assert not trace.get_attribute("open")
    trace.find_element(By.TAG_NAME, "summary").click()
    assert "first claim" in trace.text
    assert opened.find_element(By.CSS_SELECTOR, "svg.lane") and opened.find_element(By.CSS_SELECTOR, "svg.scale")


def test_review(driver, page, report, downloads):
    """Dismiss, export, forget, import."""
    driver.get(page.as_uri())
    driver.execute_script("localStorage.clear()")
    driver.get(page.as_uri())
    first, second = (finding["fingerprint"] for finding in report["findings"][:2])
    before = count(driver)
    rows = find(driver, ".finding")
    rows[0].find_element(By.CSS_SELECTOR, "button.title").click()
    rows[0].find_element(By.CSS_SELECTOR, '[data-decision="dismissed"]').click()
    assert "Say who decides" in rows[0].text
    rows[0].find_element(By.CSS_SELECTOR, "input[id$=by]").send_keys("Ada Lind")
    rows[0].find_element(By.CSS_SELECTOR, "input[id$=note]").send_keys("it was the <deputy>")
    Select(rows[0].find_element(By.CSS_SELECTOR, "select[id$=reason]")).select_by_value("wrong-speaker")
    rows[0].find_element(By.CSS_SELECTOR, '[data-decision="dismissed"]').click()
    assert "Dismissed by Ada Lind" in one(driver, "#told").text
    assert rows[0].find_element(By.CSS_SELECTOR, ".badge").text == "dismissed"
    rows[1].find_element(By.CSS_SELECTOR, "button.title").click()
    rows[1].find_element(By.CSS_SELECTOR, '[data-decision="confirmed"]').click()

    one(driver, "#export").click()
    ledger = downloads / "decisions.jsonl"
    until(lambda: ledger.exists() and ledger.stat().st_size > 0, "the exported ledger")
    lines = [json.loads(line) for line in ledger.read_text(encoding="utf-8").splitlines()]
    assert [line["fingerprint"] for line in lines] == sorted([first, second])
    dismissed = next(line for line in lines if line["fingerprint"] == first)
    assert list(dismissed) == ["fingerprint", "decision", "reason", "note", "by", "on", "rule", "articles"]
    assert (dismissed["decision"], dismissed["reason"], dismissed["note"]) == ("dismissed", "wrong-speaker", "it was the <deputy>")
    assert dismissed["articles"] == [side["sha256"] for side in report["findings"][0]["evidence"]]

    driver.get(page.as_uri())
    assert count(driver) == before - 1
    Select(one(driver, "#review")).select_by_value("dismissed")
    assert count(driver) == 1
    driver.execute_script("localStorage.clear()")
    driver.get(page.as_uri())
    assert count(driver) == before
    with ledger.open("a", encoding="utf-8") as out:
        out.write('{"fingerprint":\n' + json.dumps({**dismissed, "fingerprint": "elsewhere"}) + "\n")
    one(driver, "#import").send_keys(str(ledger))
    until(lambda: "taken from" in one(driver, "#told").text, "the import")
    told = one(driver, "#told").text
    assert "2 decisions taken" in told and "1 on findings that are not on this page" in told, told
    assert "decisions.jsonl:3: not valid JSON" in told, told
    assert count(driver) == before - 1
    Select(one(driver, "#review")).select_by_value("dismissed")
    row = one(driver, ".finding")
    row.find_element(By.CSS_SELECTOR, "button.title").click()
    row.find_element(By.CSS_SELECTOR, "input[id$=by]").send_keys("Cato Orlan")
    row.find_element(By.CSS_SELECTOR, '[data-decision="undecided"]').click()
    assert "Not decided yet" in row.text, row.text
    one(driver, "#clear").click()
    assert count(driver) == before
    driver.execute_script("localStorage.clear()")


def test_keyboard(driver, page):
    """From the top of the page to a decision without a mouse."""
    driver.get(page.as_uri())

    def focused():
        return driver.switch_to.active_element

    def press(*keys):
        for key in keys:
            ActionChains(driver).send_keys(key).perform()

    press(Keys.TAB)
    assert focused().text == "Skip to the findings"
    press(Keys.ENTER)
    assert focused().get_attribute("id") == "findings"
    for _ in range(30):
        press(Keys.TAB)
        if "title" in (focused().get_attribute("class") or ""):
            break
    assert focused().get_attribute("aria-expanded") == "false"
    first = focused().get_attribute("id")
    press(Keys.ARROW_DOWN)
    assert focused().get_attribute("id") != first
    press(Keys.ARROW_UP, Keys.ENTER)
    assert focused().get_attribute("id") == first and focused().get_attribute("aria-expanded") == "true"
    for _ in range(30):
        press(Keys.TAB)
        if (focused().get_attribute("id") or "").endswith("-by"):
            break
    press("Ada Lind", Keys.TAB, Keys.TAB, Keys.TAB)
    assert focused().text == "Confirm"
    press(Keys.ENTER)
    assert "Confirmed by Ada Lind" in one(driver, "#told").text
    press(Keys.ESCAPE)
    assert focused().get_attribute("id") == first and focused().get_attribute("aria-expanded") == "false"
    driver.execute_script("localStorage.clear()")


def test_accessibility(driver, page, report):
    for width in (1280, 400):
        for scheme in ("light", "dark"):
            look(driver, width, scheme)
            driver.get("about:blank")
            driver.get(f"{page.as_uri()}#{report['findings'][0]['fingerprint']}")
            what = f"{page.stem}-{width}-{scheme}"
            for fold in find(driver, "details:not([open]) > summary"):
                if fold.is_displayed():
                    fold.click()
            audit(driver, what)
            assert driver.execute_script("return document.documentElement.scrollWidth <= innerWidth"), f"{what} is too wide"
            screenshot(driver, FOLDER / "screenshots" / f"{what}-open.png")
            one(driver, "#view-timelines").click()
            audit(driver, f"{what}, timelines")
            screenshot(driver, FOLDER / "screenshots" / f"{what}-timelines.png")
            driver.get("about:blank")
            driver.get(page.as_uri())
            screenshot(driver, FOLDER / "screenshots" / f"{what}.png")
    look(driver, 1280, "light")


def test_timelines(driver, page):
    for width, scheme in [(1280, "light"), (400, "dark")]:
        look(driver, width, scheme)
        driver.get("about:blank")
        driver.get(page.as_uri())
        sections = find(driver, "section.lane-row")
        assert sections and len(find(driver, "section.lane-row svg.lane")) == len(sections)
        assert "Meridian Pact" in one(driver, "main").text and "Moved: " in one(driver, "main").text
        audit(driver, f"timelines-{width}-{scheme}")
        assert driver.execute_script("return document.documentElement.scrollWidth <= innerWidth"), f"{width} is too wide"
        screenshot(driver, FOLDER / "screenshots" / f"timelines-{width}-{scheme}.png")


def printed(name, *arguments):
    """The page that a command prints."""
    page = FOLDER / f"{name}.html"
    page.write_bytes(subprocess.run([str(PROGRAM), *arguments, "--format", "html"], check=True, capture_output=True).stdout)
    return page


def test_page(driver, page, words):
    """A page that needs no working through: what it says, with all folds open, and that everybody can read it."""
    for width in (1280, 400):
        for scheme in ("light", "dark"):
            look(driver, width, scheme)
            driver.get("about:blank")
            driver.get(page.as_uri())
            what = f"{page.stem}-{width}-{scheme}"
            for fold in find(driver, "details:not([open]) > summary"):
                fold.click()
            text = one(driver, "body").text
            for told in words:
                assert told in text, f"{told!r} in {text}"
            audit(driver, what)
            assert driver.execute_script("return document.documentElement.scrollWidth <= innerWidth"), f"{what} is too wide"
            screenshot(driver, FOLDER / "screenshots" / f"{what}.png")
    look(driver, 1280, "light")


# What a reader waits for: the page drawn anew after a filter has changed, in milliseconds.
STEP = """
const [id, value, done] = arguments;
const field = document.getElementById(id);
const before = performance.now();
field.value = value;
field.dispatchEvent(new Event(id === "search" ? "input" : "change", { bubbles: true }));
document.body.getBoundingClientRect();
requestAnimationFrame(() => setTimeout(() => done(performance.now() - before)));
"""


def test_thousands(driver, page, report):
    size = page.stat().st_size
    assert len(report["findings"]) >= 5000, len(report["findings"])
    assert size < MOST_BYTES, size
    driver.get(page.as_uri())
    opening = driver.execute_script("return performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    assert count(driver) == len(report["findings"])
    until(lambda: not find(driver, ".finding.open") and find(driver, ".finding"), "the first findings")
    actor, matter = report["findings"][42]["actor"]["id"], report["findings"][42]["matter"]
    steps = [("search", "northern"), ("search", "northern li"), ("search", ""), ("actor", actor), ("actor", ""),
             ("matter", matter), ("matter", ""), ("outlet", "Courier 3"), ("order", "date"), ("order", "actor"),
             ("order", "severity"), ("outlet", ""), ("from", "2024-05-01"), ("from", ""), ("review", "all"), ("review", "standing")]
    times = [driver.execute_async_script(STEP, *step) for _ in range(3) for step in steps]
    told = f"{size / 1e6:.1f} MB, opens in {opening:.0f} ms, a filter step takes {statistics.median(times):.0f} ms (median of {len(times)}), {max(times):.0f} ms at most"
    print(f"     {told}")
    assert statistics.median(times) < WAIT, told
    last = report["findings"][-1]["fingerprint"]
    driver.get("about:blank")
    driver.get(f"{page.as_uri()}#{last}")
    assert last in one(driver, ".finding.open").text


def test_hostile(driver, page, report):
    assert report["findings"], "the hostile statements make no finding"
    text = page.read_text(encoding="utf-8")
    assert "\u202e" not in text and text.count("</script>") == 2
    driver.get(f"{page.as_uri()}#{report['findings'][0]['fingerprint']}")
    opened = one(driver, ".finding.open")
    assert driver.title.startswith("onrecord")
    assert "</script><script>document.title='broken'</script>" in opened.text, opened.text
    assert "\\u{202e}evil" in opened.text
    assert "<script>alert(1)</script>" in opened.text
    assert not find(driver, "main img, main script, main b[onmouseover], main a[href^=javascript]")
    assert len(find(driver, "script")) == 2
    # Addresses that are no plain ones are not linked.
    assert not find(driver, "main a[href*=onclick]")


def main():
    downloads = FOLDER / "downloads"
    downloads.mkdir(exist_ok=True)
    for old in downloads.iterdir():
        old.unlink()
    many, hostile = FOLDER / "many.jsonl", FOLDER / "hostile.jsonl"
    stories.many(many, 500)
    stories.hostile(hostile)
    own, nato = make("corpus", "corpus"), make("nato", "corpus/nato")
    thousands, attack = make("many", many), make("hostile", hostile)
    timelines = FOLDER / "timelines.html"
    run = [str(PROGRAM), "timeline", "corpus/valmora", "--actor", "Viktor Osten", "--format", "html"]
    timelines.write_bytes(subprocess.run(run, check=True, capture_output=True).stdout)
    nato_files = [f"corpus/nato/{file}.md" for file in ("2023-07-08-istanbul-meeting", "2025-02-24-bloomberg-interview")]
    moved = printed("moved", "diff", *nato_files)
    corpora = printed("corpora", "diff", "corpus/nato", "corpus/valmora")
    attacked = printed("attacked", "diff", *map(str, stories.hostile_revisions(FOLDER)))
    beside = printed("beside", "timeline", "corpus/valmora", "--actor", "Viktor Osten", "--with", "Ilse Marran")
    matrix = printed("matrix", "timeline", "corpus/valmora", "--matrix")
    tests = [
        ("what moved", lambda driver: test_page(driver, moved, [
            "a nuance, not a reversal", "597 days later", "support = support", "realistic"])),
        ("two corpora", lambda driver: test_page(driver, corpora, ["No position was compared", "Positions only in the new one"])),
        ("hostile revisions", lambda driver: test_page(driver, attacked, ["<script>alert(1)</script>", "\\u{202e}"])),
        ("two actors side by side", lambda driver: test_page(driver, beside, ["Viktor Osten", "Ilse Marran", "Last positions: "])),
        ("who stands where", lambda driver: test_page(driver, matrix, ["Meridian Pact", "moved", "no word"])),
        ("filter and search", lambda driver: test_filter_and_search(driver, *own)),
        ("a nuance, not a reversal", lambda driver: test_nuance(driver, *nato)),
        ("dismiss, export, reload, import", lambda driver: test_review(driver, *own, downloads)),
        ("keyboard only", lambda driver: test_keyboard(driver, own[0])),
        ("accessibility", lambda driver: test_accessibility(driver, *own)),
        ("5,000 findings", lambda driver: test_thousands(driver, *thousands)),
        ("timelines", lambda driver: test_timelines(driver, timelines)),
        ("hostile articles", lambda driver: test_hostile(driver, *attack)),
    ]
    failed = 0
    for name, test in tests:
        try:
            with browser(downloads) as driver:
                look(driver, 1280, "light")
                test(driver)
            print(f"ok   {name}", flush=True)
        except Exception as error:  # All tests are run, whatever one of them says.
            failed += 1
            print(f"FAIL {name}", flush=True)
            traceback.print_exception(error)
    print(f"{len(tests) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
