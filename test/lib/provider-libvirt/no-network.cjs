// Loaded by `node --require`: whatever would leave the process by network fails, and is written down in the file that NETWORK_LOG names.
const { appendFileSync } = require('node:fs');

function refuse(module, names) {
  const library = require(module);
  for (const name of names) {
    library[name] = () => {
      appendFileSync(process.env.NETWORK_LOG, `${module} ${name}\n`);
      throw new Error(`${module} ${name}: there is no network here`);
    };
  }
}

refuse('node:http', ['request', 'get']);
refuse('node:https', ['request', 'get']);
refuse('node:net', ['connect', 'createConnection']);
refuse('node:tls', ['connect']);
refuse('node:dns', ['lookup', 'resolve']);
refuse('node:dgram', ['createSocket']);
globalThis.fetch = () => {
  appendFileSync(process.env.NETWORK_LOG, 'fetch\n');
  throw new Error('there is no network here');
};
