import { jest } from '@jest/globals';
import { describeHostileCorpus } from '../support/hostile-corpus';
import { meetHttp } from './meet-http';

jest.setTimeout(30_000);

describeHostileCorpus(
  'http',
  {
    fileName: 'hostile.http',
    good: {
      release: 'HTTP/1.1 200 OK\r\ncontent-length: 3\r\netag: "1"\r\n\r\none',
      image: 'HTTP/1.1 200 OK\r\ncontent-length: 3\r\netag: "1"\r\n\r\none',
    },
    place: /http:\/\/host\//,
    meet: meetHttp,
  },
  { casesMin: 20 },
);
