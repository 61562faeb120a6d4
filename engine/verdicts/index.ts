export type { StoreEntry, StoreKey, Verdict } from './verdict';
export type { Answers } from './answers';
export type { CheckedFile, TaskIngredients, UnitAddress, UnitIngredients } from './task-ingredients';
export type { ClearSelection, HookStats, StoreStats, SweepOptions, VerdictStore } from './verdict-store';
export type { StoreTrouble, Warn } from './store-trouble';
export { defaultMaxBytes, openStore, type StoreOptions } from './open-store';
export { memorySegments } from './memory-segments';
