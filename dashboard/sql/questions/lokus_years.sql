-- Untuk tahun apa saja ada daftar lokus?
SELECT year, COUNT(*) AS n_desa, MAX(list_size) AS list_size
FROM lokus
GROUP BY year
ORDER BY year
