// Loads TypeScript as jest's configuration does, into this process: what is tested once, tests and what helps them anew whenever they
// are asked for.
import { createRequire, Module } from 'node:module';
import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { transformSync } from '@swc/core';
import { jestExpect } from '@jest/expect';
import * as circus from 'jest-circus';

const JEST_GLOBALS = '@jest/globals';
const { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } = circus;
const jestGlobals = { afterAll, afterEach, beforeAll, beforeEach, describe, it, test, expect: jestExpect };

/** The modules of a checkout at `root`, a folder that holds the `test/` of the rooms that are tried. */
export class TestModules {
  #require;
  #testFolder;
  /** Paths to what swc made of them. */
  #transformed = new Map();

  /** From here on every `require` of this process reads TypeScript. */
  constructor(root, { transform, moduleNameMapper }) {
    this.#require = createRequire(join(root, 'package.json'));
    this.#testFolder = join(root, 'test') + sep;
    const [, options] = transform['^.+\\.ts$'];
    const compile = (module, path) => module._compile(this.#javaScriptOf(path, options), path);
    Module._extensions['.ts'] = compile;
    const resolve = Module._resolveFilename;
    const aliases = Object.entries(moduleNameMapper).map(([pattern, target]) => [
      new RegExp(pattern),
      target.replace('<rootDir>', root),
    ]);
    Module._resolveFilename = function (request, ...rest) {
      const alias = aliases.find(([pattern]) => pattern.test(request));
      return resolve.call(this, alias === undefined ? request : alias[1], ...rest);
    };
    const load = Module._load;
    Module._load = (request, ...rest) => (request === JEST_GLOBALS ? jestGlobals : load(request, ...rest));
  }

  #javaScriptOf(path, options) {
    const known = this.#transformed.get(path);
    if (known !== undefined) return known;
    const { code } = transformSync(readFileSync(path, 'utf8'), { ...options, filename: path, swcrc: false });
    this.#transformed.set(path, code);
    return code;
  }

  /** Nothing that a test or its helpers have kept is there any more. */
  forgetTests() {
    for (const [path, module] of Object.entries(this.#require.cache)) {
      if (!path.startsWith(this.#testFolder)) continue;
      delete this.#require.cache[path];
      // Who has required a module first keeps it among its children.
      if (module.parent) module.parent.children = [];
    }
  }

  /** @param path below the checkout */
  load(path) {
    this.#require(`./${path}`);
  }
}
