import { describe, expect, it } from 'vitest';
import { takeCode } from '../../../renderer/link/session.ts';

function pageAt(hash: string) {
  const replaced: string[] = [];
  const page = {
    location: { hash, pathname: '/', search: '' },
    history: {
      replaceState: (_state: unknown, _unused: string, url: string) => replaced.push(url),
    },
  };
  return { page, replaced };
}

describe('the one-time code', () => {
  it('is taken out of the address at once', () => {
    const { page, replaced } = pageAt('#code=abc_DEF-123');
    expect(takeCode(page)).toBe('abc_DEF-123');
    expect(replaced).toEqual(['/#/']);
  });

  it('leaves an address of a page alone', () => {
    const { page, replaced } = pageAt('#/inbox/c1');
    expect(takeCode(page)).toBeUndefined();
    expect(replaced).toEqual([]);
  });
});
