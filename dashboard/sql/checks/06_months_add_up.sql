-- Jumlah anak per desa dan bulan tidak sama dengan jumlah baris pengukuran.
WITH by_desa AS (
    SELECT period, sum(n_rows) AS n_rows, sum(n_measured) AS n_measured, sum(n_stunted) AS n_stunted
    FROM desa_month
    GROUP BY period
),
by_row AS (
    SELECT period, count(*) AS n_rows,
        count(*) FILTER (WHERE counted AND haz BETWEEN -6 AND 6) AS n_measured,
        count(*) FILTER (WHERE counted AND haz >= -6 AND haz < -2) AS n_stunted
    FROM measurement
    WHERE not_counted_reason IS DISTINCT FROM 'registrasi'
    GROUP BY period
)
SELECT coalesce(d.period, r.period) AS period, d.n_rows AS n_rows_desa, r.n_rows, d.n_measured AS n_measured_desa,
    r.n_measured, d.n_stunted AS n_stunted_desa, r.n_stunted
FROM by_desa AS d
FULL JOIN by_row AS r ON r.period = d.period
WHERE d.n_rows IS DISTINCT FROM r.n_rows
    OR d.n_measured IS DISTINCT FROM r.n_measured
    OR d.n_stunted IS DISTINCT FROM r.n_stunted;
