/** Opens the dialog of links from wherever the snapshot's badge is. */
export const OPEN_LINKS = "wattbook:links";

/** Copies the pinned link. */
export const COPY_PINNED = "wattbook:copy-pinned";

/** Tells the page at hand to choose a value: `{name, value}`. */
export const CHOOSE = "wattbook:choose";

/** Turns the page into a deck. */
export const PRESENT = "wattbook:present";
