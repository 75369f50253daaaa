import { problem, type Check } from './check';

/** Pools that share a folder, or lie in one another, would list and delete each other's files. */
export const poolPaths: Check = (plan) => {
  const sorted = plan.pools
    .map((pool, index) => ({ pool, path: `$.pools[${index}].path`, prefix: `${pool.path}/` }))
    .toSorted((left, right) => (left.prefix < right.prefix ? -1 : left.prefix > right.prefix ? 1 : 0));
  // In this order everything inside a folder follows it directly, so the last outermost folder is the only candidate.
  let outer = sorted[0];
  return sorted.slice(1).flatMap((inner) => {
    if (outer === undefined || !inner.prefix.startsWith(outer.prefix)) {
      outer = inner;
      return [];
    }
    const where = inner.prefix === outer.prefix ? 'is also the folder' : 'lies inside the folder';
    const message = `the folder ${inner.pool.path} of pool "${inner.pool.name}" ${where} of pool "${outer.pool.name}" (${outer.path})`;
    const at = { path: inner.path, key: inner.pool.key };
    return [problem('pool-paths-overlap', at, message, 'Give each pool a folder of its own.')];
  });
};
