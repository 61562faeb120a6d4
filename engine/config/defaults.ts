import type { FilePath } from '../hooks/brand';
import type { Scope, SecurityLevel, Stage, WorkingDirectory } from '../hooks/hook';
import type { Tool } from '../tools/tool';

/** What depends on the program where a hook does not say. */
export interface ProgramDefaults {
  readonly stage: Stage;
  readonly files: readonly string[];
  readonly exclude: readonly string[];
  readonly scope: Scope;
  readonly timeout: string;
  readonly securityLevel: SecurityLevel;
  readonly cwd: WorkingDirectory;
  readonly packages: readonly string[] | 'all';
  readonly deterministic: boolean;
}

/** For a command of the user's nothing is known, so nothing is assumed that could make a wrong green. */
export const commandDefaults: ProgramDefaults = {
  stage: 'comprehensive',
  files: ['**/*'],
  exclude: [],
  scope: 'project',
  timeout: '5m',
  securityLevel: 'medium',
  cwd: 'project',
  packages: 'all',
  deterministic: true,
};

/** A tool carries its own. */
export const programDefaults = (tool: Tool | undefined): ProgramDefaults => tool ?? commandDefaults;

/** Where verdicts and result files are kept when nothing is said. */
export const defaultDirectory = '.hookgraph' as FilePath;

/** How long the answer of a hook that reads the outside world may be used where nobody says. */
export const outsideTtl = '1h';
