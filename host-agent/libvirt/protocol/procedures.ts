import { CodecTable, type Codec } from '../xdr/codec';
import type { StructValue } from '../xdr/values';
import { qemuProcedures, qemuProgram, qemuTypes } from './qemu.generated';
import { remoteProcedures, remoteProgram, remoteTypes, remoteUnions } from './remote.generated';

/**
 * Both programs as one typed list of procedures. Arguments and answers follow from the generated tables by name: procedure
 * `domainCreate` takes `DomainCreateArgs` and gives `DomainCreateRet`, where these exist.
 */
const structs = { ...remoteTypes, ...qemuTypes } as const;
const procedures = { ...remoteProcedures, ...qemuProcedures } as const;

type Structs = typeof structs;
type Named<Name extends string> = Name extends keyof Structs
  ? StructValue<Structs, Structs[Name]>
  : undefined;

export type ProcedureName = keyof typeof procedures;
export type ArgumentsOf<Name extends ProcedureName> = Named<`${Capitalize<Name>}Args`>;
export type AnswerOf<Name extends ProcedureName> = Named<`${Capitalize<Name>}Ret`>;
/** What an event message carries. */
export type MessageOf<Name extends ProcedureName> = Named<`${Capitalize<Name>}Msg`>;
/** A structure of the protocol by name, such as `NonnullDomain`. */
export type WireStruct<Name extends keyof Structs> = StructValue<Structs, Structs[Name]>;

export interface Procedure {
  readonly name: ProcedureName;
  readonly program: number;
  readonly version: number;
  readonly number: number;
  readonly arguments: Codec | undefined;
  readonly answer: Codec | undefined;
  readonly message: Codec | undefined;
}

const table = new CodecTable(structs, remoteUnions);

/** virNetMessageError, the payload of every refusal; the same structure as the remote program's own. */
export const wireErrorCodec: Codec = table.find('Error');

const compiled = new Map<ProcedureName, Procedure>();

/** The procedure with its codecs, compiled at first use. */
export function findProcedure(name: ProcedureName): Procedure {
  const known = compiled.get(name);
  if (known) return known;
  const program = Object.hasOwn(qemuProcedures, name) ? qemuProgram : remoteProgram;
  const pascal = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const codec = (suffix: string): Codec | undefined =>
    table.has(pascal + suffix) ? table.find(pascal + suffix) : undefined;
  const procedure: Procedure = {
    name,
    program: program.number,
    version: program.version,
    number: procedures[name][0],
    arguments: codec('Args'),
    answer: codec('Ret'),
    message: codec('Msg'),
  };
  compiled.set(name, procedure);
  return procedure;
}

const eventBit = 8;

function isProcedureName(name: string): name is ProcedureName {
  return Object.hasOwn(procedures, name);
}

const eventNames: ReadonlyMap<string, ProcedureName> = new Map(
  Object.entries(procedures).flatMap(([name, [number, bits]]) => {
    if ((bits & eventBit) === 0 || !isProcedureName(name)) return [];
    const program = Object.hasOwn(qemuProcedures, name) ? qemuProgram.number : remoteProgram.number;
    return [[`${program}:${number}`, name] as const];
  }),
);

/** The event that a message announces; undefined for one that a newer daemon knows and we do not. */
export function tryFindEvent(program: number, number: number): Procedure | undefined {
  const name = eventNames.get(`${program}:${number}`);
  return name === undefined ? undefined : findProcedure(name);
}
