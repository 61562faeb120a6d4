import * as z from 'zod/mini';
import { newFinding } from '../new-finding';
import { checked, trouble, unreadable } from '../parsed';
import { range } from '../range';
import { readJson } from '../read-json';
import type { Parsed, ToolOutput } from '../tool';

const report = z.object({
  diagnostics: z.array(
    z.object({
      message: z.string(),
      code: z.nullish(z.string()),
      severity: z.string(),
      url: z.nullish(z.string()),
      help: z.nullish(z.string()),
      filename: z.nullish(z.string()),
      labels: z.nullish(
        z.array(z.object({ span: z.object({ line: z.nullish(z.number()), column: z.nullish(z.number()) }) })),
      ),
    }),
  ),
  number_of_files: z.number(),
});

/** Oxlint's JSON, version 1. */
export function parseOxlint(output: ToolOutput): Parsed {
  if (output.exitCode > 1) return trouble(output);
  // "No files found to lint." stands before the JSON where every named file is ignored.
  const read = readJson(output.stdout.slice(Math.max(0, output.stdout.indexOf('{'))), report);
  if (read === null) return output.exitCode === 0 ? unreadable("Oxlint's JSON", output) : trouble(output);
  if (read.number_of_files === 0) return checked([], false, 0);
  const findings = read.diagnostics.map((diagnostic) => {
    const { message, help, labels, filename } = diagnostic;
    const span = labels?.[0]?.span;
    return newFinding({
      file: filename ? output.toFilePath(filename) : null,
      range: span ? range(span) : null,
      rule: diagnostic.code ?? null,
      severity: diagnostic.severity === 'error' ? 'error' : 'warning',
      message: help ? `${message}\n${help}` : message,
      url: diagnostic.url ?? null,
    });
  });
  return checked(findings, output.exitCode !== 0);
}
