-- Buku tindak lanjut hanya dapat ditambah: baris lama tidak dapat diubah.
CREATE TRIGGER IF NOT EXISTS entry_no_update BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'buku tindak lanjut hanya dapat ditambah'); END
