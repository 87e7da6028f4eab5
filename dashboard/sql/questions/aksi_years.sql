-- Pada tahun mana saja ada status aksi konvergensi, dan aksi apa saja?
SELECT a.year, a.aksi_id
FROM aksi_status AS a
ORDER BY a.year, a.aksi_id
