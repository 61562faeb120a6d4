import type { Report } from '../report-schema';
import { markdownBody } from './markdown';

/** The summary of a job: GitHub takes 1 MiB for each step, and a character may have four bytes. */
export function renderGithubSummary(report: Report): string {
  return markdownBody(report, 250_000);
}
