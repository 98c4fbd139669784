import type { Reporter, TestCase, TestModule } from "vitest/node";

/** What the reporter reads of a module: its tests, and its errors outside of them. */
export interface CountedModule {
  readonly children: { readonly allTests: () => Iterable<Pick<TestCase, "result">> };
  readonly state: TestModule["state"];
}

/**
 * The line that sums up a run: `N passed, N failed`, then what was skipped, if anything. What failed outside of a test
 * (a file that could not be read, a hook, an error nobody waited for) is counted as one failure each, so that `0 failed`
 * means that the run passed.
 */
export function countLine(modules: readonly CountedModule[], strayErrors: number): string {
  let passed = 0;
  let failed = strayErrors;
  let skipped = 0;
  for (const testModule of modules) {
    const failedBefore = failed;
    for (const one of testModule.children.allTests()) {
      const { state } = one.result();
      if (state === "passed") passed += 1;
      else if (state === "skipped") skipped += 1;
      else failed += 1;
    }
    if (testModule.state() === "failed" && failed === failedBefore) failed += 1;
  }
  return `${passed} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`;
}

/** Prints the count as the last line of a run, for programs that read it. Stands last in the list of reporters. */
export const countReporter = (print: (line: string) => void): Reporter => ({
  onTestRunEnd: (modules, errors) => {
    print(countLine(modules, errors.length));
  },
});
