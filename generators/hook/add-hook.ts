import { loadWorkspaceConfig } from '../../engine/config';
import { parseDocument, valueAt, type ConfigSource } from '../../engine/config/document';
import { problemAtKey } from '../../engine/config/problem';
import { asObject } from '../../engine/hooks/json';
import { failure, success, type Result } from '../../engine/hooks/result';
import type { Tool } from '../../engine/tools/tool';
import { appendMember } from '../text/append-member';
import type { JsonObject } from '../text/json';
import { jsonMember } from '../text/json-value';
import { detectTextStyle } from '../text/text-style';
import type { Refusal } from './refusal';

/** Text of hookgraph.json with one more hook at the end of "hooks", or why it would not be right. */
export function addHook(
  source: ConfigSource,
  { name, declaration, tools }: { name: string; declaration: JsonObject; tools: ReadonlyMap<string, Tool> },
): Result<string, Refusal> {
  const document = parseDocument(source);
  const isReadable = document.tree?.type === 'object' && document.syntaxProblems.length === 0;
  const hooks = valueAt(document, ['hooks']);
  const hasHooks = hooks !== undefined;
  if (!isReadable || (hasHooks && (typeof hooks !== 'object' || hooks === null || Array.isArray(hooks)))) {
    return failure({ kind: 'broken-config', problems: loadWorkspaceConfig(source, tools).problems });
  }
  if (Object.hasOwn(asObject(hooks), name)) {
    const sentence = { message: `the hook "${name}" is declared here`, hint: null };
    return failure({ kind: 'name-taken', hook: name, problem: problemAtKey(document, ['hooks', name], sentence) });
  }
  const text = hasHooks ? source.text : withEmptyHooks(source.text);
  const style = detectTextStyle(source.text);
  const changed = appendMember(text, ['hooks'], (indent) => jsonMember(name, declaration, { indent, style }));
  const config = loadWorkspaceConfig({ ...source, text: changed }, tools);
  const added = config.hooks.find((hook) => hook.name === name);
  if (added?.state === 'ready') return success(changed);
  const lacksProgram = declaration['tool'] === undefined && declaration['command'] === undefined;
  return failure({ kind: 'not-valid', hook: name, problems: added?.problems ?? config.problems, lacksProgram });
}

const withEmptyHooks = (text: string): string => appendMember(text, [], () => '"hooks": {}');
