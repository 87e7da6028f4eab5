-- Wilayah apa saja: provinsi, kabupaten, kecamatan, desa dan kelurahan?
CREATE TABLE area AS
SELECT province_code AS code, province AS name, 'provinsi' AS kind, NULL::VARCHAR AS parent_code,
    left(bps_code, 2) AS bps_code, NULL::DOUBLE AS lon, NULL::DOUBLE AS lat
FROM ref_kabupaten
UNION ALL
SELECT code, name, 'kabupaten', province_code, bps_code, NULL, NULL
FROM ref_kabupaten
UNION ALL
-- A kecamatan's BPS code is the first seven digits of its desa, when they agree.
SELECT d.kecamatan_code, any_value(d.kecamatan), 'kecamatan', k.code,
    CASE WHEN count(DISTINCT left(d.bps_code, 7)) = 1 THEN any_value(left(d.bps_code, 7)) END, NULL, NULL
FROM ref_desa AS d
CROSS JOIN ref_kabupaten AS k
GROUP BY d.kecamatan_code, k.code
UNION ALL
SELECT code, name, kind, kecamatan_code, nullif(bps_code, ''), lon, lat
FROM ref_desa
ORDER BY code;
