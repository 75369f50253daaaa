import { describeHostileCorpus } from '../support/hostile-corpus';
import { meetImage } from './meet-image';
import { qcow2Bytes, soundQcow2, type Qcow2Fields } from './qcow2-image';

describeHostileCorpus(
  'images',
  {
    fileName: 'hostile.img',
    good: { qcow2: soundQcow2 },
    write: (fields) => qcow2Bytes(fields as Qcow2Fields),
    place: /hostile\.img|Image "base"|pool\/base\.img/,
    meet: meetImage,
  },
  { casesMin: 45 },
);
