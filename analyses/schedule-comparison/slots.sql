-- One row a period of a day: when it begins and ends.
SELECT slot, start_min, end_min
FROM timetable_slot WHERE timetable = regexp_extract($plan, '^(.*):[^:]*:[^:]*$', 1)
ORDER BY slot
