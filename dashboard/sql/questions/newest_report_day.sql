-- Kapan laporan cakupan terakhir diterima, dari siapa pun?
SELECT MAX(reported_at) AS day
FROM coverage
