/**
 * The program `fleetwright`: verbs, wiring, and all words that people read.
 *
 *     main --> run --> program (verbs and options) --> verbs/ --> the other rooms
 *                                                       |-- wording/    codes to sentences
 *                                                       '-- rendering/  values to text and JSON
 */
export { runCommandLine } from './run';
