"""The upload page: files dropped, checked and published; versions compared and brought back. Officer's view only."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from dashboard.screen import desk_words as words
from dashboard.screen import labels
from dashboard.screen.desk_history import show_compare, show_history, show_restore
from dashboard.screen.desk_spellings import lines_html, show_known, show_unknown
from dashboard.screen.desk_tables import changes_html, table_html
from dashboard.screen.desk_who import SAID, draw_who, who
from dashboard.screen.state import in_meeting
from dashboard.stories.desk import Desk, DeskState, FilePreview, Job
from dashboard.words.numbers import DASH, count

JOB = "tugas"  # in the address too: a reload finds the work again
UPLOADS = "meja_nomor"
POLL_SECONDS = 1.0


def show_desk(desk: Desk) -> None:
    """Draw the whole page."""
    st.html(f"<style>{_style()}</style>")
    state = desk.state()
    mark = f"<span class='contoh'>{labels.SAMPLE}</span>" if state.is_sample else ""
    st.html(f"<div class='kepala'><h1>{escape(state.title)}</h1><div class='bawah'><p class='subjudul'>"
            f"{words.SUBTITLE}</p><p class='tanda'>{mark}</p></div></div>")
    if in_meeting():
        st.html(f"<div class='meja'><p>{words.ONLY_OFFICER}</p></div>{_foot(state)}")
        return
    said = st.session_state.pop(SAID, "")
    if said:
        st.html(f"<div class='meja'><p class='kabar'>{escape(said)}</p></div>")
    draw_who()
    _work(desk, state=state)
    show_known(desk, state=state)
    show_history(state)
    show_compare(desk, state=state)
    show_restore(desk, state=state)
    st.html(_foot(state))


@cache
def _style() -> str:
    return (Path(__file__).resolve().parent / "desk.css").read_text(encoding="utf-8")


def _foot(state: DeskState) -> str:
    live = next((one.label for one in state.versions if one.live), words.NO_VERSION)
    return f"<div class='kaki'><p>{escape(live)}</p></div>"


def _work(desk: Desk, *, state: DeskState) -> None:
    """Either the uploader or the job that is under way."""
    job_id = st.session_state.get(JOB) or st.query_params.get(JOB)
    job = desk.job(str(job_id)) if job_id else None
    if job is None:
        _forget()
        _uploader(desk)
    elif job.phase == "berjalan":
        _watch(desk, job.id)
    else:
        _finished(desk, job=job, state=state)


def _uploader(desk: Desk) -> None:
    st.html(f"<h2>{words.LOAD}</h2><div class='meja'><p>{words.PRIVACY}</p></div>")
    number = st.session_state.setdefault(UPLOADS, 0)
    files = st.file_uploader(words.UPLOADER, accept_multiple_files=True, key=f"meja_berkas_{number}")
    if st.button(words.CHECK, key="meja_periksa", type="primary", disabled=not files) and files:
        _remember(desk.start_check([(file.name, file) for file in files]))
        # A fresh uploader: the server lets go of the bytes it held.
        st.session_state[UPLOADS] = number + 1
        st.rerun()


def _remember(job_id: str) -> None:
    st.session_state[JOB] = job_id
    st.query_params[JOB] = job_id


def _forget() -> None:
    st.session_state.pop(JOB, None)
    if JOB in st.query_params:
        del st.query_params[JOB]


@st.fragment(run_every=POLL_SECONDS)
def _watch(desk: Desk, job_id: str) -> None:
    """How far the work is; only this part is drawn again until it is done."""
    job = desk.job(job_id)
    if job is None or job.phase != "berjalan":
        st.rerun()
        return
    _remember(job_id)
    st.html(f"<h2>{words.WORKING[job.action]}</h2><div class='meja' role='status'><p class='kabar'>"
            f"{escape(job.progress)}</p><p>{words.KEEPS_WORKING}</p></div>")


def _finished(desk: Desk, *, job: Job, state: DeskState) -> None:
    checked = job.action == "periksa"
    tone = "tolak" if job.phase == "gagal" else "kabar"
    st.html(f"<h2>{words.FOUND}</h2><div class='meja'><p class='{tone}'>{escape(job.message)}</p></div>")
    if job.files:
        _files(desk, job=job)
        show_unknown(desk, job=job, state=state)
    if job.phase == "selesai" and (job.publishable or not checked):
        st.html(f"<h2>{words.WOULD_CHANGE if checked else words.CHANGED}</h2>{changes_html(job.changes, job.services)}")
    with st.container(horizontal=True):
        if job.publishable:
            st.button(words.PUBLISH, key="meja_terbitkan", type="primary", on_click=_publish, args=(desk, job.id))
        st.button(words.CANCEL if job.publishable else words.CLOSE, key="meja_tutup", on_click=_close,
                  args=(desk, job.id))


def _publish(desk: Desk, job_id: str) -> None:
    """(Callback) Publish in the name of who is written above."""
    if who():
        desk.start_publish(job_id, who())
    else:
        st.session_state[SAID] = words.WHO_FIRST


def _close(desk: Desk, job_id: str) -> None:
    """(Callback) Done with this work."""
    desk.cancel(job_id)
    _forget()


def _files(desk: Desk, *, job: Job) -> None:
    st.html(f"<div class='meja'>{table_html(words.FILE_COLUMNS, [_file_row(one) for one in job.files])}</div>")
    for number, one in enumerate(job.files):
        if not (one.findings or one.content):
            continue
        lines = "".join(f"<li><b>{escape(line.severity)}</b>: {escape(line.message)}</li>" for line in one.findings)
        few = len(job.files) == 1
        with st.expander(words.file_title(one.name, findings=len(one.findings)), expanded=one.refused or few):
            st.html(f"<div class='meja'>{lines_html(one.content)}<ul>{lines}</ul></div>")
            sheet = desk.findings_sheet(job.id, one.findings_sheet) if one.findings_sheet else b""
            if sheet:
                st.download_button(words.FINDINGS, sheet, file_name=f"temuan_{one.name.rsplit('.', 1)[0]}.xlsx",
                                   key=f"meja_temuan_{number}", on_click="ignore")


def _file_row(one: FilePreview) -> tuple[str, ...]:
    return (one.name, one.kind, one.period or DASH, DASH if one.n_desa is None else count(one.n_desa),
            count(one.rows_read), count(one.rows_accepted), count(one.rows_rejected), one.status)
