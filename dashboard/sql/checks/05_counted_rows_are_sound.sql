-- Ada baris yang dihitung padahal umur, jenis kelamin, atau z-score-nya tidak sah.
SELECT s.file_name, m.row_number, m.period, m.age_days, m.sex, m.haz, m.counted, m.not_counted_reason
FROM measurement AS m JOIN source AS s USING (source_id)
WHERE m.counted IS DISTINCT FROM (m.not_counted_reason IS NULL)
    OR (m.counted AND (
        m.age_days IS NULL OR m.age_days NOT BETWEEN 0 AND 1826
        OR m.sex IS NULL OR m.sex NOT IN ('L', 'P')
        OR (m.haz IS NULL) <> (coalesce(m.height_cm, 0) <= 0)
        OR m.haz_flagged <> coalesce(m.haz NOT BETWEEN -6 AND 6, FALSE)
        OR abs(m.haz * 100 - round(m.haz * 100)) > 1e-6
    ));
