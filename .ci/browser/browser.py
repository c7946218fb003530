"""A real browser to drive a page with: Debian's chromium, headless, with a new profile, cut off from the network."""

import json
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=en-GB",
]


@contextmanager
def browser(downloads: Path):
    """A driver whose profile is gone afterwards. Asserts at the end that the page was silent and asked nobody."""
    profile = tempfile.mkdtemp(prefix="onrecord-browser-")
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "chromium"
    for flag in FLAGS:
        options.add_argument(flag)
    options.add_argument(f"--user-data-dir={profile}")
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        yield driver
        assert_silent(driver)
    finally:
        driver.quit()
        shutil.rmtree(profile, ignore_errors=True)


def assert_silent(driver):
    """No word in the console, and no request but for the page itself and the file it exports."""
    said = driver.get_log("browser")
    assert not said, f"the console says: {said}"
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            address = message["params"]["request"]["url"]
            # The browser's own first tab is a chrome: page.
            assert address.startswith(("file:", "blob:", "data:", "about:", "chrome:")), f"the page asked for {address}"


def look(driver, width, scheme):
    """Sets the width of the window in pixels, and light or dark."""
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def screenshot(driver, file: Path):
    """The window as it stands, as a PNG."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(driver.get_screenshot_as_png())
