import { rankOfObject } from '../rendering/markdown/told-ranks';
import type { ToldGoneHost, ToldHost, ToldObject } from '../told';

/**
 * The objects that a page lists, of all hosts: when there are more than it can hold, the worst of them, wherever they are. Their order
 * stays what it was.
 */
export function chooseObjects(
  { hosts }: { readonly hosts: readonly (Pick<ToldHost, 'kind' | 'objects'> | Pick<ToldGoneHost, 'kind'>)[] },
  countMax: number,
): ReadonlySet<ToldObject> {
  const all = hosts.flatMap((host) => (host.kind === 'gone' ? [] : host.objects));
  if (all.length <= countMax) return new Set(all);
  const ranked = all.map((object) => ({ object, rank: rankOfObject(object) }));
  return new Set(
    ranked
      .sort((one, other) => other.rank - one.rank)
      .slice(0, countMax)
      .map(({ object }) => object),
  );
}
