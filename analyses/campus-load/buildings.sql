-- One row a building: its names.
SELECT building, min(name_en) AS name_en, min(name_ko) AS name_ko FROM meter GROUP BY building ORDER BY building
