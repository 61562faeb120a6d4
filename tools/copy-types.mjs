import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** Copies the declarations of a module, and of what they import, from one folder to another. */
export function copyTypes(module, from, to, copied = new Set()) {
  if (copied.has(module)) return;
  copied.add(module);
  const file = `${module}.d.ts`;
  mkdirSync(dirname(join(to, file)), { recursive: true });
  copyFileSync(join(from, file), join(to, file));
  for (const { fileName } of ts.preProcessFile(readFileSync(join(from, file), 'utf8')).importedFiles) {
    if (fileName.startsWith('.')) copyTypes(join(dirname(module), fileName), from, to, copied);
  }
}
