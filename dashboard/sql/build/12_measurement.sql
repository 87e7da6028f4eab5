-- Setiap baris pengukuran: z-score WHO-nya, dan apakah dihitung atau mengapa tidak?
-- 274: WHO's rule for a child recorded standing under nine months (anthro/zscores.py).
-- oedema is kept because a child with oedema counts as below -3 in BB/TB and BB/U.
CREATE TABLE measurement AS
SELECT
    z.source_id, z.row_number, z.child_id, z.desa_code, coalesce(d.parent_code, z.kecamatan_code) AS kecamatan_code,
    z.place_written, z.puskesmas, z.posyandu, z.period, z.age_days, z.sex, z.weight_kg, z.height_cm, z.method, z.oedema,
    z.haz, z.waz, z.whz, z.haz_flagged, z.waz_flagged, z.whz_flagged, z.source_haz, z.source_waz, z.source_whz,
    reason.not_counted_reason IS NULL AS counted, reason.not_counted_reason
FROM who_zscores('measurement_row', 274) AS z
LEFT JOIN area AS d ON d.code = z.desa_code AND d.kind IN ('desa', 'kelurahan')
LEFT JOIN set_aside AS s ON s.source_id = z.source_id AND s.row_number = z.row_number
CROSS JOIN LATERAL (
    SELECT CASE WHEN z.hold_reason IS NOT NULL THEN 'ditahan'
        ELSE coalesce(unusable_reason(coalesce(z.is_registration, FALSE), z.age_days, z.sex), s.reason)
    END AS not_counted_reason
) AS reason
ORDER BY z.period, z.desa_code;
