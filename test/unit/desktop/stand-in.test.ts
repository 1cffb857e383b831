import { describe, expect, it } from 'vitest';
import { forBrowser, forMain } from '../../support/electron-stand-in/addresses.ts';
import { onlyProvided } from '../../support/electron-stand-in/provided.ts';

describe('the stand-in for Electron', () => {
  it('names what it does not provide', async () => {
    const app = onlyProvided('app', { quit: () => 'quit' });
    expect(app.quit()).toBe('quit');
    expect(() => Reflect.get(app, 'dock')).toThrow('does not provide app.dock');
    // What only looks whether it is a promise is no question for a member.
    await expect(Promise.resolve(app)).resolves.toBe(app);
  });

  it('shows our pages at an address that a browser opens, and no other one', () => {
    const page = 'app://console/index.html#/inbox';
    expect(forBrowser(page)).toBe('https://app-console.invalid/index.html#/inbox');
    expect(forMain(forBrowser(page))).toBe(page);
    for (const foreign of ['app://console.evil/', 'https://example.com/', 'app://consoles'])
      expect(forBrowser(foreign)).toBe(foreign);
  });
});
