import type { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Notice, NoticeAction } from '../../../electron/core/capabilities.ts';
import { createNotifier, optionsOf } from '../../../electron/main/notifier.ts';
import type { NoticeFate } from '../../../shared/notifications/model.ts';

// The class of Electron, as far as notices use it; what Electron makes of it is not part of this test.
const electron = vi.hoisted(() => ({
  shown: [] as { readonly options: Record<string, unknown>; readonly emitter: EventEmitter }[],
  isSupported: true,
}));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class Notification extends Emitter {
    readonly options: Record<string, unknown>;
    readonly id: unknown;
    static readonly isSupported = () => electron.isSupported;
    constructor(options: Record<string, unknown>) {
      super();
      this.options = options;
      this.id = options['id'];
    }
    show(): void {
      electron.shown.push({ options: this.options, emitter: this });
    }
  }
  return { Notification };
});

const notice: Notice = {
  id: 'n1',
  title: 'Test-1 needs you',
  body: 'R&D <b>now</b>',
  route: '/inbox/c1?workspace=w',
  sound: false,
  actions: ['take-over', 'snooze'],
};

let opened: string[];
let acted: [string, NoticeAction][];
let fates: NoticeFate[];
let isLooking: boolean;

beforeEach(() => {
  electron.shown.length = 0;
  electron.isSupported = true;
  opened = [];
  acted = [];
  fates = [];
  isLooking = false;
});

function notifier(platform: NodeJS.Platform) {
  return createNotifier({
    open: (route) => opened.push(route),
    routeOf: () => undefined,
    act: (text, action) => acted.push([text, action]),
    isLooking: () => isLooking,
    platform,
    logger: { info: () => {}, warn: () => {}, error: () => {} },
  });
}

const show = (platform: NodeJS.Platform = 'darwin') =>
  notifier(platform).show(notice, (fate) => fates.push(fate));

describe('a native notice', () => {
  it('opens its conversation by a click, and takes over first by its button', () => {
    show();
    const [native] = electron.shown;
    native?.emitter.emit('click');
    expect([opened, acted]).toEqual([[notice.route], []]);
    native?.emitter.emit('action', { actionIndex: 0 });
    expect([opened, acted]).toEqual([[notice.route, notice.route], [['n1', 'take-over']]]);
  });

  it('is put off by its other button without bringing up the window', () => {
    show();
    electron.shown[0]?.emitter.emit('action', { actionIndex: 1 });
    expect([opened, acted]).toEqual([[], [['n1', 'snooze']]]);
  });

  it('tells what became of it', () => {
    show();
    electron.shown[0]?.emitter.emit('failed', {}, 'no');
    isLooking = true;
    show();
    isLooking = false;
    electron.isSupported = false;
    show();
    expect(fates).toEqual(['shown', 'failed', 'looking', 'unsupported']);
    expect(electron.shown).toHaveLength(1);
  });

  it('has buttons where the system has them, and no markup where it reads some', () => {
    expect(optionsOf(notice, 'linux')).toMatchObject({
      body: 'R&amp;D &lt;b&gt;now&lt;/b&gt;',
      silent: true,
    });
    expect(optionsOf(notice, 'linux').actions).toBeUndefined();
    expect(optionsOf(notice, 'win32')).toMatchObject({
      body: notice.body,
      actions: [
        { type: 'button', text: 'Take over' },
        { type: 'button', text: 'Snooze for an hour' },
      ],
    });
    expect(optionsOf({ ...notice, actions: [] }, 'darwin').actions).toBeUndefined();
  });
});
