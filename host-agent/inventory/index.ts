/** What a host has now: reads libvirt, normalises to our words and units, and says what could not be read. */
export type * from './types';
