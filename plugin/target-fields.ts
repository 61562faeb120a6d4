import type { Tool } from '../engine/tools/tool';
import type { NxMetadata, NxTarget } from './nx-types';

// Nx keeps, sends and merges every field of every target in every command: what says nothing is left out.

/** What a target waits for. */
export function waitsFor(dependsOn: readonly string[]): Pick<NxTarget, 'dependsOn'> {
  return dependsOn.length === 0 ? {} : { dependsOn };
}

export function metadataOf(description: string, tool: Pick<Tool, 'technologies'> | null = null): NxMetadata {
  const { technologies = [] } = tool ?? {};
  return technologies.length === 0 ? { description } : { description, technologies };
}
