import { jest } from '@jest/globals';
import { describeHostileCorpus } from '../support/hostile-corpus';
import { goodRepository, meetGit } from './meet-git';

jest.setTimeout(60_000);

describeHostileCorpus(
  'git',
  {
    fileName: 'hostile.git',
    good: { repository: goodRepository },
    place: /git:\/\/host\/|file:\/\/|kvm-1\.release|repository/,
    meet: meetGit,
  },
  { casesMin: 15 },
);
