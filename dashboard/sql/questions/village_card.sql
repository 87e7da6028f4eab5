-- Apa isi kartu skor terakhir (triwulan terbaru) yang dikirim desa ini?
SELECT v.year, v.quarter, v.item, v.counted, v.stated_percent, v.layout, s.file_name
FROM village_scorecard AS v
LEFT JOIN source AS s ON s.source_id = v.source_id
WHERE v.desa_code = $desa_code
QUALIFY DENSE_RANK() OVER (ORDER BY v.year DESC, v.quarter DESC NULLS LAST) = 1
ORDER BY v.item
