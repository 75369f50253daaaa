/** How much the agent's page holds: it is made anew every few seconds for each reader, and read on telephones too. */

/** Machines that have a row, of some 1.5 KiB each: as many as a browser lays out without a pause. */
export const MACHINES_LISTED_MAX = 1000;

/** Rows of any other table: nobody reads more of them than this, and `status --json` has all. */
export const ROWS_LISTED_MAX = 200;

/** Events that are listed; the log has all of them. */
export const EVENTS_LISTED_MAX = 100;

/** Objects of the pending change plan that are listed in full. */
export const PENDING_OBJECTS_MAX = 200;

/** Machines in the picture of the pending change plan. */
export const PENDING_MACHINES_DRAWN_MAX = 100;

/** Addresses of a machine that are shown; a guest may have hundreds. */
export const ADDRESSES_SHOWN_MAX = 4;

/** Steal below this is what any busy host has: a twentieth of the time. */
export const STEAL_SHOWN_PERCENT_MIN = 5;

/** Readers without scripts get the page anew this often. */
export const REFRESH_WITHOUT_SCRIPT_SECONDS = 30;
