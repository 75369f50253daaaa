import { mayChange } from '../../support/counting-proxy';
import { faultScenarios } from '../scenarios';
import type { Fault, FaultScenario } from '../types';
import { formsOf, type Form } from './course';
import { Ground } from './ground';
import { everyFault, faultName, sampleFaults } from './points';
import { resultKey, type FaultResult } from './results';
import { Trials, type Reference } from './trial';

/** Which points to try. */
export interface Selection {
  readonly scenarios: readonly FaultScenario[];
  readonly forms: readonly Form[];
  /** Beginnings of names of faults, such as `agent-killed` or `error/38`; empty: all. */
  readonly kinds: readonly string[];
  /** Empty: all. */
  readonly points: readonly number[];
  /** How many of each scenario and form. */
  readonly sample?: number;
  /** Only at calls that may change something; most only look. */
  readonly changing: boolean;
  readonly seed: number;
}

/** Told while points are tried. */
export interface Progress {
  /** A scenario's way without a fault was gone. */
  counted(course: {
    readonly scenario: string;
    readonly form: Form;
    readonly reference: Reference;
    readonly chosen: number;
    readonly known: number;
  }): void;
  tried(result: FaultResult): Promise<void>;
}

/** Tries every chosen point that is not known yet, one after the other. */
export async function runFaults(
  selection: Selection,
  known: ReadonlySet<string>,
  progress: Progress,
): Promise<void> {
  const grounds = new Grounds();
  try {
    for (const scenario of selection.scenarios) {
      for (const form of formsOf(scenario).filter((each) => selection.forms.includes(each))) {
        await runCourse({ grounds, scenario, form, selection, known, progress });
      }
    }
  } finally {
    await grounds.stop();
  }
}

interface CourseRun {
  readonly grounds: Grounds;
  readonly scenario: FaultScenario;
  readonly form: Form;
  readonly selection: Selection;
  readonly known: ReadonlySet<string>;
  readonly progress: Progress;
}

async function runCourse({ grounds, scenario, form, selection, known, progress }: CourseRun): Promise<void> {
  let ground = await grounds.get();
  let trials = new Trials(ground, scenario, form);
  let reference = await trials.reference();
  const counts = { libvirt: reference.libvirtCalls.length, files: reference.fileCalls.length };
  const chosen = chooseFaults(everyFault(counts, form), selection, {
    libvirtCalls: reference.libvirtCalls,
    // Else all scenarios would be tried at the same points.
    seed: selection.seed * faultScenarios.length + faultScenarios.indexOf(scenario),
  });
  const keyOf = (fault: Fault): string =>
    resultKey({ scenario: scenario.name, form, fault: faultName(fault), point: fault.point });
  const left = chosen.filter((fault) => !known.has(keyOf(fault)));
  progress.counted({
    scenario: scenario.name,
    form,
    reference,
    chosen: chosen.length,
    known: chosen.length - left.length,
  });
  for (const fault of left) {
    const next = await grounds.get();
    if (next !== ground) {
      ground = next;
      // Paths and addresses are the new sandbox's own.
      trials = new Trials(ground, scenario, form);
      reference = await trials.reference();
    }
    const startedAt = Date.now();
    const result = await trials.try(fault, reference);
    await progress.tried({
      scenario: scenario.name,
      form,
      fault: faultName(fault),
      point: fault.point,
      pointsMax: isAtFiles(fault) ? counts.files : counts.libvirt,
      ...(result.firedAt === undefined ? {} : { call: result.firedAt }),
      furtherPasses: result.furtherPasses,
      problems: [...result.problems],
      durationMs: Date.now() - startedAt,
      at: new Date(startedAt).toISOString(),
    });
  }
}

function chooseFaults(
  faults: readonly Fault[],
  { kinds, points, sample, changing }: Selection,
  course: { readonly libvirtCalls: readonly string[]; readonly seed: number },
): readonly Fault[] {
  const wanted = faults.filter(
    (fault) =>
      (kinds.length === 0 || kinds.some((kind) => isKind(faultName(fault), kind))) &&
      (points.length === 0 || points.includes(fault.point)) &&
      (!changing || isAtFiles(fault) || mayChange(course.libvirtCalls[fault.point - 1] ?? '')),
  );
  return sample === undefined ? wanted : sampleFaults(wanted, sample, course.seed);
}

function isKind(name: string, kind: string): boolean {
  return name === kind || name.startsWith(`${kind}/`);
}

function isAtFiles(fault: Fault): boolean {
  return fault.kind === 'disk-full' || (fault.kind === 'agent-killed' && fault.at === 'files');
}

/** The sandbox of this run; another one when it is worn out. */
class Grounds {
  #ground: Ground | undefined;

  async get(): Promise<Ground> {
    if (this.#ground?.isWornOut === true) await this.stop();
    this.#ground ??= await Ground.start();
    return this.#ground;
  }

  async stop(): Promise<void> {
    const ground = this.#ground;
    this.#ground = undefined;
    await ground?.stop();
  }
}
