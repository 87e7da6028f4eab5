-- Ada anak yang dihitung lebih dari satu kali dalam bulan yang sama.
SELECT any_value(s.file_name) AS file_name, min(m.row_number) AS row_number, m.period, count(*) AS n_values
FROM measurement AS m JOIN source AS s USING (source_id)
WHERE m.counted AND m.child_id IS NOT NULL
GROUP BY md5_number(m.child_id), m.period
HAVING count(*) > 1;
