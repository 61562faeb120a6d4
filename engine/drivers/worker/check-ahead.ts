import type { FileReport } from './driver';

/** Files whose configuration and text are read while another one is checked. */
const ahead = 3;

/**
 * Checks files and yields their reports in order. A tool waits for the disk before it checks a file; the next ones do so
 * meanwhile. The first goes alone, since it has the tool load what all of them share.
 */
export async function* checkAhead(
  files: readonly string[],
  check: (name: string, file: number) => Promise<FileReport>,
): AsyncIterable<FileReport> {
  const waiting: Promise<FileReport>[] = [];
  let begun = 0;
  for (let told = 0; told < files.length; told += 1) {
    for (const name of files.slice(begun, told === 0 ? 1 : told + 1 + ahead)) {
      const report = check(name, begun);
      // It is told in its turn, or not at all where one before it has failed.
      report.catch(() => undefined);
      waiting.push(report);
      begun += 1;
    }
    const report = await waiting.shift();
    if (report !== undefined) yield report;
  }
}
