-- Ada baris tanpa bulan, atau bulannya tidak ditulis sebagai tanggal 1.
SELECT s.file_name, m.row_number, m.period
FROM measurement AS m JOIN source AS s USING (source_id)
WHERE m.period IS NULL OR day(m.period) <> 1
UNION ALL
SELECT s.file_name, NULL, c.period
FROM coverage AS c JOIN source AS s USING (source_id)
WHERE c.period IS NULL OR day(c.period) <> 1;
