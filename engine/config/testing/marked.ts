import type { FilePath } from '../../hooks/brand';
import type { ConfigProblem } from '../../hooks/failure';
import type { Tool } from '../../tools/tool';
import type { ConfigSource } from '../document';

/** A text in which `«` and `»` stand around what should be underlined, and where that is. */
export function marked(text: string, file = 'hookgraph.json'): { source: ConfigSource; places: readonly string[] } {
  const places: string[] = [];
  let plain = '';
  let rest = text;
  for (let start = rest.indexOf('«'); start >= 0; start = rest.indexOf('«')) {
    const end = rest.indexOf('»');
    plain += rest.slice(0, start);
    const lines = plain.split('\n');
    const [underlined = ''] = rest.slice(start + 1, end).split('\n');
    places.push(`${lines.length}:${(lines.at(-1) ?? '').length + 1}+${underlined.length}`);
    plain += rest.slice(start + 1, end);
    rest = rest.slice(end + 1);
  }
  return { source: { file: file as FilePath, text: plain + rest }, places };
}

export function placesOf(problems: readonly ConfigProblem[]): readonly string[] {
  return problems.map(({ place }) => `${place.line}:${place.column}+${place.length}`);
}

export function tool(name: string, fields: Partial<Tool> = {}): Tool {
  return {
    name,
    description: `Runs ${name}.`,
    technologies: [],
    homepage: 'https://example.org',
    program: { package: name, bin: name },
    supported: '*',
    packages: [name],
    files: ['**/*.js'],
    exclude: ['dist/**'],
    configFiles: [],
    ignoreFiles: [],
    needsConfig: 'anywhere',
    scope: 'file',
    stage: 'fast',
    timeout: '1m',
    securityLevel: 'low',
    cwd: 'workspace',
    deterministic: false,
    detect: { packages: [], files: [] },
    check: () => ({ args: [] }),
    parse: () => ({ kind: 'checked', findings: [], red: false, printedCount: null }),
    ...fields,
  };
}

export const tools: ReadonlyMap<string, Tool> = new Map(
  ['eslint', 'prettier', 'tsc'].map((name) => [name, tool(name)]),
);
