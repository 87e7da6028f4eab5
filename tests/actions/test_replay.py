"""The current state is what replaying the entries by hand gives, in whatever order the room wrote them down."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard.actions.codec import content_of, to_body
from dashboard.actions.entries import Entry, Promise, StatusChange, View
from dashboard.actions.replay import days_overdue, follow_up, replay

START = date(2025, 1, 1)
DAYS = st.integers(0, 400).map(lambda n: START + timedelta(days=n))
STATUSES = st.sampled_from(["belum", "berjalan", "selesai", "batal"])
WORDS = st.one_of(
    st.tuples(st.just("status"), STATUSES, DAYS),
    st.tuples(st.just("koreksi"), st.sampled_from(["dinkes", "pupr", "dinsos"]), DAYS),
    st.tuples(st.just("tenggat"), st.none(), DAYS),
    st.tuples(st.just("penarikan"), st.none(), DAYS),
)
# What was said on each of a few promises, in order.
BOOKS = st.lists(st.tuples(DAYS, st.lists(WORDS, max_size=6)), min_size=1, max_size=5)


def line(kind: str, subject: str, body: dict[str, Any], entry_id: str) -> Entry:
    return Entry(entry_id, kind, subject, "", "A", datetime(2025, 1, 1, tzinfo=UTC), body, View())  # type: ignore[arg-type]


def written(books: list[tuple[date, list[tuple[str, Any, date]]]]) -> list[list[Entry]]:
    """One list of entries per promise, in the order said."""
    lists = []
    for number, (due, words) in enumerate(books):
        subject = f"janji-{number}"
        entries = [line("tindak_lanjut", "", to_body(Promise(action="x", owner="dinkes", due_date=due)), subject)]
        for position, (kind, value, day) in enumerate(words):
            body: dict[str, Any] = {
                "status": {"status": value, "on": day.isoformat()},
                "koreksi": {"changes": {"owner": value}},
                "tenggat": {"changes": {"due_date": day.isoformat()}},
                "penarikan": {"reason": "x"},
            }[kind]
            entries.append(line(kind, subject, body, f"{subject}-{position}"))
        lists.append(entries)
    return lists


def by_hand(due: date, words: list[tuple[str, Any, date]], *, today: date) -> tuple[Any, ...] | None:
    """The plain reading: status, owner, due date, days late, times postponed; None once withdrawn."""
    status, owner, postponed = "belum", "dinkes", 0
    for kind, value, day in words:
        if kind == "penarikan":
            return None
        if kind == "status":
            status = value
        elif kind == "koreksi":
            owner = value
        else:
            due, postponed = day, postponed + 1
    late = (today - due).days if status in ("belum", "berjalan") and today > due else 0
    return status, owner, due, late, postponed


@given(books=BOOKS, today=DAYS)
def test_state_equals_reading_by_hand(books: list[Any], today: date) -> None:
    book = replay(entry for entries in written(books) for entry in entries)
    for number, (due, words) in enumerate(books):
        found = follow_up(book, entry_id=f"janji-{number}", today=today)
        state = (
            None
            if found is None
            else (found.status, found.promise.owner, found.promise.due_date, found.days_overdue, found.postponed)
        )
        assert state == by_hand(due, words, today=today)
        if found is not None:
            assert found.overdue == (found.days_overdue > 0)
            assert found.first_due_date == due


@given(books=BOOKS, today=DAYS, data=st.data())
def test_state_does_not_depend_on_what_was_written_between(books: list[Any], today: date, data: st.DataObject) -> None:
    lists = written(books)
    turns = data.draw(st.permutations([n for n, entries in enumerate(lists) for _ in entries]))
    queues = [list(entries) for entries in lists]
    mixed = replay(queues[turn].pop(0) for turn in turns)
    straight = replay(entry for entries in lists for entry in entries)
    for number in range(len(lists)):
        one = follow_up(mixed, entry_id=f"janji-{number}", today=today)
        other = follow_up(straight, entry_id=f"janji-{number}", today=today)
        assert (one is None) == (other is None)
        if one is not None and other is not None:
            assert (one.promise, one.status, one.days_overdue, one.postponed, one.finished_on) == (
                other.promise,
                other.status,
                other.days_overdue,
                other.postponed,
                other.finished_on,
            )


@given(due=DAYS, today=DAYS, status=STATUSES, later=st.integers(0, 100))
def test_overdue_only_grows_and_never_for_what_is_closed(due: date, today: date, status: str, later: int) -> None:
    now = days_overdue(due_date=due, status=status, today=today)
    then = days_overdue(due_date=due, status=status, today=today + timedelta(days=later))
    assert 0 <= now <= then <= now + later
    if status in ("selesai", "batal"):
        assert then == 0
    assert days_overdue(due_date=None, status=status, today=today) == 0


TEXT = st.text(min_size=1, max_size=30).map(str.strip).filter(bool)


@given(
    promise=st.builds(
        Promise,
        action=TEXT,
        owner=TEXT,
        due_date=st.none() | DAYS,
        problem=TEXT | st.just(""),
        target_count=st.none() | st.integers(0, 10**9),
        desa_codes=st.lists(TEXT, max_size=3).map(tuple),
    )
)
def test_contents_survive_json(promise: Promise) -> None:
    assert content_of("tindak_lanjut", body=to_body(promise)) == promise


def test_an_older_entry_without_newer_fields_and_with_forgotten_ones_still_reads() -> None:
    body = {"action": "x", "owner": "dinkes", "bidang_lama": "?"}
    assert content_of("tindak_lanjut", body=body) == Promise(action="x", owner="dinkes")
    assert content_of("status", body={"status": "selesai"}) == StatusChange(status="selesai")


def test_words_on_an_entry_not_in_the_book_change_nothing() -> None:
    stray = [
        line("status", "tak-ada", {"status": "selesai", "on": "2025-01-01"}, "s1"),
        line("koreksi", "tak-ada", {"changes": {"owner": "x"}}, "s2"),
        line("penarikan", "tak-ada", {}, "s3"),
    ]
    assert replay(stray).lines == {}
