import { describe, expect, it } from 'vitest';
import { judgeFrame } from '../../../electron/core/link/frames.ts';

describe('a frame', () => {
  it('that takes a call back carries nothing beside its id, and keeps the connection', () => {
    expect(judgeFrame('{"i":"d","t":4}')).toBeUndefined();
  });

  it('of a call names the call', () => {
    expect(judgeFrame('{"i":"1","p":{"u":"/startup/state","b":{"json":{}}}}')).toBeUndefined();
    expect(judgeFrame('{"i":"1"}')).toBe('malformed');
    expect(judgeFrame('{"t":4}')).toBe('malformed');
    expect(judgeFrame('no frame')).toBe('malformed');
  });
});
