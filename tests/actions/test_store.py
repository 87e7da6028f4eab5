"""What was recorded comes back, as it reads today, from SQLite and PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dashboard.actions.entries import Annotation, Attendance, Commitment, Meeting, Obstacle, Promise, Scenario, View
from dashboard.actions.errors import EntryError, KeyReusedError, UnknownEntryError
from dashboard.actions.store import Store, new_key
from dashboard.actions.summary import held

TODAY = date(2025, 5, 12)
SEEN = View(
    page="opd",
    query="rapat=true&langkah=8",
    data_version="stunting_2025-02_3fa9c1",
    takeaway="Belum melapor: 2 OPD; paling tertinggal: TTD remaja putri",
)


def promise(action: str = "PMT di Desa P dan Q", owner: str = "dinkes", due: date = date(2025, 4, 30)) -> Promise:
    return Promise(action=action, owner=owner, due_date=due)


def rembuk(store: Store, day: date = date(2025, 3, 12)) -> str:
    return store.record_meeting(Meeting(kind="rembuk", day=day, place="Aula Bappeda", chair="Sekda"), author="Notulis")


def test_everything_written_is_read_back_by_another_store(reopen: Callable[[], Store]) -> None:
    store = reopen()
    meeting = rembuk(store)
    full = Promise(
        action="Sumur bor — “Désa” 你好 🚰",
        owner="pupr",
        due_date=date(2025, 6, 30),
        problem="Air keruh\nsejak 2023",
        cause="Sumur dangkal",
        target_group="KK",
        target_count=120,
        performer="Bidang Cipta Karya",
        funding="DAK",
        note="100% = wajib; '; DROP TABLE entry; --",
        kecamatan_code="62.01.01",
        desa_codes=("62.01.01.2001",),
        agencies=("dpmd",),
        indicator_ids=("improved_water",),
    )
    entry_id = store.record_follow_up(full, author="Siti", meeting=meeting, view=SEEN)
    found = reopen().follow_ups(TODAY)[0]
    assert found.promise == full
    assert (found.entry_id, found.meeting_id, found.number, found.status) == (entry_id, meeting, 1, "belum")
    assert (found.entry.view, found.entry.author) == (SEEN, "Siti")
    assert reopen().meeting(meeting).place == "Aula Bappeda"


def test_status_changes_are_derived_in_order(store: Store) -> None:
    one = store.record_follow_up(promise(), author="A")
    assert [(f.status, f.overdue, f.days_overdue) for f in store.follow_ups(TODAY)] == [("belum", True, 12)]
    store.change_status(one, status="berjalan", on=date(2025, 5, 1), author="A")
    assert store.follow_ups(TODAY)[0].overdue
    store.change_status(
        one, status="selesai", on=date(2025, 5, 10), author="A", note="34 ke 36%", evidence="Foto, BAST 12/2025"
    )
    done = store.follow_ups(TODAY)[0]
    assert (done.status, done.overdue, done.status_note, done.evidence) == (
        "selesai",
        False,
        "34 ke 36%",
        "Foto, BAST 12/2025",
    )
    assert (done.finished_on, done.on_time, done.changes) == (date(2025, 5, 10), False, 2)
    store.change_status(one, status="berjalan", on=date(2025, 5, 11), author="B", note="ternyata belum")
    assert (store.follow_ups(TODAY)[0].status, store.follow_ups(TODAY)[0].finished_on) == ("berjalan", None)
    assert len(store.history(one)) == 4


def test_overdue_starts_the_day_after_the_due_date(store: Store) -> None:
    store.record_follow_up(promise(due=date(2025, 4, 30)), author="A")
    days = [date(2025, 4, 29), date(2025, 4, 30), date(2025, 5, 1)]
    assert [store.follow_ups(day)[0].days_overdue for day in days] == [0, 0, 1]


def test_double_press_is_one_entry_and_other_content_under_its_key_is_refused(store: Store) -> None:
    key = new_key()
    first = store.record_follow_up(promise(), author="A", key=key)
    assert store.record_follow_up(promise(), author="A", key=key) == first == key
    with pytest.raises(KeyReusedError, match="sudah tersimpan"):
        store.record_follow_up(promise(action="lain"), author="A", key=key)
    assert [f.promise.action for f in store.follow_ups(TODAY)] == ["PMT di Desa P dan Q"]
    status = new_key()
    for _ in range(2):
        store.change_status(first, status="berjalan", on=TODAY, author="A", key=status)
    gone = new_key()
    for _ in range(2):
        store.withdraw(first, reason="salah rapat", author="A", key=gone)
    assert store.follow_ups(TODAY) == []
    assert len(store.history(first)) == 3


def test_correction_is_a_new_entry_and_the_first_wording_stays(store: Store) -> None:
    one = store.record_follow_up(promise(), author="A")
    store.correct(
        one,
        changes={"owner": "dinsos", "target_count": 40, "due_date": date(2025, 5, 31)},
        reason="salah ketik",
        author="B",
    )
    found = store.follow_ups(TODAY)[0]
    assert (found.promise.owner, found.promise.target_count, found.overdue, found.corrections) == (
        "dinsos",
        40,
        False,
        1,
    )
    assert found.promise.action == "PMT di Desa P dan Q"
    assert (found.first_due_date, found.postponed) == (date(2025, 5, 31), 0)
    assert [entry.body.get("owner", "-") for entry in store.history(one)] == ["dinkes", "-"]


def test_correction_can_empty_a_field_and_reaches_a_status(store: Store) -> None:
    one = store.record_follow_up(Promise(action="X", owner="dinkes", due_date=TODAY, note="keliru"), author="A")
    store.correct(one, changes={"note": ""}, reason="keliru", author="A")
    done = store.change_status(one, status="selesai", on=date(2025, 5, 13), author="A")
    store.correct(done, changes={"on": date(2025, 5, 12)}, reason="salah tanggal", author="A")
    found = store.follow_ups(TODAY)[0]
    assert (found.promise.note, found.on_time) == ("", True)
    store.withdraw(done, reason="belum selesai", author="A")
    assert store.follow_ups(TODAY)[0].status == "belum"


def test_postponed_date_is_counted_and_the_first_stays_visible(store: Store) -> None:
    one = store.record_follow_up(promise(), author="A")
    store.postpone(one, due_date=date(2025, 6, 15), reason="Anggaran perubahan", author="A")
    found = store.follow_ups(TODAY)[0]
    assert (found.promise.due_date, found.first_due_date, found.postponed, found.overdue) == (
        date(2025, 6, 15),
        date(2025, 4, 30),
        1,
        False,
    )


def test_bad_entries_are_refused_with_the_label_of_the_field(store: Store) -> None:
    with pytest.raises(EntryError, match="Tindak lanjut belum diisi"):
        store.record_follow_up(promise(action="  \x00 "), author="A")
    with pytest.raises(EntryError, match="Tenggat belum diisi"):
        store.record_follow_up(Promise(action="X", owner="dinkes"), author="A")
    with pytest.raises(EntryError, match="2001 huruf"):
        store.record_follow_up(promise(action="x" * 2001), author="A")
    with pytest.raises(EntryError, match="Tenggat 1025-04-30 di luar"):
        store.record_follow_up(promise(due=date(1025, 4, 30)), author="A")
    one = store.record_follow_up(promise(), author="A")
    with pytest.raises(EntryError, match="Status 'beres' tidak dikenal"):
        store.change_status(one, status="beres", on=TODAY, author="A")  # type: ignore[arg-type]
    with pytest.raises(EntryError, match="Nama pencatat belum diisi"):
        store.record_annotation(Annotation(text="alat ukur diganti", day=TODAY), author=" ")
    with pytest.raises(EntryError, match="Tidak ada isian"):
        store.correct(store.follow_ups(TODAY)[0].entry_id, changes={"status": "selesai"}, reason="x", author="A")
    assert len(store.follow_ups(TODAY)) == 1


def test_words_on_what_is_not_there_are_refused(store: Store) -> None:
    meeting = rembuk(store)
    for attempt in (
        lambda: store.change_status("tak-ada", status="selesai", on=TODAY, author="A"),
        lambda: store.change_status(meeting, status="selesai", on=TODAY, author="A"),
        lambda: store.record_follow_up(promise(), author="A", meeting="tak-ada"),
        lambda: store.withdraw("tak-ada", reason="x", author="A"),
        lambda: store.history("tak-ada"),
        lambda: store.meeting("tak-ada"),
    ):
        with pytest.raises(UnknownEntryError, match="tidak ditemukan"):
            attempt()


def test_meeting_planned_then_held_counts(store: Store) -> None:
    first = store.record_meeting(Meeting(kind="minilok", day=date(2025, 3, 5), kecamatan_code="62.01.02"), author="A")
    store.record_meeting(Meeting(kind="minilok", day=date(2025, 4, 5), kecamatan_code="62.01.02"), author="A")
    store.record_held(
        first,
        attendance=[Attendance("dinkes", 3), Attendance("KUA Kumai", 1)],
        author="A",
        decisions=["Sweeping bulan depan"],
    )
    meetings = store.meetings(kind="minilok", kecamatan="62.01.02")
    assert (held(meetings.values()).held, held(meetings.values()).planned) == (1, 2)
    assert store.meeting(first).attendance[0] == Attendance("dinkes", 3)
    assert store.meetings(kecamatan="") == {}


def test_carry_over_keeps_the_promise_and_its_date(store: Store) -> None:
    march, may = rembuk(store), rembuk(store, day=date(2025, 5, 12))
    other = store.record_meeting(Meeting(kind="minilok", day=date(2025, 3, 1), kecamatan_code="62.01.02"), author="A")
    late = store.record_follow_up(promise(), author="A", meeting=march)
    done = store.record_follow_up(promise(action="Latih kader"), author="A", meeting=march)
    store.record_follow_up(promise(action="lain kecamatan"), author="A", meeting=other)
    store.change_status(done, status="selesai", on=date(2025, 4, 1), author="A")
    assert store.previous_meeting(may) == march
    for _ in range(2):
        store.carry_over(to_meeting=may, today=TODAY, author="A")
    carried = store.follow_ups(TODAY, meeting=may)
    assert [(f.entry_id, f.days_overdue, f.number, f.meeting_id) for f in carried] == [(late, 12, 1, march)]
    assert len(store.follow_ups(TODAY, meeting=march)) == 2
    assert len(store.history(late)) == 2


def test_a_promise_keeps_its_number_through_every_meeting(store: Store) -> None:
    """Nomor 1 of March and the first promise of May are never both nomor 1 on one list."""
    march, may = rembuk(store), rembuk(store, day=date(2025, 5, 12))
    minilok = store.record_meeting(Meeting(kind="minilok", day=date(2025, 5, 12), kecamatan_code="62.01.02"),
                                   author="A")
    first = store.record_follow_up(promise(), author="A", meeting=march)
    mistake = store.record_follow_up(promise(action="Salah"), author="A", meeting=march)
    store.withdraw(mistake, reason="salah catat", author="A")
    second = store.record_follow_up(promise(action="Baru"), author="A", meeting=may)
    assert store.carry([first], to_meeting=may, author="A") == [first]
    assert store.carry([first, second], to_meeting=minilok, author="A") == [first, second]
    assert store.carry([first], to_meeting=may, author="B") == [first]
    assert {f.entry_id: f.number for f in store.follow_ups(TODAY, meeting=may)} == {first: 1, second: 3}
    assert {f.entry_id: f.number for f in store.follow_ups(TODAY, meeting=minilok)} == {first: 1, second: 3}
    assert len(store.history(first)) == 3
    for entries, meeting in (([march], may), ([first], second), ([first, "tak-ada"], march)):
        with pytest.raises(UnknownEntryError):
            store.carry(entries, to_meeting=meeting, author="A")
    assert len(store.history(first)) == 3


def test_promises_by_agency_add_up(store: Store) -> None:
    meeting = rembuk(store)
    made = [
        ("dinkes", date(2025, 4, 1), "selesai"),
        ("dinkes", date(2025, 5, 1), "berjalan"),
        ("dinkes", date(2025, 8, 1), None),
        ("pupr", date(2025, 5, 1), "selesai"),
        ("pupr", date(2025, 7, 1), "berjalan"),
        ("PT Sawit Lestari", date(2025, 5, 1), "batal"),
        ("PT Sawit Lestari", date(2025, 5, 11), None),
    ]
    for owner, due, status in made:
        entry = store.record_follow_up(promise(owner=owner, due=due), author="A", meeting=meeting)
        if status:
            store.change_status(entry, status=status, on=date(2025, 4, 20), author="A")  # type: ignore[arg-type]
    summary = store.promises(TODAY, meeting=meeting)
    whole = summary.all
    assert (whole.total, whole.done, whole.running, whole.waiting, whole.overdue, whole.dropped) == (7, 2, 1, 1, 2, 1)
    assert (whole.on_time, whole.judged) == (1, 2)
    assert {owner: own.total for owner, own in summary.by_owner} == {"dinkes": 3, "pupr": 2, "PT Sawit Lestari": 2}


def test_filters_and_reading_order(store: Store) -> None:
    store.record_follow_up(
        Promise(action="a", owner="dinkes", due_date=date(2025, 5, 30), desa_codes=("62.01.02.2001",)), author="A"
    )
    store.record_follow_up(
        Promise(action="b", owner="pupr", due_date=date(2025, 5, 1), kecamatan_code="62.01.02"), author="A"
    )
    store.record_follow_up(
        Promise(action="c", owner="dinkes", due_date=date(2025, 4, 1), desa_codes=("62.01.021.2001",)), author="A"
    )
    done = store.record_follow_up(promise(action="d", due=date(2025, 1, 1)), author="A")
    store.change_status(done, status="selesai", on=date(2025, 1, 1), author="A")
    actions = lambda **chosen: [f.promise.action for f in store.follow_ups(TODAY, **chosen)]  # noqa: E731
    assert actions() == ["c", "b", "a", "d"]
    assert actions(kecamatan="62.01.02") == ["b", "a"]
    assert actions(owner="dinkes", statuses=("belum",)) == ["c", "a"]
    assert actions(desa="62.01.02.2001") == ["a"]


def test_commitments_obstacles_notes_and_scenarios(store: Store) -> None:
    meeting = rembuk(store)
    pledge = store.record_commitment(
        Commitment(
            text="100 paket pangan",
            party="PT Sawit Lestari",
            kind="csr",
            amount_rupiah=250_000_000,
            due_date=date(2025, 5, 1),
        ),
        author="A",
        meeting=meeting,
    )
    assert [(p.commitment.amount_rupiah, p.overdue) for p in store.pledges(TODAY, meeting=meeting)] == [
        (250_000_000, True)
    ]
    store.change_status(pledge, status="selesai", on=TODAY, author="A")
    assert store.pledges(TODAY)[0].status == "selesai"
    store.record_obstacle(
        Obstacle(text="Jalan putus saat hujan", level="desa", area_code="62.01.02.2001"), author="A", meeting=meeting
    )
    assert [o.level for _, o in store.obstacles(meeting=meeting)] == ["desa"]
    store.record_annotation(
        Annotation(text="Alat ukur diganti", day=date(2025, 2, 1), indicator_id="stunting"), author="Bu Rina"
    )
    assert [(e.author, a.text) for e, a in store.annotations(indicator="stunting")] == [
        ("Bu Rina", "Alat ukur diganti")
    ]
    for share in (0.5, 0.8):
        store.save_scenario(
            Scenario(name="Paket 1000 HPK", choices={"pmt": share, "desa": ["62.01.02.2001"]}), author="A"
        )
    assert store.scenarios()["Paket 1000 HPK"].choices == {"pmt": 0.8, "desa": ["62.01.02.2001"]}
    in_the_room = store.save_scenario(Scenario(name="Ibu hamil"), author="Ruang rapat", meeting=meeting)
    saved = store.saved_scenarios()
    assert [content.name for _, content in saved] == ["Ibu hamil", "Paket 1000 HPK", "Paket 1000 HPK"]
    assert (saved[0][0].entry_id, saved[0][0].meeting_id, saved[1][0].meeting_id) == (in_the_room, meeting, "")


def test_version_changes_with_every_entry_only(reopen: Callable[[], Store]) -> None:
    one, other = reopen(), reopen()
    before = one.version()
    assert one.follow_ups(TODAY) == []
    assert one.version() == before
    other.record_follow_up(promise(), author="A")
    assert one.version() != before
    assert len(one.follow_ups(TODAY)) == 1
