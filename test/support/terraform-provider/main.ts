/**
 * The provider as a process: `node scripts/run-app.mjs <this file> <socket> <record>`. It says "ready" when it can be called,
 * and ends with its standard input, so that it does not outlive the test that started it.
 */
import { join } from 'node:path';
import {
  loadPackageDefinition,
  Server,
  ServerCredentials,
  status,
  type UntypedHandleCall,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { providerCalls, type Request, type Response } from './provider';
import { LIBVIRT_PROVIDER, readProviderSchema } from '../terraform/provider-schema';

type Answer = (
  error: { readonly code: status; readonly details: string } | null,
  response?: Response,
) => void;

const [socket = '', recordPath = ''] = process.argv.slice(2);
const schema = readProviderSchema().provider_schemas[LIBVIRT_PROVIDER];
if (schema === undefined) throw new Error(`there are no facts of ${LIBVIRT_PROVIDER}`);

const definition = loadPackageDefinition(
  loadSync(join(__dirname, 'tfplugin6.proto'), {
    keepCase: true,
    longs: Number,
    enums: String,
    defaults: true,
  }),
) as unknown as {
  readonly tfplugin6: { readonly Provider: { readonly service: Parameters<Server['addService']>[0] } };
};

const server = new Server();
server.addService(
  definition.tfplugin6.Provider.service,
  Object.fromEntries(
    Object.entries(providerCalls(schema, recordPath)).map(([name, call]) => [name, handler(call)]),
  ),
);
server.bindAsync(`unix:${socket}`, ServerCredentials.createInsecure(), (error) => {
  if (error !== null) throw error;
  process.stdout.write('ready\n');
});
process.stdin.resume();
process.stdin.on('end', () => server.forceShutdown());

function handler(call: (request: Request) => Response): UntypedHandleCall {
  return ({ request }: { readonly request: Request }, answer: Answer): void => {
    try {
      answer(null, call(request));
    } catch (error) {
      answer({
        code: status.INTERNAL,
        details: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
  };
}
