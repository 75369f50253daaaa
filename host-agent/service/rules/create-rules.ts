import type { UseSample } from '../use/types';
import { balloonAtFloor } from './balloon-at-floor';
import { crashLoop } from './crash-loop';
import { firmwareChanged, firmwareFiles } from './firmware-changed';
import { imageChanged, imageFiles } from './image-changed';
import { ioErrorPause } from './io-error-pause';
import { noTraffic } from './no-traffic';
import { outOfBandChange } from './out-of-band-change';
import { releaseRefused } from './release-refused';
import type { Look, MachineEvent, Rule } from './rule';
import { statFile as statFileHere, type StatFile } from './stat-file';
import { sustainedSteal } from './sustained-steal';
import { trafficBurst } from './traffic-burst';
import type { Rules } from './types';
import { unrequestedLifecycle } from './unrequested-lifecycle';
import type { WatchedFile, WatchedFiles } from './watched-files';

export interface RulesOptions {
  /** Looks at images and firmware. @default files of this machine */
  readonly statFile?: StatFile;
}

/** Files are looked at this often, however often the host is: they change by hand, or never. */
const FILES_INTERVAL_MS = 60_000;

/** Images of one plan that are watched; looking at one costs a tenth of a millisecond where the disk is local. */
const FILES_MAX = 1000;

/** Every rule, fed with what concerns machines of ours. Nothing is said before the first look, which tells whose they are. */
export function createRules({ statFile = statFileHere }: RulesOptions = {}): Rules {
  const rules: readonly Rule[] = [
    outOfBandChange(),
    unrequestedLifecycle(),
    crashLoop(),
    ioErrorPause(),
    sustainedSteal(),
    balloonAtFloor(),
    releaseRefused(),
    noTraffic(),
    trafficBurst(),
  ];
  const images = imageChanged();
  const firmware = firmwareChanged();
  const watcher = createFileWatcher(statFile);
  let ours: ReadonlyMap<string, string> = new Map();

  return {
    event: (event, own, nowMs) => {
      if (!isMachineEvent(event)) return;
      const machine = ours.get(event.domain.uuid);
      if (machine === undefined) return;
      const seen = { isOwn: own.has(machine) || own.has(event.domain.name), nowMs };
      for (const rule of rules) rule.event?.(event, machine, seen);
    },
    look: (found, nowMs) => {
      ours = machinesOf(found);
      const look = { ...found, machines: ours };
      for (const rule of rules) rule.look?.(look, nowMs);
      watcher.look(
        [
          { watched: images, files: imageFiles(look.plan).slice(0, FILES_MAX) },
          { watched: firmware, files: firmwareFiles() },
        ],
        nowMs,
      );
    },
    sample: (sample, nowMs) => {
      const mine = onlyOurs(sample, ours);
      for (const rule of rules) rule.sample?.(mine, nowMs);
    },
    status: (status, nowMs) => {
      for (const rule of rules) rule.status?.(status, nowMs);
    },
    findings: (nowMs) => [...rules, images, firmware].flatMap((rule) => rule.findings(nowMs)),
  };
}

function isMachineEvent(event: { readonly kind: string }): event is MachineEvent {
  return ['domain-lifecycle', 'domain-reboot', 'disk-error'].includes(event.kind);
}

/** By UUID: what the plan names, and what carries our mark. */
function machinesOf({ plan, inventory }: Omit<Look, 'machines'>): ReadonlyMap<string, string> {
  const marked = inventory.machines.filter(({ ownership }) => ownership.kind === 'ours');
  return new Map([...marked, ...plan.machines].map(({ uuid, name }) => [uuid, name]));
}

function onlyOurs({ monotonicMs, machines }: UseSample, ours: ReadonlyMap<string, string>): UseSample {
  return { monotonicMs, machines: machines.filter(({ uuid }) => ours.has(uuid)) };
}

interface FileWatcher {
  look(
    groups: readonly { readonly watched: WatchedFiles; readonly files: readonly WatchedFile[] }[],
    nowMs: number,
  ): void;
}

/** Looks at files beside everything else, one after the other: a folder on a network that hangs stalls nothing but this. */
function createFileWatcher(statFile: StatFile): FileWatcher {
  let isLooking = false;
  let lookedAtMs = -Infinity;
  return {
    look: (groups, nowMs) => {
      if (isLooking || Math.abs(nowMs - lookedAtMs) < FILES_INTERVAL_MS) return;
      isLooking = true;
      lookedAtMs = nowMs;
      void (async () => {
        try {
          for (const { watched, files } of groups) {
            const seen = [];
            for (const file of files) seen.push({ ...file, facts: await statFile(file.path) });
            watched.seen(seen, nowMs);
          }
        } finally {
          isLooking = false;
        }
      })();
    },
  };
}
