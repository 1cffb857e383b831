import { beforeEach, expect, it } from 'vitest';
import type { NoticeAction } from '../../../electron/core/capabilities.ts';
import { actionsOn, createNoticeActions } from '../../../electron/core/notifications/actions.ts';
import { noticeKinds } from '../../../shared/notifications/model.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const clock = createManualClock();
const one = { workspaceId: 'w', conversationId: 'c', requestId: 'notice n' };
const notice = { id: 'n', workspaceId: 'w', conversationId: 'c', route: '/inbox/c' };
let calls: unknown[];
let logged: string[];
let isPossible: boolean;

beforeEach(() => {
  calls = [];
  logged = [];
  isPossible = true;
});

const act = (action: NoticeAction) =>
  createNoticeActions({
    clock,
    logger: { info: (event) => logged.push(event), warn: () => {}, error: () => {} },
    takeover(asked) {
      if (!isPossible) throw new Error('Someone else has it');
      calls.push(['takeover', asked]);
    },
    snooze: (asked) => calls.push(['snooze', asked]),
  })(notice, action);

it('are on a flag alone: of everything else there is more to see first', () => {
  const withButtons = noticeKinds.filter((kind) => actionsOn(kind).length > 0);
  expect(withButtons).toEqual(['flag']);
  expect(actionsOn('flag')).toEqual(['take-over', 'snooze']);
});

it('take over by the notice’s own request, and put off for an hour', () => {
  act('take-over');
  act('snooze');
  expect(calls).toEqual([
    ['takeover', one],
    ['snooze', { ...one, until: clock.now() + 3_600_000 }],
  ]);
});

it('do nothing where nothing is known of the notice, and stop nothing where it is not possible', () => {
  createNoticeActions({
    clock,
    logger: { info: () => {}, warn: () => {}, error: () => {} },
    takeover: () => calls.push('takeover'),
    snooze: () => calls.push('snooze'),
  })(undefined, 'take-over');
  isPossible = false;
  act('take-over');
  expect([calls, logged]).toEqual([[], ['notice action not possible']]);
});
