/** Ends a run with one line that says how it went; a skipped test carries its reason in its name. */
module.exports = class ClosingLine {
  onRunComplete(
    _contexts,
    { testResults, numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites },
  ) {
    const skipped = testResults.flatMap((file) => file.testResults).filter(({ status }) => status === 'pending');
    for (const { fullName } of skipped) console.log(`skipped: ${fullName}`);
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    console.log(`e2e: ${numPassedTests} passed, ${failed} failed, ${numPendingTests} skipped`);
  }
};
