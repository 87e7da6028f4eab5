-- Target prevalensi stunting apa saja yang berlaku untuk satu wilayah, menurut jalur dan tahun?
SELECT scope, area_code, year, value, status, legal_basis, certainty, path
FROM target
WHERE area_code = $area AND indicator_id = 'stunting_prevalence'
ORDER BY path, year
