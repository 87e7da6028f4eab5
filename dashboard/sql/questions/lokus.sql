-- Desa mana yang menjadi lokus pada satu tahun, dengan status dan dasar apa?
SELECT l.desa_code, d.name, d.parent_code AS kecamatan_code, l.year, l.status, l.basis, l.certainty, l.list_size
FROM lokus AS l
LEFT JOIN area AS d ON d.code = l.desa_code
WHERE l.year = $year
ORDER BY l.desa_code
