import type { Json } from './json';
import type { TextStyle } from './text-style';

/** Width that formatters keep to when nobody told them another. */
const lineWidth = 80;

/** `"key": value` as a formatter would lay it out: on one line where it fits, else one member a line. */
export function jsonMember(key: string, value: Json, { indent, style }: Layout): string {
  const prefix = `${JSON.stringify(key)}: `;
  const short = prefix + inline(value);
  if (indent.length + short.length < lineWidth || typeof value !== 'object' || value === null) return short;
  const inner = { indent: indent + style.unit, style };
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const members = isList(value)
    ? value.map(inline)
    : Object.entries(value).map(([name, field]) => jsonMember(name, field, inner));
  if (members.length === 0) return short;
  const lines = members.map((member) => inner.indent + member).join(`,${style.eol}`);
  return `${prefix}${open}${style.eol}${lines}${style.eol}${indent}${close}`;
}

export interface Layout {
  /** Indentation of the line on which the member stands. */
  readonly indent: string;
  readonly style: TextStyle;
}

function inline(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(inline).join(', ')}]`;
  const members = Object.entries(value).map(([key, field]) => `${JSON.stringify(key)}: ${inline(field)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** `Array.isArray` does not narrow readonly arrays. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
