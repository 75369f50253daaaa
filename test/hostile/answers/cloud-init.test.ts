import { describeHostileCorpus } from '../support/hostile-corpus';
import { meetCloudInit } from './meet-cloud-init';

describeHostileCorpus(
  'cloud-init',
  {
    fileName: 'hostile.json',
    good: {
      seed: {
        pool: 'default',
        metaData: { kind: 'structured', value: { 'instance-id': 'web-1', 'local-hostname': 'web' } },
        userData: { kind: 'structured', value: { packages: ['nginx'] } },
        vendorData: { kind: 'text', text: '#!/bin/sh\necho ready\n' },
        networkConfig: { kind: 'structured', value: { version: 2 } },
      },
    },
    place: /cloudInit|seed|\$/,
    meet: meetCloudInit,
  },
  { casesMin: 20 },
);
