-- One row a month that has forecasts.
SELECT strftime(target_month, '%Y-%m') AS value, strftime(target_month, '%B %Y') AS en,
       strftime(target_month, '%Y년 %-m월') AS ko
FROM (SELECT DISTINCT target_month FROM regional_forecast WHERE actual_kwh IS NOT NULL)
ORDER BY target_month
