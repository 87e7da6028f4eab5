"""The upload page: files dropped, checked and published; versions compared and brought back. Officer's view only."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from dashboard.screen import desk_words as words
from dashboard.screen import labels
from dashboard.screen.state import in_meeting
from dashboard.stories.desk import Change, Desk, DeskState, FilePreview, Job
from dashboard.words.numbers import DASH, count

JOB = "tugas"  # in the address too: a reload finds the work again
UPLOADS = "meja_nomor"
SAID = "meja_kabar"
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
    _work(desk)
    _history(state)
    _compare(desk, state=state)
    _restore(desk, state=state)
    st.html(_foot(state))


@cache
def _style() -> str:
    return (Path(__file__).resolve().parent / "desk.css").read_text(encoding="utf-8")


def _foot(state: DeskState) -> str:
    live = next((one.label for one in state.versions if one.live), words.NO_VERSION)
    return f"<div class='kaki'><p>{escape(live)}</p></div>"


def _work(desk: Desk) -> None:
    """Either the uploader or the job that is under way."""
    job_id = st.session_state.get(JOB) or st.query_params.get(JOB)
    job = desk.job(str(job_id)) if job_id else None
    if job is None:
        _forget()
        _uploader(desk)
    elif job.phase == "berjalan":
        _watch(desk, job.id)
    else:
        _finished(desk, job=job)


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


def _finished(desk: Desk, *, job: Job) -> None:
    checked = job.action == "periksa"
    tone = "tolak" if job.phase == "gagal" else "kabar"
    st.html(f"<h2>{words.FOUND}</h2><div class='meja'><p class='{tone}'>{escape(job.message)}</p></div>")
    if job.files:
        _files(desk, job=job)
    if job.phase == "selesai" and (job.publishable or not checked):
        st.html(f"<h2>{words.WOULD_CHANGE if checked else words.CHANGED}</h2>{_changes_html(job.changes)}")
    with st.container(horizontal=True):
        if job.publishable:
            st.button(words.PUBLISH, key="meja_terbitkan", type="primary", on_click=desk.start_publish, args=(job.id,))
        st.button(words.CANCEL if job.publishable else words.CLOSE, key="meja_tutup", on_click=_close,
                  args=(desk, job.id))


def _close(desk: Desk, job_id: str) -> None:
    """(Callback) Done with this work."""
    desk.cancel(job_id)
    _forget()


def _files(desk: Desk, *, job: Job) -> None:
    st.html(f"<div class='meja'>{_table_html(words.FILE_COLUMNS, [_file_row(one) for one in job.files])}</div>")
    for number, one in enumerate(job.files):
        if not one.findings:
            continue
        lines = "".join(f"<li><b>{escape(line.severity)}</b>: {escape(line.message)}</li>" for line in one.findings)
        with st.expander(f"{one.name}: {count(len(one.findings))} jenis temuan", expanded=one.refused):
            st.html(f"<div class='meja'><ul>{lines}</ul></div>")
            sheet = desk.findings_sheet(job.id, one.findings_sheet) if one.findings_sheet else b""
            if sheet:
                st.download_button(words.FINDINGS, sheet, file_name=f"temuan_{one.name.rsplit('.', 1)[0]}.xlsx",
                                   key=f"meja_temuan_{number}", on_click="ignore")


def _file_row(one: FilePreview) -> tuple[str, ...]:
    return (one.name, one.kind, one.period or DASH, DASH if one.n_desa is None else count(one.n_desa),
            count(one.rows_read), count(one.rows_accepted), count(one.rows_rejected), one.status)


def _changes_html(changes: Sequence[Change]) -> str:
    if not any(one.before != one.after for one in changes):
        return f"<div class='meja'><p>{words.NO_CHANGE}</p></div>"
    rows = [(one.label, one.before, one.after, one.moved) for one in changes]
    return f"<div class='meja'>{_table_html(words.CHANGE_COLUMNS, rows)}</div>"


def _table_html(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in columns)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table class='kembaran'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _history(state: DeskState) -> None:
    st.html(f"<h2>{words.HISTORY}</h2>")
    if not state.history:
        st.html(f"<div class='meja'><p>{words.NO_HISTORY}</p></div>")
        return
    rows = [(one.when, one.what, one.version, one.measured, one.prevalence) for one in state.history]
    rest = len(rows) - words.HISTORY_SHOWN
    more = f"<p class='selebihnya'>{labels.more_rows(rest)}</p>" if rest > 0 else ""
    st.html(f"<div class='meja'>{_table_html(words.HISTORY_COLUMNS, rows[:words.HISTORY_SHOWN])}{more}</div>")


def _compare(desk: Desk, *, state: DeskState) -> None:
    if len(state.versions) < 2:
        return
    st.html(f"<h2>{words.COMPARE}</h2>")
    names = {one.name: one.label for one in state.versions}
    left, right = st.columns(2)
    with left:
        before = st.selectbox(words.FROM, list(names), index=1, format_func=names.__getitem__, key="meja_dari")
    with right:
        after = st.selectbox(words.TO, list(names), index=0, format_func=names.__getitem__, key="meja_ke")
    if before and after:
        st.html(_changes_html(desk.compare(before, after)))


def _restore(desk: Desk, *, state: DeskState) -> None:
    older = {one.name: one.label for one in state.versions if not one.live}
    if not older:
        return
    st.html(f"<h2>{words.RESTORE}</h2>")
    chosen = st.selectbox(words.RESTORE_WHICH, list(older), format_func=older.__getitem__, key="meja_versi")
    sure = st.checkbox(words.RESTORE_SURE, key=f"meja_yakin_{chosen}")
    if st.button(words.RESTORE_DO, key="meja_kembalikan", disabled=not sure) and chosen:
        st.session_state[SAID] = desk.restore(chosen)
        st.rerun()
