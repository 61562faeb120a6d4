import type { HookName } from '../hooks/brand';
import type { Hook, HookDependency, LearntLimit, OutputFormat } from '../hooks/hook';
import type { Tool } from '../tools/tool';
import { outsideTtl, programDefaults } from './defaults';
import { parseDuration } from './duration';
import type { HookDeclaration } from './hook-schema';
import { resolveProgram } from './program';
import { resolveCondition } from './resolve-condition';
import { resolveLearntLimit } from './resolve-learnt-limit';
import { resolveRetries } from './resolve-retries';

/** What a declaration needs from around it to become a hook. */
export interface Surroundings {
  readonly tools: ReadonlyMap<string, Tool>;
  readonly dependsOn: readonly HookDependency[];
  /** Milliseconds a verdict may be replayed where the hook does not say; `null`: for ever. */
  readonly ttl: number | null;
  /** What is learnt of limits where the hook does not say; `null`: nothing. */
  readonly learntLimit: LearntLimit | null;
}

/** A declaration that was found to be right, with every default applied: the only place where that happens. */
export function resolveHook(name: string, declared: HookDeclaration, around: Surroundings): Hook {
  const program = resolveProgram(name, declared);
  const tool = program.kind === 'tool' ? around.tools.get(program.tool) : undefined;
  const defaults = programDefaults(tool);
  return {
    name: name as HookName,
    description: declared.description ?? tool?.description ?? commandLine(declared.command),
    program,
    stage: declared.stage ?? defaults.stage,
    dependsOn: around.dependsOn,
    files: declared.files ?? defaults.files,
    exclude: declared.exclude ?? defaults.exclude,
    projects: declared.projects ?? [],
    scope: declared.scope ?? defaults.scope,
    inputs: declared.inputs ?? [],
    env: [...new Set(declared.env)].sort(),
    timeout: limit(declared.timeout ?? defaults.timeout),
    learntLimit: resolveLearntLimit(declared.learntLimit, around.learntLimit),
    retries: resolveRetries(declared.retries),
    securityLevel: declared.securityLevel ?? defaults.securityLevel,
    advisory: declared.advisory ?? false,
    cwd: declared.cwd ?? defaults.cwd,
    packages: declared.packages ?? defaults.packages,
    whenNoFiles: declared.whenNoFiles ?? 'skip',
    ttl: resolveTtl(declared, around.ttl),
    deterministic: declared.outside !== true && (declared.deterministic ?? defaults.deterministic),
    output: resolveOutput(declared.output),
    findingsExitCodes: declared.findingsExitCodes ? sortNumbers(declared.findingsExitCodes) : null,
    slots: declared.slots ?? 1,
    exclusive: declared.exclusive ?? false,
    when: declared.when ? resolveCondition(declared.when) : null,
    fix: declared.fix ?? null,
  };
}

function resolveTtl({ ttl, outside }: HookDeclaration, shared: number | null): number | null {
  const said = ttl === undefined ? shared : limit(ttl);
  return outside === true ? (said ?? parseDuration(outsideTtl)) : said;
}

/** Milliseconds; `null` for `none`. */
export function limit(duration: string): number | null {
  return duration === 'none' ? null : parseDuration(duration);
}

function resolveOutput(output: HookDeclaration['output']): OutputFormat {
  if (output === undefined) return { kind: 'text' };
  return typeof output === 'string' ? { kind: output } : { kind: 'regex', pattern: output.regex };
}

function commandLine(command: HookDeclaration['command']): string {
  return typeof command === 'string' ? command : (command ?? []).join(' ');
}

const sortNumbers = (numbers: readonly number[]): readonly number[] => [...new Set(numbers)].sort((a, b) => a - b);
