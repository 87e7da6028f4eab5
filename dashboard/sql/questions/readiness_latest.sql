-- Bagaimana kesiapan tiap desa (TPK, alat ukur, SOP) menurut laporan terakhirnya dalam rentang bulan itu?
-- Yang kosong tetap NULL: belum ada data, bukan tidak.
SELECT d.code AS desa_code, d.name, d.kind, d.parent_code AS kecamatan_code, k.name AS kecamatan,
       r.period, r.tpk AS n_tpk, r.tpk_trained AS n_tpk_trained, r.posyandu AS n_posyandu,
       r.posyandu_equipped AS n_posyandu_equipped, r.sop_followed
FROM area AS d
JOIN area AS k ON k.code = d.parent_code
LEFT JOIN (
    SELECT *
    FROM readiness
    WHERE period BETWEEN $from_period AND $to_period
    QUALIFY ROW_NUMBER() OVER (PARTITION BY desa_code ORDER BY period DESC) = 1
) AS r ON r.desa_code = d.code
WHERE d.kind IN ('desa', 'kelurahan')
ORDER BY d.code
