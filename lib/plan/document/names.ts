import * as z from 'zod';

/**
 * What must not be in text that people read in terminals, reviews and XML: control characters (C0, DEL, C1), line and paragraph
 * separators, marks that turn the reading direction around, and code points that XML cannot hold.
 */
const UNPRINTABLE = String.raw`\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff`;
const PRINTABLE_PATTERN = new RegExp(`^[^${UNPRINTABLE}]*$`);

/** A DNS label in lower case: safe as a file name, a host name and a libvirt name alike (RFC 1123, section 2.1). */
export const NAME_PATTERN = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

export const nameSchema = z
  .string()
  .regex(NAME_PATTERN, 'must be 1 to 63 of a-z, 0-9 and "-", and begin and end with a letter or digit')
  .meta({ description: 'A name: one DNS label in lower case.' });

/** One path component: no slash, no leading dot or dash, nothing that a shell or libvirt would read differently. */
export const fileNameSchema = z
  .string()
  .max(200)
  .regex(
    /^[a-z0-9][a-z0-9._-]*$/,
    'must be a plain file name of a-z, 0-9, ".", "_" and "-", beginning with a letter or digit',
  );

const ABSOLUTE_PATH_PATTERN = new RegExp(String.raw`^(\/(?!\.{1,2}(\/|$))[^/${UNPRINTABLE}]+)+$`);

/** An absolute path without `.` or `..` components; whether it may be used is the agent's configuration to say. */
export const absolutePathSchema = z
  .string()
  .max(1024)
  .regex(
    ABSOLUTE_PATH_PATTERN,
    'must be an absolute path without empty, "." or ".." parts and without control characters',
  );

export const uuidSchema = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'must be a UUID in lower case');

/** Unicast MAC address in lower case. */
export const macAddressSchema = z
  .string()
  .regex(
    /^[0-9a-f][02468ace](:[0-9a-f]{2}){5}$/,
    'must be a unicast MAC address in lower case, such as 52:54:00:12:34:56',
  );

export const sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be a sha256 digest: 64 hexadecimal digits in lower case');

/** A Linux interface name (IFNAMSIZ is 16 with the closing zero). */
export const interfaceNameSchema = z
  .string()
  .regex(
    /^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,14}$/,
    'must be an interface name: 1 to 15 letters, digits, "_", "." and "-", beginning with a letter or digit',
  );

/** A DNS domain, one or more labels. */
export const domainNameSchema = z
  .string()
  .max(253)
  .regex(
    /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/,
    'must be a DNS name in lower case',
  );

/** One line of text of at most so many characters. */
export const lineOfLengthSchema = (lengthMax: number) =>
  z.string().max(lengthMax).regex(PRINTABLE_PATTERN, 'must be one line without control characters');

/** 512 characters: a dozen nested constructs with long names, and still a line of a log. */
const KEY_LENGTH_MAX = 512;

/** Where an object stands in the user's program: construct ids joined by `/`. */
export const keySchema = lineOfLengthSchema(KEY_LENGTH_MAX)
  .min(1)
  .meta({ description: 'The construct path that this object came from.' });

/** Text shown to people: 256 characters fit into a table's cell or a log's line. */
export const lineSchema = lineOfLengthSchema(256);
