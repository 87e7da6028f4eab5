-- Ke mana perginya baris yang dibaca pada satu periode sampai menjadi anak yang dihitung?
SELECT reason, CAST(SUM("rows") AS BIGINT) AS n_rows
FROM row_flow
WHERE period = $period
GROUP BY reason
