-- One row: the timetable whose plan is chosen.
SELECT timetable, name_en, name_ko, days, slots, min_daily, max_daily, quality, source
FROM timetable WHERE timetable = regexp_extract($plan, '^(.*):[^:]*:[^:]*$', 1)
