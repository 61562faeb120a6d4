/** A line of what a program printed. */
export interface RawFinding {
  readonly file: string;
  readonly line: number | null;
  readonly rule: string | null;
  readonly isError: boolean;
}

export function eslintMessages(json: string, root: string): readonly RawFinding[] {
  const results: readonly {
    readonly filePath: string;
    readonly messages: readonly {
      readonly line?: number;
      readonly ruleId: string | null;
      readonly severity: number;
    }[];
  }[] = JSON.parse(json);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ line = null, ruleId, severity }) => ({
      file: filePath.slice(root.length + 1),
      line,
      rule: ruleId,
      isError: severity === 2,
    })),
  );
}

export function styleWarnings(json: string, root: string): readonly RawFinding[] {
  const results: readonly {
    readonly source: string;
    readonly warnings: readonly { readonly line: number; readonly rule: string; readonly severity: string }[];
  }[] = JSON.parse(json);
  return results.flatMap(({ source, warnings }) =>
    warnings.map(({ line, rule, severity }) => ({
      file: source.slice(root.length + 1),
      line,
      rule,
      isError: severity === 'error',
    })),
  );
}

export function prettierLines(text: string, names: ReadonlySet<string>): readonly RawFinding[] {
  const found: RawFinding[] = [];
  for (const line of text.split('\n')) {
    const [, file = ''] = /^\[warn\] (.*)$/.exec(line) ?? [];
    if (names.has(file)) found.push({ file, line: null, rule: null, isError: true });
    const [, broken = '', row] = /^\[error\] (.*?): \w*Error: .*\((\d+):\d+\)$/.exec(line) ?? [];
    if (names.has(broken)) found.push({ file: broken, line: Number(row), rule: null, isError: true });
  }
  return found;
}

interface TypeError {
  readonly file: string | null;
  readonly line: number | null;
  readonly rule: string;
}

export function typeErrors(text: string): readonly TypeError[] {
  return [...text.matchAll(/^(?:(\S.*?)\((\d+),\d+\): )?error (TS\d+):/gm)].map(([, file, line, rule = '']) => ({
    file: file ?? null,
    line: line === undefined ? null : Number(line),
    rule,
  }));
}

/** What tsc says of its configuration, or of a project that is not built: it has not checked what it should. */
export function isConfigError({ file, rule }: TypeError): boolean {
  return rule === 'TS6305' || ((file === null || file.endsWith('.json')) && /^TS(?:[56]\d{3}|1800\d)$/.test(rule));
}

export function unixLines(text: string): readonly RawFinding[] {
  return [...text.matchAll(/^(.+?):(\d+):\d+: error: .* \[(\w+)\]$/gm)].map(([, file = '', line, rule = '']) => ({
    file,
    line: Number(line),
    rule,
    isError: true,
  }));
}
