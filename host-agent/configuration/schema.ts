import * as z from 'zod';
import { NAME_PATTERN } from '../../lib/plan';
import { IMPACTS } from '../planner';
import {
  DEFAULT_AGENT_CONFIGURATION,
  DEFAULT_GIT_SOURCE,
  DEFAULT_LISTEN,
  DEFAULT_POLICY,
  DEFAULT_SOURCE,
} from './defaults';
import { DRIFT_POLICIES, WEEKDAYS } from './types';

/** Absolute, without empty, `.` or `..` parts, control characters and marks that turn text around: what is read is what is meant. */
const ABSOLUTE_PATH =
  /^(\/(?!\.{1,2}(\/|$))[^/\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff]+)+$/;

const path = z
  .string()
  .max(1024)
  .regex(
    ABSOLUTE_PATH,
    'must be an absolute path without empty, "." or ".." parts and without control characters',
  );

const name = z
  .string()
  .regex(NAME_PATTERN, 'must be 1 to 63 of a-z, 0-9 and "-", and begin and end with a letter or digit');

/** Within a folder or repository: relative, and nothing that git or a shell reads differently. */
const relativeFile = z
  .string()
  .max(512)
  .regex(
    /^(?!.*\.git(\/|$))[a-zA-Z0-9_][a-zA-Z0-9._-]*(\/[a-zA-Z0-9_][a-zA-Z0-9._-]*)*$/,
    'must be a relative path of a-z, 0-9, ".", "_" and "-" whose parts begin with a letter, digit or "_"',
  );

const folderSource = z.strictObject({ path, file: relativeFile.exactOptional() });

const gitSource = z.strictObject({
  url: z
    .string()
    .max(2048)
    .regex(
      /^((https|ssh|file|git):\/\/(?!-|[^/]*@-)[^\s\u0000-\u001f\u007f]+|\/[^\u0000-\u001f\u007f]*)$/,
      'must be a URL that begins with https://, ssh://, git:// or file://, without blanks and with no host that begins with "-", or an absolute path',
    ),
  branch: z
    .string()
    .max(200)
    .regex(
      /^(?!.*(\.\.|\/\/|\.lock(\/|$)|@\{))[a-zA-Z0-9_][a-zA-Z0-9._/-]*(?<![./])$/,
      'must be the name of a branch',
    )
    .default(DEFAULT_GIT_SOURCE.branch),
  file: relativeFile.exactOptional(),
  sshKeyFile: path.exactOptional(),
  knownHostsFile: path.default(DEFAULT_GIT_SOURCE.knownHostsFile),
});

const httpSource = z.strictObject({
  url: z
    .string()
    .max(2048)
    .regex(/^https?:\/\/[^\s\u0000-\u001f\u007f]+$/, 'must begin with https:// or http://'),
  clientCertificateFile: path.exactOptional(),
  clientKeyFile: path.exactOptional(),
  certificateAuthorityFile: path.exactOptional(),
  bearerTokenFile: path.exactOptional(),
});

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as "02:30", between quotes');

const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'must be the name of a time zone, such as Europe/Berlin');

const maintenanceWindow = z.strictObject({
  days: z
    .array(z.enum(WEEKDAYS))
    .min(1)
    .max(7)
    .default([...WEEKDAYS]),
  from: time,
  to: time,
  timeZone: timeZone.default('UTC'),
  maxImpact: z.enum(IMPACTS).default('restart'),
});

/** A day: longer than anything waits sensibly. */
const seconds = (least: number) => z.int().min(least).max(86_400);

const sourceSchema = z
  .strictObject({
    folder: folderSource.exactOptional(),
    git: gitSource.exactOptional(),
    http: httpSource.exactOptional(),
    pollIntervalSeconds: seconds(1).default(DEFAULT_SOURCE.pollIntervalSeconds),
    timeoutSeconds: seconds(1).default(DEFAULT_SOURCE.timeoutSeconds),
  })
  .refine(
    ({ folder, git, http }) => [folder, git, http].filter((kind) => kind !== undefined).length === 1,
    'must have one of "folder", "git" and "http"',
  );

const policySchema = z.strictObject({
  drift: z.enum(DRIFT_POLICIES).default(DEFAULT_POLICY.drift),
  driftByMachine: z.record(name, z.enum(DRIFT_POLICIES)).default({}),
  maxImpact: z.enum(IMPACTS).default(DEFAULT_POLICY.maxImpact),
  maintenanceWindows: z.array(maintenanceWindow).max(50).default([]),
  machinesAtOnce: z.int().min(1).max(1000).default(DEFAULT_POLICY.machinesAtOnce),
  healthGate: z
    .strictObject({
      readyWithinSeconds: seconds(1).default(DEFAULT_POLICY.healthGate.readyWithinSeconds),
      onFailure: z.enum(['stop', 'previous']).default(DEFAULT_POLICY.healthGate.onFailure),
    })
    .default(DEFAULT_POLICY.healthGate),
  resyncIntervalSeconds: seconds(5).default(DEFAULT_POLICY.resyncIntervalSeconds),
});

const listenSchema = z.strictObject({
  address: z.union([z.ipv4(), z.ipv6()]).default(DEFAULT_LISTEN.address),
  port: z.int().min(1).max(65_535).default(DEFAULT_LISTEN.port),
  tls: z
    .strictObject({ certificateFile: path, keyFile: path, clientCertificateAuthorityFile: path })
    .exactOptional(),
});

const { trust, status, secrets } = DEFAULT_AGENT_CONFIGURATION;

/** The document as people write it; unknown keys are errors. */
export const configurationSchema = z.strictObject({
  poolRoots: z
    .array(path)
    .max(100)
    .default([...DEFAULT_AGENT_CONFIGURATION.poolRoots]),
  imageRoots: z
    .array(path)
    .max(100)
    .default([...DEFAULT_AGENT_CONFIGURATION.imageRoots]),
  stateDirectory: path.default(DEFAULT_AGENT_CONFIGURATION.stateDirectory),
  libvirtUri: z
    .string()
    .max(2048)
    .regex(/^[a-z][a-z0-9+]*:\/\/\S*$/, 'must be a libvirt URI such as qemu:///system')
    .default(DEFAULT_AGENT_CONFIGURATION.libvirtUri),
  identity: z.strictObject({ fleet: name, host: name }).exactOptional(),
  source: sourceSchema.exactOptional(),
  trust: z
    .strictObject({
      allowedSignersFile: path.default(trust.allowedSignersFile),
      allowUnsigned: z.boolean().default(trust.allowUnsigned),
    })
    .default(trust),
  policy: policySchema.default({ ...DEFAULT_POLICY, maintenanceWindows: [] }),
  status: z
    .strictObject({
      socket: path.default(status.socket),
      socketGroup: z
        .string()
        .regex(/^[a-z_][a-z0-9_-]{0,31}$/, 'must be the name of a group')
        .exactOptional(),
      listen: listenSchema.exactOptional(),
    })
    .default(status),
  secrets: z
    .strictObject({
      directory: path.default(secrets.directory),
      identityFile: path.default(secrets.identityFile),
    })
    .default(secrets),
});

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
