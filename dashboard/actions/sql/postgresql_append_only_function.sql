-- Fungsi penolak: dipakai pemicu yang menjaga agar buku tindak lanjut hanya dapat ditambah.
CREATE OR REPLACE FUNCTION entry_append_only() RETURNS TRIGGER LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'buku tindak lanjut hanya dapat ditambah'; END $$
