import type { PlanDisk } from '../../../../lib/plan';
import type { Step, Subject } from '../../change-plan';
import { makeStep } from '../../order/step';
import type { MachineDecision } from './decision';
import type { MachineDraft } from './draft';
import type { Surroundings } from './steps';

/** Makes disks and seed that are missing. */
export function makeSteps(draft: MachineDraft, around: Surroundings): readonly Step[] {
  const { machine, subject } = draft;
  const creates = draft.creates.map((disk) =>
    makeStep({
      action: { kind: 'create-disk', machine, disk },
      subject: diskSubject(draft, disk),
      impact: 'live',
      changes: [{ field: 'sizeMiB', to: disk.sizeMiB, impact: 'live' }],
      after: [...baseSteps(disk, around), ...revived(draft)],
    }),
  );
  if (!draft.writesSeed || machine.cloudInit === undefined) return creates;
  const seed = makeStep({
    action: { kind: 'write-seed', machine },
    subject,
    impact: 'live',
    changes: [{ field: 'cloudInit', to: machine.cloudInit.fileName, impact: 'live' }],
    after: [around.pools.get(machine.cloudInit.pool)?.readyAfter],
  });
  return [...creates, seed];
}

/** Grows disks, and makes them anew from another image, once nothing holds them open and the machine has its name (`ready`). */
export function offlineDiskSteps(
  draft: MachineDraft,
  { grows, stop }: MachineDecision,
  { ready, around }: { readonly ready: readonly string[]; readonly around: Surroundings },
): readonly Step[] {
  const { machine } = draft;
  const impact = stop === undefined ? 'live' : 'restart';
  const growSteps = grows.map(({ disk, fromMiB }) =>
    makeStep({
      action: { kind: 'grow-disk', machine, disk },
      subject: diskSubject(draft, disk),
      impact,
      changes: [{ field: 'sizeMiB', from: fromMiB, to: disk.sizeMiB, impact }],
      after: ready,
    }),
  );
  return [
    ...growSteps,
    ...draft.replaces.flatMap((replacement) => replaceSteps(draft, replacement, { ready, around })),
  ];
}

/** Killed in between, the file is missing, and the next pass makes it. */
function replaceSteps(
  draft: MachineDraft,
  { disk, fromImage, toImage }: MachineDraft['replaces'][number],
  { ready, around }: { readonly ready: readonly string[]; readonly around: Surroundings },
): readonly Step[] {
  const { machine } = draft;
  const { pool, fileName } = disk;
  const subject = diskSubject(draft, disk);
  const change = { field: 'source', from: fromImage, to: toImage, impact: 'replace' } as const;
  const base = baseSteps(disk, around);
  const trash = makeStep({
    action: { kind: 'trash-volume', pool, fileName, machine: machine.name },
    subject,
    impact: 'replace',
    suffix: `${pool}/${fileName}`,
    changes: [change],
    after: [...ready, ...base, ...revived(draft)],
  });
  const create = makeStep({
    action: { kind: 'create-disk', machine, disk },
    subject,
    impact: 'replace',
    changes: [change],
    after: [trash.id],
  });
  return [trash, create];
}

/** A system that is made anew needs its seed again, and the mark has to know before there is a system that lacks it. */
function revived({ subject, revivesSeed }: MachineDraft): readonly string[] {
  return revivesSeed ? [`write-seed:${subject.name}`] : [];
}

/** Steps that bring files which the machine uses and which no step of its own makes: boot files, media, bases of disks, whole pools. */
export function awaitedFiles(draft: MachineDraft, { images, pools }: Surroundings): readonly string[] {
  const { boot, disks, cdroms, cloudInit } = draft.machine;
  const made = new Set(draft.creates.map((disk) => disk.name));
  const replaced = new Set(draft.replaces.map(({ disk }) => disk.name));
  const present = disks.filter((disk) => !made.has(disk.name));
  const bases = present.flatMap(({ name, source }) =>
    source.kind === 'image' || (source.kind === 'copy' && replaced.has(name)) ? [source.image] : [],
  );
  const bootFiles =
    boot.kind === 'kernel' ? [boot.kernel, ...(boot.initrd === undefined ? [] : [boot.initrd])] : [];
  const media = cdroms.flatMap(({ image }) => (image === undefined ? [] : [image]));
  const awaited = [...bases, ...bootFiles, ...media].flatMap((name) => {
    const image = images.get(name);
    return image?.readyAfter === undefined ? [] : [{ pool: image.image.pool, id: image.readyAfter }];
  });
  // An image is fetched after its pool is ready, so waiting for the image is enough.
  const covered = new Set(awaited.map(({ pool }) => pool));
  const seedPools = cloudInit === undefined || draft.writesSeed ? [] : [cloudInit.pool];
  const awaitedPools = [...present.map((disk) => disk.pool), ...seedPools].filter(
    (pool) => !covered.has(pool),
  );
  const ids = [...awaited.map(({ id }) => id), ...awaitedPools.map((name) => pools.get(name)?.readyAfter)];
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/** Where a new disk's content comes from and where it goes to; undefined for what is there already. */
function baseSteps(
  { source, pool }: PlanDisk,
  { images, pools }: Surroundings,
): readonly (string | undefined)[] {
  const image = source.kind === 'blank' ? undefined : images.get(source.image);
  const impliesPool = image?.readyAfter !== undefined && image.image.pool === pool;
  return [image?.readyAfter, impliesPool ? undefined : pools.get(pool)?.readyAfter];
}

function diskSubject({ subject }: MachineDraft, disk: PlanDisk): Subject {
  return { kind: 'disk', name: disk.name, machine: subject.name };
}
