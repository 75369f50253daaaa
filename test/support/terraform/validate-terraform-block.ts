import { isAbsolute } from 'node:path';
import { below, isObject, type Report } from './validate-report';

const KNOWN: ReadonlySet<string> = new Set(['//', 'required_version', 'required_providers', 'backend']);

/** A version, or `~>` and at least a minor one: what a later release changes at will stays outside. */
const PINNED = /^(?:=? ?\d+\.\d+\.\d+|~> ?\d+\.\d+(?:\.\d+)?)$/;

/** The full names of the required providers, by the names that the document has for them. */
export function requiredProviders(terraform: unknown): ReadonlyMap<string, string> {
  const required = isObject(terraform) ? terraform['required_providers'] : undefined;
  return new Map(
    Object.entries(isObject(required) ? required : {}).flatMap(([name, provider]) => {
      const source = isObject(provider) ? provider['source'] : undefined;
      if (typeof source !== 'string') return [];
      return [[name, source.split('/').length === 2 ? `registry.terraform.io/${source}` : source] as const];
    }),
  );
}

/** Checks that providers are pinned, and that the state is where it is the same on every machine. */
export function checkTerraformBlock(value: unknown, report: Report): void {
  if (!isObject(value)) {
    report.add('terraform', 'is an object');
    return;
  }
  for (const name of Object.keys(value)) {
    if (!KNOWN.has(name)) report.add(below('terraform', name), 'is nothing that the block "terraform" has');
  }
  checkRequired(value['required_providers'], report);
  checkBackend(value['backend'], report);
}

function checkRequired(value: unknown, report: Report): void {
  const path = 'terraform.required_providers';
  if (!isObject(value)) {
    report.add(path, 'is an object');
    return;
  }
  for (const [name, provider] of Object.entries(value)) {
    const { source, version, ...others } = isObject(provider) ? provider : {};
    const place = below(path, name);
    if (typeof source !== 'string' || !/^(?:[\w.-]+\/)?[\w-]+\/[\w-]+$/.test(source)) {
      report.add(below(place, 'source'), 'is the name of a provider, with its owner');
    }
    if (typeof version !== 'string' || !PINNED.test(version)) {
      report.add(below(place, 'version'), 'is a version, or "~>" and a version');
    }
    for (const other of Object.keys(others)) {
      if (other !== 'configuration_aliases')
        report.add(below(place, other), 'is nothing that a provider needs');
    }
  }
}

function checkBackend(value: unknown, report: Report): void {
  const path = 'terraform.backend';
  const [[type, settings] = [], second] = isObject(value) ? Object.entries(value) : [];
  if (type === undefined || second !== undefined || !isObject(settings)) {
    report.add(path, 'is one backend with its settings');
    return;
  }
  // Terraform reads it before anything that an expression could refer to.
  for (const [name, setting] of Object.entries(settings)) {
    if (typeof setting === 'string' && /[$%]\{/.test(setting)) {
      report.add(below(below(path, type), name), 'is read before any expression');
    }
  }
  if (type !== 'local') return;
  const { path: file, workspace_dir: _, ...others } = settings;
  const place = below(below(path, type), 'path');
  if (typeof file !== 'string') report.add(place, 'is required');
  else if (isAbsolute(file)) report.add(place, 'differs from machine to machine, since it is absolute');
  for (const other of Object.keys(others)) {
    report.add(below(below(path, type), other), 'is nothing that a local backend has');
  }
}
