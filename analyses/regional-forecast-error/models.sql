-- One row a model: how many regions it ran for in the target month, why not for the others, and its errors over all of them.
SELECT model,
       count(*) FILTER (ran)::INTEGER                                                   AS ran,
       count(*)::INTEGER                                                                AS regions,
       any_value(note) FILTER (NOT ran)                                                 AS reason,
       any_value(note) FILTER (ran)                                                     AS note,
       avg(abs(actual_kwh - forecast_kwh))                                              AS mae_kwh,
       avg((actual_kwh - forecast_kwh) ^ 2)                                             AS mse_kwh2,
       sum(abs(actual_kwh - forecast_kwh)) / nullif(sum(actual_kwh) FILTER (ran), 0)    AS wape,
       median(abs(actual_kwh - forecast_kwh) / nullif(mase_scale_kwh, 0))               AS mase
FROM regional_forecast
WHERE target_month = ($month || '-01')::DATE AND level = $level AND contract = $contract
GROUP BY model
ORDER BY wape NULLS LAST, model
