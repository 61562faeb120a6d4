import { pathToFileURL } from 'node:url';
import { failure, success, type Result } from '../hooks/result';

/** Imports a module of the user's; what it throws comes back as text with the place where it was thrown. */
export async function importModule(path: string): Promise<Result<unknown, string>> {
  try {
    return success(await import(pathToFileURL(path).href));
  } catch (error) {
    return failure(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
