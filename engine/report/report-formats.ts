export const reportFormats = [
  'text',
  'json',
  'sarif',
  'junit',
  'github',
  'github-summary',
  'gitlab',
  'markdown',
  'html',
  'agent',
] as const;
export type ReportFormat = (typeof reportFormats)[number];
