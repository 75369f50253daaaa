/** XML as it is for people, on one line as it is for libvirt. */
export const line = (xml: string): string => xml.trim().replaceAll(/\n\s*/g, '');
