/** Prints `N passed, N failed` as the last line, the form that build machines read. */
class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const failedToRun = results.testResults.filter(
      (file) => file.testExecError || file.failureMessage,
    ).length;
    const failed = Math.max(
      results.numFailedTests,
      failedToRun > 0 && results.numFailedTests === 0 ? failedToRun : 0,
    );
    const skipped = results.numPendingTests + results.numTodoTests;
    const tail = skipped > 0 ? `, ${skipped} skipped` : '';
    // At exit, because the summary of the default reporter is written after this call.
    process.once('exit', () =>
      process.stdout.write(`${results.numPassedTests} passed, ${failed} failed${tail}\n`),
    );
  }
}
module.exports = ClosingLineReporter;
