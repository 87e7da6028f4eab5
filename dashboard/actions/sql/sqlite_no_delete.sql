-- Buku tindak lanjut hanya dapat ditambah: baris lama tidak dapat dihapus.
CREATE TRIGGER IF NOT EXISTS entry_no_delete BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'buku tindak lanjut hanya dapat ditambah'); END
