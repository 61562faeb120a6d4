export { openHistory, historyBytes, type History, type HistoryOptions } from './open-history';
export { runRecordOf, type EndedRun } from './run-record-of';
export { hitRate, hitRateByDay, hitRateByHook, type DayHitRate, type HitRate, type HookHitRate } from './hit-rate';
export { fixesByHook, type HookFixes } from './fix-rate';
export type { Durations } from './durations';
export type { FlakyTask } from './flaky-tasks';
export type { HistoryTrouble } from './history-trouble';
