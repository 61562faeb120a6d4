// `npm run demo`: packs hookgraph, installs it into a copy of examples/monorepo outside this repository and tells what
// happens there. Every claim is checked; the first that does not hold ends the demo with exit code 1.
//
//   --keep    leave the workspace behind, to look around in it
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClaimFailed, say } from './demo/claims.mjs';
import { stopCommand } from './demo/commands.mjs';
import { prepareWorkspace } from './demo/prepare.mjs';
import { tellStory } from './demo/story.mjs';

const keep = process.argv.includes('--keep');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-demo-')));

function leave(exitCode) {
  if (keep) console.log(`\nThe workspace is in ${join(folder, 'ferry')}`);
  else rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(exitCode);
}

for (const [signal, exitCode] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.once(signal, () => {
    stopCommand();
    leave(exitCode);
  });
}

try {
  const workspace = await prepareWorkspace(folder);
  const claims = await tellStory(workspace);
  say(`All ${claims} claims held.`);
  leave(0);
} catch (error) {
  console.error(error instanceof ClaimFailed ? `\nNOT SO: ${error.message}` : error);
  leave(1);
}
