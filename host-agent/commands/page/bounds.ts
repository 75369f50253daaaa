/** How much of a review a page holds: beyond this it would take a browser seconds to open, and nobody would read it. */

/** Objects that are listed in full, on all hosts together: some 1.5 KiB each. */
export const OBJECTS_LISTED_MAX = 2000;

/** Machines in pictures, on all hosts together: a box of a rack takes 0.6 KiB. */
export const MACHINES_DRAWN_MAX = 2000;

/** Objects of a host whose details are unfolded from the start: as many as are read one by one. */
export const OBJECTS_UNFOLDED_MAX = 12;

/** Objects of a host that are laid out at once, in a few milliseconds; of more, only those that are in the window are. */
export const OBJECTS_RENDERED_MAX = 60;

/** Steps that a timeline names; of more it shows how many there are. */
export const STEPS_NAMED_MAX = 60;

/** Columns of a timeline of counts: what fits beside its titles on a wide screen. Stages are taken together when there are more. */
export const STAGES_COUNTED_MAX = 16;

/** Lines of a list that are seen at first: what is below them should not have to be looked for. */
export const LINES_UNFOLDED_MAX = 12;

/** Lines of a list in all, of some 0.1 KiB each. */
export const LINES_LISTED_MAX = 500;
