-- Ke mana perginya setiap baris: dibaca, tidak dihitung karena apa, dihitung?
-- dibaca = all the other reasons together. dihitung = n_measured: a valid, plausible TB/U.
CREATE TABLE row_flow AS
WITH flow AS (
    SELECT
        period,
        CASE WHEN not_counted_reason IS NOT NULL THEN not_counted_reason
            WHEN haz IS NULL THEN 'tanpa_tinggi'
            WHEN haz_flagged THEN 'tidak_wajar'
            ELSE 'dihitung' END AS reason
    FROM measurement
)
SELECT period, reason, count(*) AS rows FROM flow GROUP BY period, reason
UNION ALL
SELECT period, 'dibaca', count(*) FROM flow GROUP BY period
ORDER BY period, reason;
