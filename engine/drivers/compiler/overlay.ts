import { dirname } from 'node:path';
import type * as ts from 'typescript';

/** Files that are there for a compiler though not on the disk, and the other way round. */
export interface Layer {
  /** By absolute path without links. */
  readonly texts: ReadonlyMap<string, string>;
  /** Whether what lies on the disk is not to be seen. */
  isHidden(place: string): boolean;
  /** A path as the compiler asks for it, made absolute, without links. */
  placeOf(path: string): string;
}

/** Whether a file is not what the disk has. */
export type Overlay = (name: string) => boolean;

/** Puts a layer over what a host reads from the disk. To be called before anything is read. */
export function overlay(host: ts.CompilerHost, { texts, isHidden, placeOf }: Layer): Overlay {
  const folders = new Set([...texts.keys()].flatMap(foldersAbove));
  const { fileExists, readFile, directoryExists, realpath } = host;
  const isOver = (name: string) => {
    const place = placeOf(name);
    return texts.has(place) || isHidden(place);
  };
  host.fileExists = (name) => (isOver(name) ? texts.has(placeOf(name)) : fileExists(name));
  host.readFile = (name) => (isOver(name) ? texts.get(placeOf(name)) : readFile(name));
  if (directoryExists) host.directoryExists = (name) => folders.has(placeOf(name)) || directoryExists(name);
  if (realpath) host.realpath = (name) => (texts.has(placeOf(name)) ? placeOf(name) : realpath(name));
  return isOver;
}

function foldersAbove(path: string): readonly string[] {
  const above = dirname(path);
  return above === path ? [] : [above, ...foldersAbove(above)];
}
