-- One row a region that can be chosen, after the row that leaves the choice to the page.
SELECT '' AS value, 'largest miss' AS en, '가장 크게 빗나간 지역' AS ko, NULL AS group_en, NULL AS group_ko
UNION ALL
SELECT * FROM (
  SELECT region_code, name_en, name_ko,
         CASE level WHEN 'province' THEN 'Provinces' ELSE province_en END,
         CASE level WHEN 'province' THEN '시도' ELSE province_ko END
  FROM region WHERE level IN ('municipality', 'province')
  ORDER BY level DESC, region_code
)
