import type { OracleWorkspace } from './oracle-workspace';

// What a person does to a file that is there; where it is not, nothing.

export const extensionOf = (name: string) => /\.((?:d\.)?[^.]+)$/.exec(name)?.[1] ?? '';

export function move(workspace: OracleWorkspace, from: string, to: string): void {
  const text = workspace.read(from);
  if (text !== null && extensionOf(from) === extensionOf(to)) workspace.write({ [from]: null, [to]: text });
}

/** Of the change nothing is to be seen in the file's time. */
export function rewrite(workspace: OracleWorkspace, file: string, text: string): void {
  if (workspace.read(file) !== null) workspace.writeUnseen(file, text);
}

/** `a.ts` becomes `A.ts` and back: to some disks the same name. */
export function swapCase(workspace: OracleWorkspace, file: string): void {
  const { folder, base } = partsOf(file);
  const [first = ''] = base;
  const other = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();
  move(workspace, file, `${folder}${other}${base.slice(1)}`);
}

export function withEnds(workspace: OracleWorkspace, file: string, end: string): void {
  const text = workspace.read(file);
  if (text !== null) workspace.write({ [file]: text.replace(/\r?\n/g, end) });
}

/** @param mark of byte order, or none */
export function withMark(workspace: OracleWorkspace, file: string, mark: string): void {
  const text = workspace.read(file);
  if (text !== null) workspace.write({ [file]: `${mark}${text.replace(/^\uFEFF/, '')}` });
}

/** The file goes to another name, and a link to it comes into its place. */
export function linkInPlace(workspace: OracleWorkspace, file: string): void {
  const text = workspace.read(file);
  if (text === null) return;
  const { folder, base } = partsOf(file);
  workspace.write({ [`${folder}real-${base}`]: text });
  workspace.link(file, `real-${base}`);
}

/** What a link leads to comes into its place. */
export function unlinkInPlace(workspace: OracleWorkspace, file: string): void {
  const text = workspace.read(file);
  if (text !== null) workspace.write({ [file]: text });
}

function partsOf(file: string): { readonly folder: string; readonly base: string } {
  const slash = file.lastIndexOf('/') + 1;
  return { folder: file.slice(0, slash), base: file.slice(slash) };
}
