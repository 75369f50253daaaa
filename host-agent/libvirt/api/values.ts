import { LibvirtError, ProtocolError } from '../errors';
import { typedParameterType } from '../protocol/enums.generated';
import type { WireStruct } from '../protocol/procedures';
import type { DomainReference, ObjectReference } from './types';

/** Asks libvirt to send the objects and not only their number. */
export const needResults = 1;

/** A domain as the protocol wants it. The id is not part of its identity (libvirt looks up by UUID), so "unknown" will do. */
export function domainHandle(domain: ObjectReference): DomainReference {
  return { name: domain.name, uuid: domain.uuid, id: -1 };
}

/** A network or pool as the protocol wants it. */
export function objectHandle(object: ObjectReference): ObjectReference {
  return { name: object.name, uuid: object.uuid };
}

/** A 64-bit count (bytes, KiB, seconds) as a number. Throws `ProtocolError` above 2^53: no host has that much of anything. */
export function toNumber(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new ProtocolError(`${value} is too large to be a size`);
  return number;
}

/** The answer, or undefined where libvirt says with this code that there is no such thing. */
export async function unlessMissing<T>(answer: Promise<T>, missingCode: number): Promise<T | undefined> {
  try {
    return await answer;
  } catch (failure) {
    if (failure instanceof LibvirtError && failure.code === missingCode) return undefined;
    throw failure;
  }
}

/** Whether libvirt refused because it (or the driver) does not know the call or one of its flags. */
export function isUnsupported(failure: unknown, code: number): boolean {
  return failure instanceof LibvirtError && (failure.kind === 'unsupported' || failure.code === code);
}

/** A typed parameter of libvirt's type `ullong`; it refuses any other type than the one it expects. */
export function ullong(field: string, value: number): WireStruct<'TypedParam'> {
  return { field, value: { type: typedParameterType.ullong, value: BigInt(value) } };
}

/** A typed parameter of libvirt's type `llong`. */
export function llong(field: string, value: number): WireStruct<'TypedParam'> {
  return { field, value: { type: typedParameterType.llong, value: BigInt(value) } };
}
