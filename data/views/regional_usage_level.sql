-- One row: month × level × region × contract type; provinces and the nation are sums of their municipalities.
SELECT month, 'municipality' AS level, region_code, contract, kwh, quality, source FROM regional_usage
UNION ALL
SELECT month, 'province', left(region_code, 2), contract, sum(kwh), any_value(quality), any_value(source)
FROM regional_usage GROUP BY month, left(region_code, 2), contract
UNION ALL
SELECT month, 'nation', 'KR', contract, sum(kwh), any_value(quality), any_value(source)
FROM regional_usage GROUP BY month, contract
