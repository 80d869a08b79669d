-- One row a building: the sides of what its devices span on the plan, a room's width and depth more to east and north.
SELECT building, any_value(building_en) AS name_en, any_value(building_ko) AS name_ko,
       min(x_m) AS west_m, min(y_m) AS south_m, max(x_m) + 10 AS east_m, max(y_m) + 9 AS north_m
FROM device
WHERE building IS NOT NULL AND building_en IS NOT NULL AND building_ko IS NOT NULL AND x_m IS NOT NULL AND y_m IS NOT NULL
GROUP BY building ORDER BY building
