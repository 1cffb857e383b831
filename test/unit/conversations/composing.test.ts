import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isWindowOver,
  offersOptOut,
  replyWindow,
  templatesFor,
  withOptOut,
} from '../../../shared/conversations/composing.ts';

const day = 24 * 60 * 60 * 1000;

describe('the window in which WhatsApp takes free text', () => {
  it('ends 24 hours after the candidate’s last message, to the millisecond', () => {
    assert(
      property(
        integer({ min: 0, max: 10 * day }),
        integer({ min: 0, max: 12 * day }),
        (at, now) => {
          const window = replyWindow({
            channel: 'WHATSAPP',
            lastInboundAt: at,
            isThreadRead: true,
          });
          return isWindowOver(window, now) === now - at > day;
        },
      ),
    );
  });

  it('was never open where the candidate has not written, and is not guessed before the thread was read', () => {
    const unread = { channel: 'WHATSAPP', isThreadRead: false };
    expect(replyWindow(unread)).toBeUndefined();
    expect(isWindowOver(replyWindow({ ...unread, isThreadRead: true }), 0)).toBe(true);
  });

  it('is of no concern on other channels', () => {
    for (const channel of ['SMS', 'EMAIL', undefined]) {
      expect(replyWindow({ channel, lastInboundAt: 0, isThreadRead: true })).toBeUndefined();
    }
    expect(isWindowOver(undefined, Number.MAX_SAFE_INTEGER)).toBe(false);
  });
});

describe('the opt-out line', () => {
  const first = { channel: 'SMS', hasHumanMessage: false, text: 'Hi, this is a recruiter.' };

  it('is offered for the first message of a human by SMS, and once it is there no more', () => {
    expect(offersOptOut(first)).toBe(true);
    expect(withOptOut(first.text)).toBe('Hi, this is a recruiter. Replying STOP unsubscribes you.');
    expect(offersOptOut({ ...first, text: withOptOut(first.text) })).toBe(false);
    expect(offersOptOut({ ...first, hasHumanMessage: true })).toBe(false);
    expect(offersOptOut({ ...first, channel: 'WHATSAPP' })).toBe(false);
    expect(offersOptOut({ ...first, text: ' ' })).toBe(false);
  });
});

it('shows the templates of the channel, those that open a conversation last', () => {
  const all = [
    { id: 'opening', channel: 'SMS', type: 'OPENING_MESSAGE' },
    { id: 'elsewhere', channel: 'EMAIL' },
    { id: 'any' },
    { id: 'later', channel: 'SMS', type: 'FOLLOW_UP' },
  ];
  expect(templatesFor(all, 'SMS').map(({ id }) => id)).toEqual(['any', 'later', 'opening']);
  expect(templatesFor(all, undefined)).toHaveLength(4);
});
