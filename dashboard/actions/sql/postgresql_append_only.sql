-- Buku tindak lanjut hanya dapat ditambah: baris lama tidak dapat diubah, dihapus, atau dikosongkan.
CREATE OR REPLACE TRIGGER entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entry
FOR EACH STATEMENT EXECUTE FUNCTION entry_append_only()
