import { failure, success, type Result } from '../../engine/hooks/result';
import type { Json, JsonObject } from '../text/json';
import type { HookOptions } from './hook-options';
import { joinBraces } from './join-braces';
import { splitCommand, type SplitProblem } from './split-command';

export type OptionProblem = SplitProblem & { readonly option: string; readonly text: string };

/** The fields of the hook as hookgraph.json will have them, in the order of the reference page; what is right is judged later. */
export function declarationOf(options: HookOptions, tools: ReadonlySet<string>): Result<JsonObject, OptionProblem> {
  const { name, command, shell, args, fix, output, outputRegex, packages } = options;
  const lists = {
    command: shell === true ? null : words('command', command),
    args: words('args', args),
    fix: words('fix', fix),
  };
  for (const list of Object.values(lists)) if (list?.ok === false) return list;
  const tool = options.tool ?? (command === undefined && tools.has(name) ? name : undefined);
  const fields: Readonly<Record<string, Json | undefined>> = {
    tool,
    command: valueOf(lists.command) ?? command,
    shell,
    args: valueOf(lists.args),
    description: options.description,
    stage: options.stage,
    dependsOn: options.dependsOn,
    files: options.files && joinBraces(options.files),
    exclude: options.exclude && joinBraces(options.exclude),
    projects: options.projects && joinBraces(options.projects),
    scope: options.scope,
    inputs: options.inputs && joinBraces(options.inputs),
    env: options.env,
    timeout: options.timeout?.toString(),
    retries: options.retries,
    securityLevel: options.securityLevel,
    advisory: options.advisory,
    cwd: options.cwd,
    packages: packages?.length === 1 && packages[0] === 'all' ? 'all' : packages,
    whenNoFiles: options.whenNoFiles,
    ttl: options.ttl?.toString(),
    output: outputRegex === undefined ? output : { regex: outputRegex },
    findingsExitCodes: exitCodesOf(options.findingsExitCodes),
    deterministic: options.deterministic,
    outside: options.outside,
    slots: options.slots,
    exclusive: options.exclusive,
    fix: valueOf(lists.fix),
  };
  const given = Object.entries(fields).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return success(Object.fromEntries(given));
}

function exitCodesOf(given: HookOptions['findingsExitCodes']): readonly (number | string)[] | undefined {
  if (given === undefined) return undefined;
  const list = typeof given === 'number' ? [given] : given;
  return list.map((code) => (typeof code === 'string' && /^\d+$/.test(code) ? Number(code) : code));
}

type Words = Result<readonly string[], OptionProblem> | null;

function words(option: string, text: string | undefined): Words {
  if (text === undefined) return null;
  const split = splitCommand(text);
  return split.ok ? split : failure({ ...split.failure, option, text });
}

const valueOf = (list: Words): readonly string[] | undefined => (list?.ok === true ? list.value : undefined);
