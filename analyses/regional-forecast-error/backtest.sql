-- One row a region: errors over every target month up to the one chosen, where the model ran and the month is known.
SELECT region_code,
       avg(abs(actual_kwh - forecast_kwh))                                              AS mae_kwh,
       avg((actual_kwh - forecast_kwh) ^ 2)                                             AS mse_kwh2,
       sum(abs(actual_kwh - forecast_kwh))
         / nullif(sum(actual_kwh) FILTER (forecast_kwh IS NOT NULL), 0)                 AS wape,
       count(actual_kwh - forecast_kwh)::INTEGER                                        AS months
FROM regional_forecast
WHERE target_month <= ($month || '-01')::DATE AND level = $level AND contract = $contract AND model = $model
GROUP BY region_code
HAVING months > 0
ORDER BY region_code
