import type { Program } from '../hooks/hook';
import type { Tool } from '../tools/tool';
import type { HookDeclaration } from './hook-schema';
import * as sentences from './sentences';
import type { Sentence } from './sentences';

/** Something wrong with a field of a hook; `field: null` concerns the hook as a whole. */
export interface FieldTrouble {
  readonly field: keyof HookDeclaration | null;
  readonly at: 'key' | 'value';
  readonly sentence: Sentence;
}

/** Everything that is wrong between the fields that say what is started, and how long what it says holds. */
export function programTroubles(
  name: string,
  declaration: HookDeclaration,
  tools: ReadonlyMap<string, Tool>,
): readonly FieldTrouble[] {
  const { tool, command, shell, args, output, findingsExitCodes } = declaration;
  const troubles: FieldTrouble[] = [];
  const key = (field: keyof HookDeclaration, sentence: Sentence): number =>
    troubles.push({ field, at: 'key', sentence });
  const toolNames = [...tools.keys()].sort();

  if (tool !== undefined && command !== undefined) key('command', sentences.toolAndCommand());
  if (tool !== undefined && !tools.has(tool)) {
    troubles.push({ field: 'tool', at: 'value', sentence: sentences.unknownTool(tool, toolNames) });
  }
  if (tool === undefined && command === undefined && !tools.has(name)) {
    troubles.push({ field: null, at: 'key', sentence: sentences.neitherToolNorCommand(name, toolNames) });
  }
  if (typeof command === 'string' && shell !== true) {
    troubles.push({ field: 'command', at: 'value', sentence: sentences.stringWithoutShell() });
  }
  if (shell === true && typeof command !== 'string') key('shell', sentences.shellWithoutString());
  if (args !== undefined && command !== undefined) key('args', sentences.onlyForTools('args'));
  if (command === undefined && output !== undefined) key('output', sentences.onlyForCommands('output'));
  if (command === undefined && findingsExitCodes !== undefined) {
    key('findingsExitCodes', sentences.onlyForCommands('findingsExitCodes'));
  }
  if (declaration.outside === true && declaration.ttl === 'none') {
    troubles.push({ field: 'ttl', at: 'value', sentence: sentences.outsideForEver() });
  }
  if (declaration.outside === true && declaration.deterministic === true) {
    troubles.push({ field: 'deterministic', at: 'value', sentence: sentences.outsideIsNotDeterministic() });
  }
  return troubles;
}

/** What a declaration without troubles starts. */
export function resolveProgram(name: string, { tool, command, args }: HookDeclaration): Program {
  if (typeof command === 'string') return { kind: 'shell', script: command };
  if (command) return { kind: 'command', argv: command };
  return { kind: 'tool', tool: tool ?? name, args: args ?? [] };
}
