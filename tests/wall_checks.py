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
# Text in charts lies on shapes, not on its ancestors' grounds: the figures' own tests hold those colours.
PALE_TEXTS = """
() => {
  const channel = value => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const numbers = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const ground = owner => {
    for (let at = owner; at; at = at.parentElement) {
      const [r, g, b, alpha] = numbers(getComputedStyle(at).backgroundColor);
      if (alpha === undefined || alpha > 0.99) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const pale = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, owner = node.parentElement;
    const aside = 'style,script,noscript,svg,[data-testid=stSkipToContent]';
    if (!node.data.trim() || !owner || owner.closest(aside)) continue;
    const box = owner.getBoundingClientRect(), look = getComputedStyle(owner);
    if (!box.width || !box.height || look.visibility === 'hidden' || look.opacity === '0') continue;
    if (owner.closest('.st-key-kendali_awal,.st-key-kendali_akhir')) continue;
    const [a, b] = [light(numbers(look.color)), light(ground(owner))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), size = parseFloat(look.fontSize);
    const large = size >= 24 || (size >= 18.66 && parseInt(look.fontWeight) >= 700);
    if (ratio >= (large ? 4.5 : 7) - 0.05) continue;
    pale.push(ratio.toFixed(1) + ' ' + look.color + ' ' + node.data.trim().slice(0, 40));
  }
  return pale;
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


def contrast_holds(page) -> None:
    """Every text of the page stands out from the ground behind it: 7 : 1, large text 4.5 : 1 (WCAG AAA)."""
    assert page.evaluate(PALE_TEXTS) == []
