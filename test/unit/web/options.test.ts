import { describe, expect, test } from 'vitest';
import { helpText, readOptions } from '../../../electron/options.ts';

describe('command line', () => {
  test('understands what the help names', () => {
    expect(readOptions(['--practice', '--port', '4000', '--data', '/tmp/x', '--no-open'])).toEqual({
      practice: true,
      port: 4000,
      data: '/tmp/x',
      open: false,
      help: false,
    });
    expect(readOptions([])).toEqual({
      practice: false,
      port: 0,
      data: undefined,
      open: true,
      help: false,
    });
    for (const flag of ['--practice', '--port', '--data', '--no-open', '--help'])
      expect(helpText).toContain(flag);
  });

  test.each([[['--port', 'x']], [['--port', '70000']], [['--wat']], [['stray']]])(
    'refuses %j in words',
    (args) => {
      expect(readOptions(args)).toMatchObject({ wrong: expect.any(String) });
    },
  );
});
