/** How the note of rooms begins whose energies were fitted to readings, so that who puts others in their place can say so. */
export const CALIBRATED_NOTE = "calibrated by readings";
