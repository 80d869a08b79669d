/** What marks are filtered by where an analysis says nothing else: it dims the others, and asks for no other rows. */
export const MARKS = "mark";
