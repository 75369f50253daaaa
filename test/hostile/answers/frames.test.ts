import { describeHostileCorpus } from '../support/hostile-corpus';
import { framesBytes, hostnameAnswer, type Frames } from './frames';
import { meetFrames } from './meet-frames';

describeHostileCorpus(
  'frames',
  {
    fileName: 'hostile.bin',
    good: { answer: hostnameAnswer },
    write: (frames) => framesBytes(frames as Frames),
    place: /libvirt/,
    meet: meetFrames,
  },
  { casesMin: 25 },
);
