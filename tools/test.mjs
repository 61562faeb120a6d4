// `npm test`: everything, from a clean clone. Each step says what it is; the last line counts all tests.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const node = process.execPath;
const results = mkdtempSync(join(tmpdir(), 'hookgraph-test-'));
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
const counted = (name) => ['--json', `--outputFile=${join(results, `${name}.json`)}`];

const steps = [
  ['install', 'npm', ['ci', '--no-audit', '--no-fund'], () => existsSync('node_modules/.package-lock.json')],
  ['browser', node, ['tools/ensure-chromium.mjs']],
  ['build', node, ['tools/build.mjs']],
  ['quality: its own hooks through its own plugin', node, ['tools/quality.mjs']],
  ['package: what npm would publish', node, ['tools/check-package.mjs']],
  ['unit and integration tests', node, [...jest, ...counted('unit')]],
  ['e2e tests', node, [...jest, '-c', 'e2e/jest.config.cjs', ...counted('e2e')]],
];

const failed = [];
for (const [name, command, args, isDone] of steps) {
  if (isDone?.()) continue;
  const started = Date.now();
  console.log(`\n== ${name}`);
  const exitCode = await new Promise((resolve) => {
    spawn(command, args, { stdio: 'inherit' })
      .on('close', resolve)
      .on('error', () => resolve(1));
  });
  console.log(
    `== ${name}: ${exitCode === 0 ? 'ok' : `FAILED (${exitCode})`} in ${Math.round((Date.now() - started) / 1000)} s`,
  );
  if (exitCode !== 0) failed.push(name);
  // Nothing after it can work without these.
  if (exitCode !== 0 && ['install', 'build'].includes(name)) break;
}

const total = { passed: 0, failed: 0, skipped: 0 };
for (const name of ['unit', 'e2e']) {
  const file = join(results, `${name}.json`);
  if (!existsSync(file)) continue;
  const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  total.passed += numPassedTests;
  total.failed += numFailedTests + numRuntimeErrorTestSuites;
  total.skipped += numPendingTests;
}
rmSync(results, { recursive: true, force: true });
if (failed.length > 0) console.log(`\nSteps that failed: ${failed.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(failed.length > 0 || total.failed > 0 || total.passed === 0 ? 1 : 0);
