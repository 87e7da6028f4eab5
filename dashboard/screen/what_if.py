"""What a meeting sets by hand on the page andaikan: packages as pills, coverages in steps of ten, effects within their
evidence, the place, and keeping a scenario. Buttons and pills only, 44 px high: the clicker's PageDown keeps working.
"""

from __future__ import annotations

import streamlit as st

from dashboard.screen import what_if_labels as labels
from dashboard.screen.catalogue import ENTRIES, PageOption
from dashboard.screen.context import current
from dashboard.screen.dials import set_dial
from dashboard.screen.frame import Strip, show
from dashboard.screen.state import take_option, value
from dashboard.screen.what_if_book import draw_keeping
from dashboard.stories import andaikan
from dashboard.stories.andaikan_lines import QUALITY_KEY
from dashboard.stories.dials import Dial, read
from dashboard.stories.story import Story
from dashboard.words.andaikan import EFFECTS, SHORT_NAMES

# Rows of the strip and what each takes over the foot of a meeting page, px.
ROW = 52
STEP = 10
LEFT = "andaikan_kendali"


def show_what_if(story: Story) -> None:
    """The page with what can be pressed under its chart."""
    view = value(andaikan.VIEW) or andaikan.VIEWS[0]
    if current().as_table or (current().mode == "petugas" and view != "atur"):
        show(story)
    elif view == "atur":
        context = current()
        asked = (context.selection, context.database, context.settings)
        # Where nothing can be reckoned, only what leads elsewhere is offered.
        dials, effects = (andaikan.dials(*asked), andaikan.effect_dials(*asked)) if story.charts else ((), ())
        show(story, strip=Strip(lambda: _draw_setting(dials, effects), height=ROW * (len(dials) + 2)))
    else:
        show(story, strip=Strip(_draw_actions if view == "anggapan" else _draw_packages,
                                height=ROW if view == "anggapan" else 3 * ROW))


def _draw_packages() -> None:
    """Ten packages on two rows, then what leads on."""
    with st.container(key=f"{LEFT}_tiga"):
        _choose(_option(andaikan.OPTION), names=SHORT_NAMES)
        _actions()


def _draw_actions() -> None:
    with st.container(key=f"{LEFT}_satu"):
        _actions()


def _draw_setting(dials: tuple[Dial, ...], effects: tuple[Dial, ...]) -> None:
    """Every coverage of the package with its steps and its effect; then quality and place; then what leads on."""
    by_key = {dial.key: dial for dial in effects}
    with st.container(key=f"{LEFT}_atur" if current().mode == "rapat" else f"{LEFT}_meja"):
        for dial in dials:
            _coverage_row(dial, effect=by_key.get(dial.key))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            if current().mode == "rapat":
                _choose(_option(andaikan.SCOPE))
            quality = by_key.get(QUALITY_KEY)
            if quality:
                st.html(f"<p class='atur-nama'>{labels.quality(quality.value)}</p>")
                _step(quality, by=-STEP, key=andaikan.EFFECTS)
                _step(quality, by=STEP, key=andaikan.EFFECTS)
        with st.container(horizontal=True, gap="small"):
            if value(andaikan.GOALS) or value(andaikan.EFFECTS):
                st.button(labels.RESET, key="andaikan_kembali", on_click=_reset)
            _actions()


def _coverage_row(dial: Dial, *, effect: Dial | None) -> None:
    """``PMT bumil KEK 50 ke 90% [−10] [+10]  efek [rendah] [tengah] [tinggi]``."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.html(f"<p class='atur-nama'>{labels.coverage(EFFECTS[dial.key], now=dial.least, then=dial.value)}</p>")
        _step(dial, by=-STEP, key=andaikan.GOALS)
        _step(dial, by=STEP, key=andaikan.GOALS)
        if effect:
            _evidence(effect)


def _step(dial: Dial, *, by: int, key: str) -> None:
    goal = min(max(dial.value + by, dial.least), dial.most)
    st.button(f"{'+' if by > 0 else '−'}{abs(by)}", key=f"{key}_{dial.key}_{'naik' if by > 0 else 'turun'}",
              on_click=set_dial, args=(dial.key, key), kwargs={"to": goal}, disabled=goal == dial.value)


def _evidence(dial: Dial) -> None:
    """The effect at the low end, the middle or the high end of its evidence."""
    values = {"rendah": dial.least, "tengah": None, "tinggi": dial.most}
    turned = read(value(andaikan.EFFECTS) or "").get(dial.key)
    chosen = next((name for name, given in values.items() if given == turned), None)
    shown = f"{andaikan.EFFECTS}_{dial.key}_bukti"
    st.session_state[shown] = chosen
    st.segmented_control(dial.label, list(values), key=shown, label_visibility="collapsed",
                         format_func=lambda name: labels.evidence(name, least=dial.least, most=dial.most),
                         on_change=_take_evidence, args=(dial, shown))


def _take_evidence(dial: Dial, shown: str) -> None:
    """(Callback) Low or high end of the evidence; the middle leaves the effect as published."""
    ends = {"rendah": dial.least, "tinggi": dial.most}
    set_dial(dial.key, andaikan.EFFECTS, to=ends.get(str(st.session_state[shown])))


def _actions() -> None:
    """In a meeting: result, setting or assumptions; and keeping the scenario. The desk has both elsewhere."""
    if current().mode == "rapat":
        with st.container(horizontal=True, gap="small"):
            _choose(_option(andaikan.VIEW), names=labels.VIEWS)
            draw_keeping()


def _choose(option: PageOption, *, names: dict[str, str] | None = None) -> None:
    """One option of the page as pills; pressing the chosen one again keeps it."""
    known = {code: (names or {}).get(code, label) for code, label in option.choices}
    shown = f"{option.key}_tombol"
    st.session_state[shown] = value(option.key) or option.choices[0][0]
    st.pills(option.key, list(known), format_func=known.__getitem__, key=shown, required=True,
             label_visibility="collapsed", on_change=_take, args=(option, shown))


def _take(option: PageOption, shown: str) -> None:
    """(Callback) The pressed pill becomes the choice in the address."""
    take_option(option, str(st.session_state[shown]))


def _option(key: str) -> PageOption:
    return next(option for option in ENTRIES[andaikan.SLUG].options if option.key == key)


def _reset() -> None:
    """(Callback) Goals and effects as the package and the evidence have them."""
    st.session_state[andaikan.GOALS] = ""
    st.session_state[andaikan.EFFECTS] = ""
