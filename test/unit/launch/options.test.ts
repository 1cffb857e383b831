import { describe, expect, test } from 'vitest';
import { helpText, readOptions } from '../../../electron/options.ts';

describe('command line', () => {
  test('understands what the help names', () => {
    expect(readOptions(['--practice', '--port', '4000', '--data', '/tmp/x', '--no-open'])).toEqual({
      host: 'browser',
      practice: true,
      port: 4000,
      data: '/tmp/x',
      open: false,
      help: false,
    });
    expect(readOptions([])).toEqual({
      host: undefined,
      practice: false,
      port: 0,
      data: undefined,
      open: true,
      help: false,
    });
    for (const flag of [
      '--practice',
      '--desktop',
      '--browser',
      '--port',
      '--data',
      '--no-open',
      '--help',
    ])
      expect(helpText).toContain(flag);
  });

  test.each([
    [['--desktop'], 'desktop'],
    [['--browser'], 'browser'],
    [['--port', '0'], 'browser'],
    [['--no-open'], 'browser'],
    [['--practice', '--data', 'x'], undefined],
  ])('%j opens in %s', (args, host) => {
    expect(readOptions(args)).toMatchObject({ host });
  });

  test.each([
    [['--desktop', '--browser']],
    [['--desktop', '--port', '1']],
    [['--desktop', '--no-open']],
    [['--port', 'x']],
    [['--port', '70000']],
    [['--wat']],
    [['stray']],
  ])('refuses %j in words', (args) => {
    expect(readOptions(args)).toMatchObject({ wrong: expect.any(String) });
  });
});
