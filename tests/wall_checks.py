"""What every page on the wall must hold: nothing scrolls, nothing is small, cut, English or from elsewhere."""

from __future__ import annotations

import re

SMALLEST_MEETING, SMALLEST_OFFICER = 18, 14

SMALL_TEXTS = """
(least) => {
  const seen = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, owner = node.parentElement;
    const aside = 'style,script,noscript,.cetak,caption,[data-testid=stSkipToContent]';
    if (!node.data.trim() || !owner || owner.closest(aside)) continue;
    const box = owner.getBoundingClientRect(), look = getComputedStyle(owner);
    if (!box.width || !box.height || look.visibility === 'hidden' || look.opacity === '0') continue;
    if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth) continue;
    if (owner.closest('.st-key-kendali_awal,.st-key-kendali_akhir')) continue;
    if (parseFloat(look.fontSize) < least - 0.01) seen.push(look.fontSize + ' ' + node.data.trim().slice(0, 40));
  }
  return seen;
}"""
ENGLISH = re.compile(r"\b(\d+ more|Error|Traceback|undefined|NaN|None|null|Loading|Search|Download|View|The|and|of)\b")
BANNED = re.compile(r"signifikan|baseline|\bYoY\b|insight|\bdelta\b", re.IGNORECASE)
DECIMAL_POINT = re.compile(r"\d\.\d{1,2}(?!\d)")


def fits_the_projector(page) -> None:
    """No scroll on the 1280 x 720 canvas, no text below 18 px, title on one line, nothing covered or cut."""
    size = page.evaluate("() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
    assert size[0] <= 720
    assert size[1] <= 1280
    assert page.evaluate(SMALL_TEXTS, SMALLEST_MEETING) == []
    title_is_one_line(page)
    nothing_is_covered_or_cut(page)


def title_is_one_line(page) -> None:
    title = page.locator("h1").first
    assert len(title.inner_text()) <= 60
    assert title.bounding_box()["height"] < 60, "the title takes more than one line"
    assert title.evaluate("e => e.scrollWidth <= 1205")


def nothing_is_covered_or_cut(page) -> None:
    body = page.locator(".st-key-isi")
    beyond = body.evaluate("e => [e.scrollHeight - e.clientHeight, e.scrollWidth - e.clientWidth]")
    assert beyond[0] <= 4
    assert beyond[1] <= 4
    buttons, content = page.locator(".st-key-kendali").bounding_box(), body.bounding_box()
    assert content["y"] + content["height"] <= buttons["y"] + 1
    source = page.locator(".kaki p").last.bounding_box()
    assert source["y"] + source["height"] <= 721, "the source line is cut"
    assert source["height"] < 40, "the source line takes two lines"


def words_and_marks(visitor) -> None:
    text = visitor.page.locator("[data-testid=stMain]").inner_text()
    assert "DATA CONTOH" in text
    assert "Sumber:" in text
    assert re.search(r"Berkas [0-9a-f]{6}", text)
    assert not ENGLISH.findall(text)
    assert not BANNED.findall(text)
    assert not DECIMAL_POINT.findall(text)
    assert not [url for url in visitor.asked if not url.startswith((visitor.address, "data:", "blob:"))]
