-- Alur data tidak habis dijumlahkan: baris yang dibaca tidak sama dengan yang dihitung ditambah yang tidak.
SELECT period, sum(rows) FILTER (WHERE reason = 'dibaca') AS n_read,
    coalesce(sum(rows) FILTER (WHERE reason <> 'dibaca'), 0) AS n_explained
FROM row_flow
GROUP BY period
HAVING n_read IS DISTINCT FROM n_explained;
