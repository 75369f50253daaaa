import {
  LibvirtError,
  LibvirtFailure,
  LibvirtTimeout,
  type LibvirtHost,
  type VolumeApi,
} from '../../libvirt';
import type { LibvirtCall, LibvirtCallOutcome } from './call';
import {
  DOMAIN_CALLS,
  NETWORK_CALLS,
  NODE_CALLS,
  POOL_CALLS,
  VOLUME_CALLS,
  type CallRule,
  type CallRules,
} from './call-rules';

/** Told of every call when it has ended, before its caller is. Must not throw. */
export interface CallObserver {
  ended(call: LibvirtCall): void;
}

type Method = (...words: unknown[]) => Promise<unknown>;
type AnyRule = CallRule<unknown[], unknown>;

/** The same host, each of whose calls is told of when it ends. */
export function instrumentLibvirt(host: LibvirtHost, observer: CallObserver): LibvirtHost {
  return {
    uri: host.uri,
    readOnly: host.readOnly,
    domains: watched('domains', host.domains, DOMAIN_CALLS, observer),
    networks: watched('networks', host.networks, NETWORK_CALLS, observer),
    pools: watched('pools', host.pools, POOL_CALLS, observer),
    volumes: {
      ...watched('volumes', host.volumes, VOLUME_CALLS, observer),
      download: watchedDownload(host.volumes, observer),
    },
    node: watched('node', host.node, NODE_CALLS, observer),
    events: (options) => host.events(options),
    close: () => host.close(),
  };
}

/** A function of its own for each method, made once: calls cost two readings of the clock and one small object. */
function watched<Api extends object>(
  name: string,
  api: Api,
  rules: CallRules<Api>,
  observer: CallObserver,
): Api {
  const methods = new Map<string, Method>(Object.entries(api));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each rule meets the words of its own method only, which the compiler cannot follow through a loop
  const entries = Object.entries(rules as Readonly<Record<string, AnyRule>>).flatMap(([method, rule]) => {
    const call = methods.get(method);
    return call === undefined ? [] : [[method, watchedMethod(`${name}.${method}`, call, rule, observer)]];
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- rules and methods have the same names, which fromEntries cannot know
  return Object.fromEntries(entries) as Api;
}

function watchedMethod(call: string, method: Method, rule: AnyRule, observer: CallObserver): Method {
  return async (...words) => {
    const startedMs = performance.now();
    let answer: unknown;
    try {
      answer = await method(...words);
    } catch (failure) {
      observer.ended(callOf(call, rule, words, startedMs, { failure }));
      throw failure;
    }
    observer.ended(callOf(call, rule, words, startedMs, { answer }));
    return answer;
  };
}

/** Lasts from the first byte that is asked for until no more are wanted. */
function watchedDownload(volumes: VolumeApi, observer: CallObserver): VolumeApi['download'] {
  return async function* download(...words) {
    const startedMs = performance.now();
    let failure: unknown;
    try {
      yield* volumes.download(...words);
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      const end = failure === undefined ? { answer: undefined } : { failure };
      observer.ended(callOf('volumes.download', VOLUME_CALLS.download, words, startedMs, end));
    }
  };
}

function callOf<Words extends readonly unknown[], Answer>(
  call: string,
  { kind, target }: CallRule<Words, Answer>,
  words: Words,
  startedMs: number,
  end: { readonly answer: Answer } | { readonly failure: unknown },
): LibvirtCall {
  const durationMs = performance.now() - startedMs;
  const what = { call, kind: typeof kind === 'string' ? kind : kind(words), durationMs };
  if ('answer' in end) {
    return { ...what, target: target(words, end.answer), outcome: 'done', outcomeUnknown: false };
  }
  const { failure } = end;
  return {
    ...what,
    target: target(words, undefined),
    outcome: outcomeOf(failure),
    outcomeUnknown: failure instanceof LibvirtFailure && failure.outcomeUnknown,
    ...(failure instanceof LibvirtError ? { libvirtCode: failure.code } : {}),
  };
}

function outcomeOf(failure: unknown): LibvirtCallOutcome {
  if (failure instanceof LibvirtTimeout) return 'timed-out';
  return failure instanceof LibvirtFailure && failure.outcomeUnknown ? 'unknown' : 'failed';
}
