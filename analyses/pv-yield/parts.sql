-- One row: the virtual power plant, then each array that has forecasts.
SELECT value, en, ko FROM (
  SELECT 'vpp' AS value, 'All arrays (VPP)' AS en, '전체 (가상발전소)' AS ko, 0 AS place
  UNION ALL
  SELECT DISTINCT pv_forecast."array", coalesce(name_en, pv_forecast."array"), coalesce(name_ko, pv_forecast."array"), 1
  FROM pv_forecast LEFT JOIN pv_array ON pv_array."array" = pv_forecast."array" WHERE pv_forecast."array" <> 'vpp'
) ORDER BY place, value
