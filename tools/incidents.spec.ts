import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

// What went wrong for others once, and the tests that keep it from going wrong here: each in our own words, with the beginning
// of the name of a test. Break the code as the incident says, and the test is red.

const incidents: readonly (readonly [what: string, tests: Readonly<Record<string, readonly string[]>>])[] = [
  [
    '1. a type that changes elsewhere turns the verdict, both ways (ESLint 21219)',
    { 'engine/run/eslint-scopes.int.spec.ts': ['a dependency that becomes async turns its consumer red, and back'] },
  ],
  [
    '2. another version of a plugin of a linter is a miss (Nx 22664, 29074)',
    { 'engine/run/eslint-scopes.int.spec.ts': ['another version of a plugin is another question'] },
  ],
  [
    '3. tags of a dependency count where rules read them, its bodies do not where none does (Nx 9252, 27532)',
    {
      'engine/run/eslint-scopes.int.spec.ts': [
        'another tag of a dependency is another question',
        'what a dependency has in its body asks nobody',
      ],
    },
  ],
  [
    '4. a file that is edited while its check runs (Nx 8828)',
    {
      'engine/run/incidents.int.spec.ts': [
        'what is edited while its check runs gets no verdict',
        'a configuration that is edited while a check runs',
      ],
    },
  ],
  [
    '5. out of memory, killed, timed out: never kept, never green (Nx 29204)',
    { 'engine/run/incidents.int.spec.ts': ['a program that is ended by %s is never green'] },
  ],
  [
    '6. unfixed, fixed, unfixed: the fixer works again (moon 1959)',
    {
      'engine/fix/fix-tasks.int.spec.ts': ['unfixed, fixed, unfixed again: fixes again'],
      'plugin/check-target.int.spec.ts': ['Nx replays no fix'],
      'e2e/fixing.e2e.spec.ts': ['fixes, so that quality is green, and fixes again'],
    },
  ],
  [
    '7. inputs that only take away are an error (Turborepo 13717)',
    { 'engine/run/incidents.int.spec.ts': ['globs that only take away are an error'] },
  ],
  [
    '8. another time, branch, commit or place with the same files is a hit (wireit, ESLint 16493)',
    { 'engine/run/incidents.int.spec.ts': ['another time, another branch and back, and a clone at another path'] },
  ],
  [
    '9. a signal at any step leaves index and working tree as they were (lint-staged 1311, lefthook 1369)',
    { 'e2e/stopping.e2e.spec.ts': ['while $phase leaves nothing running and nothing broken'] },
  ],
  [
    '10. one limit of programs at once over all hooks and projects (prek 2272)',
    { 'engine/run/incidents.int.spec.ts': ['no more programs run at once than the run may have'] },
  ],
  [
    '11. a red answer is replayed with its findings and its exit code (NX_CACHE_FAILURES)',
    { 'engine/run/incidents.int.spec.ts': ['a red answer comes back as it was'] },
  ],
  [
    '12. what a pull request writes is never read by its target (CREEP, CVE-2025-36852)',
    {
      'executors/hook/pull-request.int.spec.ts': [
        'what a branch lets pass by $how is asked again',
        'verdicts that came with a commit',
      ],
      'cli/report/report.spec.ts': ['what came with a commit says nothing'],
      'plugin/check-target.int.spec.ts': ['Nx takes to its caches, and puts back from them, the result of a task'],
    },
  ],
  [
    '13. what is put back from a cache writes nowhere else (moon)',
    {
      'engine/run/incidents.int.spec.ts': ['the result of a project stays in the folder of results'],
      'engine/system/fix-journal.int.spec.ts': ['writes nothing outside of the workspace, whatever a journal says'],
      'engine/system/cacache-segments.int.spec.ts': ['cannot lead a read or a removal anywhere'],
    },
  ],
  [
    '14. two merges cannot lower a ratchet (oisy-wallet 5798)',
    {
      'engine/baseline/two-branches.int.spec.ts': [
        'two branches that each mend something know no more',
        'two branches that each move lines to other files know no more',
      ],
    },
  ],
  [
    '15. what globs mean is written down and held against what selects (lefthook 1187)',
    { 'engine/run/select-files.spec.ts': ['$glob selects $yes and not $no', 'excluding wins, whatever the order'] },
  ],
  [
    '16. as many files are answered for as were handed over ("2 of N linted")',
    { 'engine/run/incidents.int.spec.ts': ['a tool that answers for two of three files'] },
  ],
];

test.each(incidents)('%s', (_, tests) => {
  for (const [file, titles] of Object.entries(tests)) {
    const text = readFileSync(join(dirname(__dirname), file), 'utf8');
    for (const title of titles)
      expect({ file, title, isThere: text.includes(`'${title}`) }).toMatchObject({ isThere: true });
  }
});
