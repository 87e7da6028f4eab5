"""Filters and steps: what is chosen is held as a code, unknown codes change nothing, unused filters are disabled."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from dashboard.screen import labels
from dashboard.screen.catalogue import DEFAULT_STEPS, ENTRIES


def groups(app: AppTest) -> dict[str, object]:
    return {group.key: group for group in app.get("button_group")}


def test_choosing_a_kecamatan_shows_it_and_keeps_its_code(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str],
) -> None:
    app = run("ringkasan")
    groups(app)["kec_pilihan"].set_value("62.01.05").run()
    assert app.session_state["kec"] == "62.01.05"
    assert "Kecamatan: Pangkalan Lada" in page_text(app)
    groups(app)["kec_pilihan"].set_value("").run()
    assert app.session_state["kec"] is None
    assert "Kecamatan: semua" in page_text(app)


def test_unknown_codes_in_an_address_are_dropped(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str],
) -> None:
    plain = page_text(run("peta"))
    assert page_text(run("peta", kec="99.99.99", periode="1999-01", peta_isi="lain")) == plain


def test_a_filter_that_a_page_does_not_use_is_disabled_and_says_so(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str],
) -> None:
    assert "periode" not in ENTRIES["tindak_lanjut"].uses
    earlier = groups(run("peta"))["periode"].options[1]
    app = run("tindak_lanjut", periode=earlier)
    assert app.selectbox(key="periode_pilihan").disabled
    assert labels.NOT_USED_HERE in page_text(app)
    assert app.session_state["periode"] == earlier, "the choice is kept for the next page"
    # The only page that answers to all three filters has nothing to excuse.
    assert ENTRIES["opd"].uses == {"periode", "kec", "ind"}
    assert labels.NOT_USED_HERE not in page_text(run("opd"))


def test_an_earlier_period_changes_the_page(
    run: Callable[..., AppTest], page_text: Callable[[AppTest], str],
) -> None:
    app = run("peta")
    earlier = groups(app)["periode"].options[1]
    text = page_text(run("peta", periode=earlier))
    assert text != page_text(app)


def test_next_and_previous_walk_the_steps_and_stop_at_the_ends(run: Callable[..., AppTest]) -> None:
    app = run(DEFAULT_STEPS[0].slug, rapat="true")
    app.button(key="kendali_sebelumnya").click().run()
    assert app.session_state["konteks"].slug == DEFAULT_STEPS[0].slug
    walked = []
    for _ in DEFAULT_STEPS:
        app.button(key="kendali_berikutnya").click().run()
        walked.append(app.session_state["konteks"].slug)
    assert walked == [*(step.slug for step in DEFAULT_STEPS[1:]), DEFAULT_STEPS[-1].slug]


def test_leaving_a_meeting_keeps_page_and_kecamatan(run: Callable[..., AppTest]) -> None:
    app = run("tren", rapat="true", kec="62.01.02")
    app.button(key="kendali_keluar").click().run()
    context = app.session_state["konteks"]
    assert (context.slug, context.mode, context.selection.kecamatan) == ("tren", "petugas", "62.01.02")


def test_entering_a_meeting_starts_at_the_present_page(run: Callable[..., AppTest]) -> None:
    app = run("tren")
    app.button(key="masuk_rapat").click().run()
    context = app.session_state["konteks"]
    assert (context.slug, context.mode) == ("tren", "rapat")
    assert context.step_text.startswith(labels.STEP)
