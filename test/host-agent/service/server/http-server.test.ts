import { describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import { prepare, SERVER_OPTIONS } from '../../../../host-agent/service/server/http-server';

describe('the status server', () => {
  it('does not end the agent when no connection can be taken', () => {
    const server = prepare(createServer(SERVER_OPTIONS), () => undefined);
    const error = Object.assign(new Error('accept EMFILE'), { code: 'EMFILE' });
    expect(server.emit('error', error)).toBe(true);
  });
});
