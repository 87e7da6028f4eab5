-- Jumlah baris pengukuran di basis data tidak sama dengan jumlah baris yang diterima dari berkas.
SELECT s.file_name, coalesce(r.n, 0) AS n_accepted, coalesce(m.n, 0) AS n_stored
FROM source AS s
LEFT JOIN (SELECT source_id, count(*) AS n FROM measurement_row GROUP BY source_id) AS r USING (source_id)
LEFT JOIN (SELECT source_id, count(*) AS n FROM measurement GROUP BY source_id) AS m USING (source_id)
WHERE s.kind = 'measurement' AND coalesce(r.n, 0) <> coalesce(m.n, 0);
