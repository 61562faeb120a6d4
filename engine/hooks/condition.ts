export const operatingSystems = ['linux', 'macos', 'windows'] as const;
export type OperatingSystem = (typeof operatingSystems)[number];

/** `true`: set to anything but the empty string; `false`: not set or empty; a string: exactly that. */
export interface EnvironmentCondition {
  readonly name: string;
  readonly value: string | boolean;
}

/** When a hook is due. Every part that is given must hold; `null` asks nothing. */
export interface Condition {
  /** Sorted by name; every one must hold. */
  readonly env: readonly EnvironmentCondition[] | null;
  /** True: only in CI; false: only outside of it. */
  readonly ci: boolean | null;
  /** Globs over the branch's name, one must match; `!` negates. */
  readonly branches: readonly string[] | null;
  readonly os: readonly OperatingSystem[] | null;
  /** Workspace-relative globs; one changed file must match. */
  readonly changed: readonly string[] | null;
  /** argv, started in the workspace root; exit code 0 means due. */
  readonly command: readonly string[] | null;
}
