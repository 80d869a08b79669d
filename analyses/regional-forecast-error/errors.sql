-- One row a region: actual and forecast of the target month, the error measures, and what they may depend on. MAE and MSE of
-- one month are |e| and e²; a measure whose denominator is missing or zero is missing, not perfect.
WITH profile AS (
  SELECT region_code,
         avg(kwh)                                                            AS mean_kwh,
         avg(industrial_kwh) / nullif(avg(kwh), 0)                           AS industrial_share
  FROM (
    SELECT region_code, month, sum(kwh) AS kwh, sum(kwh) FILTER (contract = 'industrial') AS industrial_kwh
    FROM regional_usage_level
    WHERE level = $level AND month < ($month || '-01')::DATE
    GROUP BY region_code, month
  )
  GROUP BY region_code
), present AS (
  SELECT region_code, avg(coverage) AS coverage
  FROM regional_usage_level
  WHERE level = $level AND month = ($month || '-01')::DATE AND ($contract = 'total' OR contract = $contract)
  GROUP BY region_code
), benchmark AS (
  SELECT region_code, abs(actual_kwh - forecast_kwh) AS abs_error_kwh
  FROM regional_forecast
  WHERE target_month = ($month || '-01')::DATE AND level = $level AND contract = $contract AND model = 'snaive'
)
SELECT f.region_code,
       r.name_ko,
       r.name_en,
       r.province_ko,
       r.province_en,
       f.actual_kwh,
       f.forecast_kwh,
       f.lo80_kwh,
       f.hi80_kwh,
       f.lo95_kwh,
       f.hi95_kwh,
       f.ran,
       f.note,
       f.basis,
       f.error_count,
       f.error_months,
       f.history_months,
       f.actual_kwh - f.forecast_kwh                                         AS error_kwh,
       abs(f.actual_kwh - f.forecast_kwh)                                    AS mae_kwh,
       (f.actual_kwh - f.forecast_kwh) ^ 2                                   AS mse_kwh2,
       abs(f.actual_kwh - f.forecast_kwh) / nullif(f.actual_kwh, 0)          AS wape,
       abs(f.actual_kwh - f.forecast_kwh) / nullif(f.mase_scale_kwh, 0)      AS mase,
       1 - abs(f.actual_kwh - f.forecast_kwh) / nullif(b.abs_error_kwh, 0)   AS skill,
       f.mase_scale_kwh,
       p.mean_kwh,
       p.industrial_share,
       c.coverage
FROM regional_forecast f
JOIN region r ON r.level = f.level AND r.region_code = f.region_code
LEFT JOIN profile p ON p.region_code = f.region_code
LEFT JOIN present c ON c.region_code = f.region_code
LEFT JOIN benchmark b ON b.region_code = f.region_code
WHERE f.target_month = ($month || '-01')::DATE AND f.level = $level AND f.contract = $contract AND f.model = $model
ORDER BY f.region_code
