-- Di mana tiap aksi konvergensi berada pada tahun yang dinilai?
SELECT a.aksi_id, a.year, a.status, a.completed_on, a.evidence, a.agency
FROM aksi_status AS a
WHERE a.year BETWEEN $from_year AND $to_year
ORDER BY a.year, a.aksi_id
