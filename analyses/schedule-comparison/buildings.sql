-- One row a building of the timetable, with what it needs while any of its rooms is used.
SELECT building, name_en, name_ko, base_kwh, quality
FROM timetable_building WHERE timetable = regexp_extract($plan, '^(.*):[^:]*:[^:]*$', 1)
ORDER BY building
