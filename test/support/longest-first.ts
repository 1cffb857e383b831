import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Vitest starts large files first, and these are short ones that take long: begun last, they would keep one core alone.
const longest = ['faults/once-only.test.ts', 'packaging/package.test.ts'];

/** Starts the test files that take longest before all others. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // The parent's own method, no array's.
    // oxlint-disable-next-line unicorn/no-array-sort
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) =>
      longest.some((name) => moduleId.endsWith(name));
    return [...sorted.filter((one) => isLong(one)), ...sorted.filter((one) => !isLong(one))];
  }
}
