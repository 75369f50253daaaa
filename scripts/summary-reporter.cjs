/**
 * Prints one plain closing line, `N passed, N failed, N skipped`; a suite that did not load counts as a failure. What was skipped is
 * named before it, since jest itself keeps silent about a suite of which nothing ran.
 */
module.exports = class SummaryReporter {
  constructor(globalConfig) {
    // With a pattern of names all others count as skipped, and nobody wants to hear about them.
    this.namesSkipped = !globalConfig.testNamePattern;
  }

  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const names = results.testResults
      .flatMap(({ testResults }) => testResults)
      .filter(({ status }) => status === 'pending')
      .map(({ fullName }) => `skipped: ${fullName}\n`);
    process.stdout.write(
      `\n${this.namesSkipped ? names.join('') : ''}${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`,
    );
  }
};
