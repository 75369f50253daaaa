import {
  LibvirtDisconnected,
  LibvirtError,
  LibvirtFailure,
  LibvirtXmlError,
  type LibvirtHost,
} from '../libvirt';
import type { InventoryCache } from './cache';
import type { Unreadable } from './types';

/**
 * Objects read at once. The connection itself keeps few calls in flight; this only bounds what waits for it, and is large
 * enough that it never runs dry between the calls of an object.
 */
export const OBJECTS_AT_ONCE = 16;

/** What the parts of one reading share. */
export interface Reading {
  readonly host: LibvirtHost;
  readonly cache: InventoryCache;
}

/** A part of the inventory, and what of it could not be read. */
export interface PartialInventory<Item> {
  readonly items: readonly Item[];
  readonly unreadable: readonly Unreadable[];
}

/**
 * Reads one object. An object that vanished meanwhile gives `undefined`: it is simply not there any more. One that libvirt or
 * its XML makes unreadable gives an entry. A lost connection, and faults of ours, pass.
 */
export async function readObject<Item>(
  object: Omit<Unreadable, 'reason'>,
  read: () => Promise<Item>,
): Promise<{ readonly item: Item } | { readonly unreadable: Unreadable } | undefined> {
  try {
    return { item: await read() };
  } catch (error) {
    if (isGone(error)) return undefined;
    if (!isWorldsFault(error)) throw error;
    return { unreadable: { ...object, reason: error.message } };
  }
}

/** Sorts what `readObject` gave into what was read and what was not. */
export function collect<Item>(
  results: readonly ({ readonly item: Item } | { readonly unreadable: Unreadable } | undefined)[],
): PartialInventory<Item> {
  return {
    items: results.flatMap((result) => (result !== undefined && 'item' in result ? [result.item] : [])),
    unreadable: results.flatMap((result) =>
      result !== undefined && 'unreadable' in result ? [result.unreadable] : [],
    ),
  };
}

/** Whether libvirt says that the object is not there. */
export function isGone(error: unknown): boolean {
  return error instanceof LibvirtError && error.kind === 'not-found';
}

function isWorldsFault(error: unknown): error is Error {
  if (error instanceof LibvirtDisconnected) return false;
  return error instanceof LibvirtFailure || error instanceof LibvirtXmlError;
}
