-- Apa angka pokok bulan timbang terakhir?
-- The latest configured bulan timbang with rows; when no month is one, the latest month.
CREATE TEMP TABLE headline AS
WITH month_rows AS (
    SELECT period, list_contains(getvariable('build').weighing_months, month(period)) AS weighing
    FROM desa_month
    WHERE n_rows > 0
),
chosen AS (
    SELECT coalesce(max(period) FILTER (WHERE weighing), max(period)) AS period FROM month_rows
)
SELECT
    c.period::VARCHAR AS latest_period,
    coalesce(sum(d.n_measured), 0)::BIGINT AS n_measured,
    coalesce(sum(d.n_stunted), 0)::BIGINT AS n_stunted,
    sum(d.n_registered)::BIGINT AS n_registered,
    sum(d.n_projected)::BIGINT AS n_projected,
    (SELECT count(*) FROM measurement AS m
        WHERE m.period = c.period AND m.counted AND m.desa_code IS NULL) AS n_unmapped,
    count(*) FILTER (WHERE d.desa_code IS NOT NULL AND d.n_rows > 0) AS n_desa_reporting
FROM chosen AS c
LEFT JOIN desa_month AS d ON d.period = c.period
GROUP BY c.period;
