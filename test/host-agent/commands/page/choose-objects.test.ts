import { expect, it } from '@jest/globals';
import { chooseObjects } from '../../../../host-agent/commands/page/choose-objects';
import { toldTogether } from './pages';

const told = toldTogether(['live-growth', 'restart', 'replace-refused', 'delete-protected']);
const names = (countMax: number): readonly string[] =>
  [...chooseObjects(told, countMax)].map(({ mark, name }) => `${mark} ${name}`).sort();

it('takes all objects where there is room for them', () => {
  expect(names(100)).toHaveLength(
    told.hosts.flatMap((host) => (host.kind === 'gone' ? [] : host.objects)).length,
  );
});

it('takes the worst of all hosts where there is not', () => {
  expect(names(1)).toEqual(['- machine old']);
  expect(names(3)).toEqual(['- machine old', 'x machine db', 'x machine web']);
  expect(names(0)).toEqual([]);
});
