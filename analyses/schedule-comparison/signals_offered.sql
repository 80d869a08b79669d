-- One row a zone of the grid whose hourly signal may be taken, after the row that leaves the factor and the tariff.
SELECT '' AS value, 'factor and tariff' AS en, '배출계수와 요금제' AS ko, NULL AS group_en, NULL AS group_ko
UNION ALL
SELECT * FROM (
  SELECT DISTINCT zone, 'by the hour: ' || zone, '시간별: ' || zone, NULL, NULL FROM grid_signal ORDER BY zone
)
