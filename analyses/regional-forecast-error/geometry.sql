-- One row a region of the level: its outline as GeoJSON.
SELECT region_code, geometry, kind FROM region_geometry WHERE level = $level ORDER BY region_code
