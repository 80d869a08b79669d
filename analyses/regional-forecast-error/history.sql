-- One row a month: the use of the chosen region (unset: the one the forecast of the target month missed most), and the
-- forecasts that were made for it.
WITH target AS (
  SELECT coalesce(
    (SELECT region_code FROM region WHERE level = $level AND region_code = $region),
    (SELECT region_code FROM regional_forecast
     WHERE target_month = ($month || '-01')::DATE AND level = $level AND contract = $contract AND model = $model
       AND actual_kwh IS NOT NULL AND forecast_kwh IS NOT NULL
     ORDER BY abs(actual_kwh - forecast_kwh) DESC, region_code LIMIT 1)
  ) AS region_code
), usage AS (
  SELECT month, sum(kwh) AS kwh, bool_or(quality = 'synthetic') AS synthetic
  FROM regional_usage_level
  WHERE level = $level AND region_code = (SELECT region_code FROM target)
    AND ($contract = 'total' OR contract = $contract)
  GROUP BY month
), forecast AS (
  SELECT target_month AS month, forecast_kwh, lo80_kwh, hi80_kwh, lo95_kwh, hi95_kwh
  FROM regional_forecast
  WHERE level = $level AND contract = $contract AND model = $model
    AND region_code = (SELECT region_code FROM target)
)
SELECT strftime(month, '%Y-%m') AS month, (SELECT region_code FROM target) AS region_code,
       u.kwh AS actual_kwh, f.forecast_kwh, f.lo80_kwh, f.hi80_kwh, f.lo95_kwh, f.hi95_kwh
FROM usage u FULL JOIN forecast f USING (month)
ORDER BY month
