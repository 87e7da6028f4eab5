-- Ada rekap (KRS, rekap desa, kesiapan, anggaran, aksi, minilok, kartu skor, laporan TPPS) dengan wilayah yang bukan milik kabupaten ini atau angka negatif.
SELECT 'krs' AS table_name, coalesce(desa_code, kecamatan_code) AS code, at_risk::DOUBLE AS n
FROM krs
WHERE period IS NULL OR at_risk < 0
    OR kecamatan_code IS NULL OR kecamatan_code NOT IN (SELECT code FROM area WHERE kind = 'kecamatan')
    OR (desa_code IS NOT NULL AND desa_code NOT IN (SELECT code FROM area WHERE kind IN ('desa', 'kelurahan')))
UNION ALL
SELECT 'desa_report', desa_code, measured
FROM desa_report
WHERE period IS NULL OR least(target, weighed, measured, stunted) < 0
    OR desa_code IS NULL OR desa_code NOT IN (SELECT code FROM area WHERE kind IN ('desa', 'kelurahan'))
UNION ALL
SELECT 'readiness', desa_code, tpk
FROM readiness
WHERE period IS NULL OR least(tpk, tpk_trained, posyandu, posyandu_equipped) < 0
    OR desa_code IS NULL OR desa_code NOT IN (SELECT code FROM area WHERE kind IN ('desa', 'kelurahan'))
UNION ALL
SELECT 'budget', desa_code, planned
FROM budget
WHERE year IS NULL OR agency IS NULL OR agency NOT IN (SELECT slug FROM agency) OR least(planned, realised) < 0
    OR (desa_code IS NOT NULL AND desa_code NOT IN (SELECT code FROM area WHERE kind IN ('desa', 'kelurahan')))
UNION ALL
SELECT 'aksi_status', aksi_id, year
FROM aksi_status
WHERE year IS NULL OR aksi_id IS NULL OR status NOT IN ('belum', 'berjalan', 'selesai')
UNION ALL
SELECT 'minilok', kecamatan_code, held
FROM minilok
WHERE period IS NULL OR least(planned, held) < 0
    OR kecamatan_code IS NULL OR kecamatan_code NOT IN (SELECT code FROM area WHERE kind = 'kecamatan')
UNION ALL
SELECT 'village_scorecard', desa_code, counted
FROM village_scorecard
WHERE year IS NULL OR item IS NULL OR counted < 0 OR quarter NOT BETWEEN 1 AND 4
    OR desa_code IS NULL OR desa_code NOT IN (SELECT code FROM area WHERE kind IN ('desa', 'kelurahan'))
UNION ALL
SELECT 'tpps_report', perpres_code, achieved
FROM tpps_report
WHERE year IS NULL OR perpres_code IS NULL OR least(target, achieved) < 0
    OR part NOT IN ('S1', 'S2', 'T1', 'T2', 'T3', 'T4');
