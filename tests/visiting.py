"""A tab that opens pages of the dashboard and waits: for a page that stands, and for what an action was to bring."""

from __future__ import annotations

from playwright.sync_api import Page

# A page stands when its footer and its charts are there, nothing runs or fades out, and what is written has not changed
# for a while (a key pressed before its button stands is lost: in a meeting the turning buttons are part of a page that
# stands). The while begins anew with every wait: what stood still before an action says nothing about its effect.
STILL = """([still, foot, wait]) => {
  const app = document.querySelector('[data-testid=stApp]');
  const stands = app?.dataset.testScriptState === 'notRunning'
    && (!foot || document.querySelector('.kaki'))
    && (!foot || !location.search.includes('rapat=true') || document.querySelector('.st-key-kendali_keluar button'))
    && !document.querySelector('[data-stale=true]')
    && [...document.querySelectorAll('.stPlotlyChart')].every(chart => chart.querySelector('.main-svg'));
  const seen = stands ? [wait, location.href, app.innerHTML.length].join(' ') : '';
  if (window.seenBefore !== seen) { window.seenBefore = seen; window.seenSince = performance.now(); }
  return stands && performance.now() - window.seenSince >= still;
}"""
STILL_MS = 350


class Visitor:
    """One tab that opens pages of the dashboard and waits until they stand."""

    def __init__(self, page: Page, *, address: str) -> None:
        self.page, self.address, self.asked, self.waits = page, address, [], 0
        page.on("request", lambda request: self.asked.append(request.url))

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.address}/{path}")
        return self.settle()

    def settle(self, *, foot: str = ".kaki") -> Page:
        """Wait until the page stands still; ``foot`` '' for a page that has none."""
        self.page.wait_for_timeout(100)  # what was pressed has begun
        self.waits += 1
        self.page.wait_for_function(STILL, arg=[STILL_MS, foot, self.waits], polling=50)
        return self.page

    def press(self, key: str) -> Page:
        """Press a key and wait for a page that stands; what it was to do is waited for by who pressed it."""
        self.page.keyboard.press(key)
        self.page.wait_for_timeout(150)
        return self.settle()

    def has_address(self, *parts: str) -> None:
        """Every part comes to stand in the address: a new page writes its choices a moment after it stands."""
        for part in parts:
            self.page.wait_for_function("part => location.href.includes(part)", arg=part)

    def has_no_address(self, part: str) -> None:
        """The part leaves the address."""
        self.page.wait_for_function("part => !location.href.includes(part)", arg=part)

    def at(self, slug: str) -> None:
        """The page comes to be this one."""
        self.page.wait_for_function("slug => location.pathname.endsWith('/' + slug)", arg=slug)
        self.settle()

    def shows(self, text: str, *, where: str) -> None:
        """The text comes to stand in this part of the page."""
        self.page.wait_for_function("([where, text]) => document.querySelector(where)?.innerText.includes(text)",
                                    arg=[where, text])
