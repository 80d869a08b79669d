/** Days of the sample's week, from Monday on. */
export const DAYS = 5;
/** Length of a lecture. [min] */
export const LECTURE_MINUTES = 75;
/** From the beginning of one lecture to that of the next, the pause included. [min] */
export const PERIOD_MINUTES = 90;

/** Where lectures begin, in quarters of an hour since midnight: 9:00, 10:30, 13:00, 14:30, 16:00, 17:30. */
export const LECTURE_STARTS = [36, 42, 52, 58, 64, 70] as const;

/** When the periods of a day begin and end, minutes after midnight. */
export const SLOT_TIMES = LECTURE_STARTS.map((quarter) => ({
  start: 15 * quarter,
  end: 15 * quarter + LECTURE_MINUTES,
}));
