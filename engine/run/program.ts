import { basename, join } from 'node:path';
import type { Failure } from '../hooks/failure';
import { isWithin } from '../hooks/folders';
import type { Hook } from '../hooks/hook';
import { failure, success, type Result } from '../hooks/result';
import type { InstalledPackage, InstalledPackages } from '../system/installed-packages';
import type { Ports } from '../system/ports';
import type { Tool } from '../tools/tool';
import { digestOf } from '../verdicts/digest';

/** What to start, found before anything is started. */
export interface ResolvedProgram {
  /** As a person calls it: `eslint`. */
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
  /** Arguments before the hook's own: the script, where `file` is Node. */
  readonly prefix: readonly string[];
  /** `null`: no npm package. */
  readonly package: InstalledPackage | null;
  /** What tells this program from another of the same name; holds nothing of this machine's paths. */
  readonly identity: string;
}

export interface ProgramPorts extends Pick<Ports, 'files' | 'nodePath' | 'nodeVersion'> {
  readonly packages: InstalledPackages;
  /** Absolute path of a program on the PATH. */
  which(name: string): string | null;
}

/** Absolute paths. */
export interface ProgramPlaces {
  /** The folder of the project, whose own packages come first, wherever the program runs. */
  readonly project: string;
  /** The folder where the program will run. */
  readonly cwd: string;
}

export function resolveProgram(
  hook: Hook,
  tool: Tool | null,
  places: ProgramPlaces,
  ports: ProgramPorts,
): Result<ResolvedProgram, Failure> {
  if (tool !== null) return resolveTool(tool, places.project, ports);
  switch (hook.program.kind) {
    case 'tool':
      return failure({ reason: 'internal', detail: `no tool is named ${hook.program.tool}` });
    case 'shell':
      return resolveCommand('sh', places, ports);
    case 'command':
      return resolveCommand(hook.program.argv[0] ?? '', places, ports);
  }
}

function resolveTool(tool: Tool, project: string, ports: ProgramPorts): Result<ResolvedProgram, Failure> {
  const { package: name, bin } = tool.program;
  const found = ports.packages.find(name, project);
  const script = found?.bin[bin];
  if (!found || script === undefined) return failure({ reason: 'program-not-found', program: bin, package: name });
  // Loaded with the first tool: commands of the user's own have no range.
  const satisfies: typeof import('semver/functions/satisfies') = require('semver/functions/satisfies');
  if (!satisfies(found.version, tool.supported, { includePrerelease: true })) {
    return failure({ reason: 'unsupported-version', package: name, version: found.version, supported: tool.supported });
  }
  return success(underNode(bin, join(found.folder, script), found, ports));
}

function resolveCommand(
  name: string,
  { project, cwd }: ProgramPlaces,
  ports: ProgramPorts,
): Result<ResolvedProgram, Failure> {
  if (name === 'node') return success({ ...plain('node', ports.nodePath), identity: `node@${ports.nodeVersion}` });
  const path = name.includes('/') ? join(cwd, name) : (ports.packages.binary(name, project) ?? ports.which(name));
  const file = path === null ? null : ports.files.realpath(path);
  if (file === null) return failure({ reason: 'program-not-found', program: name, package: null });
  const owner = owningPackage(file, project, ports);
  if (isNodeScript(file, ports)) return success(underNode(name, file, owner, ports));
  const stat = ports.files.stat(file);
  return success({
    ...plain(name, file),
    package: owner,
    identity: `${basename(file)} ${stat?.size} ${stat?.mtimeMs}`,
  });
}

function underNode(name: string, script: string, owner: InstalledPackage | null, ports: ProgramPorts): ResolvedProgram {
  const content = () => digestOf(ports.files.read(script) ?? '').slice(0, 16);
  const identity = owner === null ? `script ${basename(script)} ${content()}` : ports.packages.identity(owner);
  // A native binary in `bin` (biome, esbuild, typescript 7) starts by itself.
  return isNodeScript(script, ports)
    ? { name, file: ports.nodePath, prefix: [script], package: owner, identity }
    : { name, file: script, prefix: [], package: owner, identity };
}

function plain(name: string, file: string): Omit<ResolvedProgram, 'identity'> {
  return { name, file, prefix: [], package: null };
}

/** A program in node_modules belongs to a package there; one that is linked to the package that it is in. */
function owningPackage(file: string, project: string, ports: ProgramPorts): InstalledPackage | null {
  const match = /^(.*)\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll('\\', '/'));
  if (match?.[1] !== undefined && match[2] !== undefined) return ports.packages.find(match[2], match[1]);
  const found = ports.packages.around(file);
  // A project's own scripts are no package to it.
  return found === null || isWithin(project, found.folder) ? null : found;
}

function isNodeScript(file: string, ports: ProgramPorts): boolean {
  if (/\.[cm]?js$/.test(file)) return true;
  const head = ports.files.readHead(file, 128);
  return /^#!.*\bnode\b/.test(head);
}
