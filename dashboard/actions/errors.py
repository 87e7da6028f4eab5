"""What can go wrong with the follow-up store. Messages are sentences in Bahasa for the person who pressed Simpan."""

from __future__ import annotations


class ActionError(Exception):
    """Something was not recorded; the message says what to do."""


class StoreUnavailableError(ActionError):
    """The store cannot be opened or written; nothing was saved."""


class EntryError(ActionError):
    """What was filled in cannot be recorded. ``field``: label of the field at fault, ``value``: what stood there."""

    def __init__(self, message: str, *, field: str = "", value: object = None) -> None:
        super().__init__(message)
        self.field = field
        self.value = value


class UnknownEntryError(ActionError):
    """No such entry, or it was withdrawn. ``entry_id`` is what was asked for."""

    def __init__(self, entry_id: str, *, wanted: str = "catatan") -> None:
        super().__init__(f"{wanted.capitalize()} dengan nomor {entry_id[:64]!r} tidak ditemukan atau sudah ditarik. "
                         "Muat ulang halaman lalu pilih lagi.")
        self.entry_id = entry_id


class KeyReusedError(ActionError):
    """The same press key came with other content: the first one stands. ``entry_id`` is that key."""

    def __init__(self, entry_id: str) -> None:
        super().__init__("Isian ini sudah tersimpan dengan isi yang lain. Yang pertama tetap berlaku; "
                         "muat ulang halaman, lalu catat perubahan sebagai koreksi.")
        self.entry_id = entry_id
