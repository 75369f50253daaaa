import { describe, expect, it } from '@jest/globals';
import { LibvirtXmlError, readXmlTree } from '../../../../host-agent/libvirt';

describe("others' XML as plain data", () => {
  it('has the names without prefixes, the plain attributes and the elements in their order, not the text', () => {
    expect(
      readXmlTree(`<a:mark xmlns:a="urn:a" xmlns:b="urn:b" id="1" b:id="2" note="&lt;">
        text <b:one/><two xmlns=""/><!-- no element --><a:one n=""><a:deep/></a:one></a:mark>`),
    ).toEqual({
      namespace: 'urn:a',
      name: 'mark',
      attributes: new Map([
        ['id', '1'],
        ['note', '<'],
      ]),
      children: [
        { namespace: 'urn:b', name: 'one', attributes: new Map(), children: [] },
        { namespace: undefined, name: 'two', attributes: new Map(), children: [] },
        {
          namespace: 'urn:a',
          name: 'one',
          attributes: new Map([['n', '']]),
          children: [{ namespace: 'urn:a', name: 'deep', attributes: new Map(), children: [] }],
        },
      ],
    });
  });

  it('is refused when it is not XML', () => {
    expect(() => readXmlTree('<a:mark/>')).toThrow(LibvirtXmlError);
  });
});
