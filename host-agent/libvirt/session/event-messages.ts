import type { LibvirtEvent } from '../api/types';
import type { Connection, EventMessage } from '../connection/connection';
import { LibvirtError } from '../errors';
import {
  connectDomainEventAgentLifecycleState,
  domainEventCrashedDetailType,
  domainEventDefinedDetailType,
  domainEventId,
  domainEventIoErrorAction,
  domainEventResumedDetailType,
  domainEventShutdownDetailType,
  domainEventStartedDetailType,
  domainEventStoppedDetailType,
  domainEventSuspendedDetailType,
  domainEventType,
  domainEventUndefinedDetailType,
  networkEventId,
  networkEventLifecycleType,
  storagePoolEventId,
  storagePoolEventLifecycleType,
} from '../protocol/enums.generated';
import type { MessageOf, ProcedureName, WireStruct } from '../protocol/procedures';

/** Asks the daemon for every event that `LibvirtEvent` knows. A driver that lacks some (the test driver) just does not send them. */
export async function registerEvents(
  connection: Connection,
  options: { readonly timeoutMs: number },
): Promise<void> {
  for (const eventID of [
    domainEventId.lifecycle,
    domainEventId.deviceRemoved,
    domainEventId.deviceRemovalFailed,
    domainEventId.agentLifecycle,
    domainEventId.reboot,
    domainEventId.ioErrorReason,
  ]) {
    await unlessUnsupported(
      connection.call('connectDomainEventCallbackRegisterAny', { eventID, dom: undefined }, options),
    );
  }
  const network = { eventID: networkEventId.lifecycle, net: undefined };
  await unlessUnsupported(connection.call('connectNetworkEventRegisterAny', network, options));
  const pool = { eventID: storagePoolEventId.lifecycle, pool: undefined };
  await unlessUnsupported(connection.call('connectStoragePoolEventRegisterAny', pool, options));
}

async function unlessUnsupported(registration: Promise<unknown>): Promise<void> {
  try {
    await registration;
  } catch (failure) {
    if (!(failure instanceof LibvirtError) || failure.kind !== 'unsupported') throw failure;
  }
}

/** Names of a lifecycle event's details; each event counts its own. */
const lifecycleDetails: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  defined: domainEventDefinedDetailType,
  undefined: domainEventUndefinedDetailType,
  started: domainEventStartedDetailType,
  suspended: domainEventSuspendedDetailType,
  resumed: domainEventResumedDetailType,
  stopped: domainEventStoppedDetailType,
  shutdown: domainEventShutdownDetailType,
  crashed: domainEventCrashedDetailType,
};

const ioErrorActions = ['none', 'pause', 'report'] as const;

/** An event message in the words of the interface; undefined for one that nobody here asked for. */
export function toLibvirtEvent(message: EventMessage): LibvirtEvent | undefined {
  if (isMessage(message, 'domainEventCallbackLifecycle')) {
    return toLifecycle(message.body.msg);
  }
  if (isMessage(message, 'domainEventCallbackReboot')) {
    return { kind: 'domain-reboot', domain: message.body.msg.dom };
  }
  if (isMessage(message, 'domainEventCallbackIoErrorReason')) {
    const { dom, srcPath, devAlias, action, reason } = message.body.msg;
    const word = ioErrorActions.find((name) => domainEventIoErrorAction[name] === action) ?? 'unknown';
    return { kind: 'disk-error', domain: dom, path: srcPath, alias: devAlias, action: word, reason };
  }
  if (isMessage(message, 'domainEventCallbackDeviceRemoved')) {
    return { kind: 'device-removed', domain: message.body.msg.dom, alias: message.body.msg.devAlias };
  }
  if (isMessage(message, 'domainEventCallbackDeviceRemovalFailed')) {
    return { kind: 'device-removal-failed', domain: message.body.dom, alias: message.body.devAlias };
  }
  if (isMessage(message, 'domainEventCallbackAgentLifecycle')) {
    const connected = message.body.state === connectDomainEventAgentLifecycleState.connected;
    return { kind: 'agent-lifecycle', domain: message.body.dom, connected };
  }
  if (isMessage(message, 'networkEventLifecycle')) {
    return {
      kind: 'network-lifecycle',
      network: message.body.net,
      event: nameOf(networkEventLifecycleType, message.body.event),
    };
  }
  if (isMessage(message, 'storagePoolEventLifecycle')) {
    return {
      kind: 'pool-lifecycle',
      pool: message.body.pool,
      event: nameOf(storagePoolEventLifecycleType, message.body.event),
    };
  }
  return undefined;
}

function toLifecycle({ dom, event, detail }: WireStruct<'DomainEventLifecycleMsg'>): LibvirtEvent {
  const name = nameOf(domainEventType, event);
  const reason = tryNameOf(lifecycleDetails[name] ?? {}, detail);
  return {
    kind: 'domain-lifecycle',
    domain: dom,
    event: name,
    detail,
    ...(reason === undefined ? {} : { reason }),
  };
}

function isMessage<Name extends ProcedureName>(
  message: EventMessage,
  name: Name,
): message is { readonly name: Name; readonly body: MessageOf<Name> } & EventMessage {
  return message.name === name;
}

/** A newer daemon may send a number without a name here; it is still an event. */
function nameOf(names: Readonly<Record<string, number>>, value: number): string {
  return tryNameOf(names, value) ?? `event-${value}`;
}

function tryNameOf(names: Readonly<Record<string, number>>, value: number): string | undefined {
  return Object.entries(names).find(([, number]) => number === value)?.[0];
}
