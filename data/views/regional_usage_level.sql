-- One row: month × level × region × contract type; provinces and the nation are sums of their municipalities. A sum leaves
-- missing cells out, and coverage is the share of its cells that are there.
SELECT month, 'municipality' AS level, region_code, contract, kwh, (kwh IS NOT NULL)::INTEGER::DOUBLE AS coverage, quality, source
FROM regional_usage
UNION ALL
SELECT month, 'province', left(region_code, 2), contract, sum(kwh), count(kwh) / count(*), any_value(quality), any_value(source)
FROM regional_usage GROUP BY month, left(region_code, 2), contract
UNION ALL
SELECT month, 'nation', 'KR', contract, sum(kwh), count(kwh) / count(*), any_value(quality), any_value(source)
FROM regional_usage GROUP BY month, contract
