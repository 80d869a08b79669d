-- One row a region and month: the errors of May and August of the target month's year.
SELECT strftime(f.target_month, '%Y-%m')                                     AS month,
       f.region_code,
       f.actual_kwh - f.forecast_kwh                                         AS error_kwh,
       abs(f.actual_kwh - f.forecast_kwh)                                    AS mae_kwh,
       (f.actual_kwh - f.forecast_kwh) ^ 2                                   AS mse_kwh2,
       abs(f.actual_kwh - f.forecast_kwh) / nullif(f.actual_kwh, 0)          AS wape,
       abs(f.actual_kwh - f.forecast_kwh) / nullif(f.mase_scale_kwh, 0)      AS mase,
       1 - abs(f.actual_kwh - f.forecast_kwh) / nullif(abs(b.actual_kwh - b.forecast_kwh), 0) AS skill
FROM regional_forecast f
LEFT JOIN regional_forecast b
  ON b.target_month = f.target_month AND b.level = f.level AND b.region_code = f.region_code
  AND b.contract = f.contract AND b.model = 'snaive'
WHERE f.level = $level AND f.contract = $contract AND f.model = $model
  AND f.target_month IN ((left($month, 4) || '-05-01')::DATE, (left($month, 4) || '-08-01')::DATE)
ORDER BY 1, 2
