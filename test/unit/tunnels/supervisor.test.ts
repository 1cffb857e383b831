import { describe, expect, test } from 'vitest';
import { ngrokTunnel } from '../../../electron/core/tunnels/ngrok-tunnel.ts';
import { createTunnelSupervisor } from '../../../electron/core/tunnels/supervisor.ts';
import { TunnelFailure, type TunnelOpener } from '../../../electron/core/tunnels/tunnel.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { until } from '../../support/until.ts';

const note = () => undefined;
const logger = { info: note, warn: note, error: note };

function bench() {
  const clock = createManualClock(0);
  const closers: ((reason: string) => void)[] = [];
  const outcomes: (Error | undefined)[] = [];
  let opened = 0;
  let closed = 0;
  const opener: TunnelOpener = () => {
    const failure = outcomes.shift();
    if (failure !== undefined) return Promise.reject(failure);
    opened += 1;
    const gone = Promise.withResolvers<string>();
    closers.push(gone.resolve);
    const close = () => Promise.resolve(void (closed += 1));
    return Promise.resolve({ publicUrl: 'https://x.example.com', closed: gone.promise, close });
  };
  const supervisor = createTunnelSupervisor({
    clock,
    logger,
    localPort: () => 4000,
    onChange: note,
  });
  const reach = (state: string) =>
    until(`the tunnel is ${state}`, () => supervisor.standing().state === state);
  return {
    clock,
    supervisor,
    opener,
    reach,
    outcomes,
    opened: () => opened,
    closed: () => closed,
    drop: (reason: string) => closers.at(-1)?.(reason),
  };
}

describe('the supervisor of a tunnel', () => {
  test('opens it, and opens it again when it closes', async () => {
    const it = bench();
    it.supervisor.use(it.opener);
    await it.reach('open');
    expect(it.supervisor.standing().publicUrl).toBe('https://x.example.com');
    it.drop('The server went away.');
    await it.reach('waiting');
    expect(it.supervisor.standing()).toMatchObject({
      problem: 'The server went away.',
      retryAt: 1000,
    });
    await it.clock.advance(1000);
    await it.reach('open');
    expect(it.opened()).toBe(2);
  });

  test('waits longer after each failure, and starts anew after it was stable', async () => {
    const it = bench();
    it.outcomes.push(new Error('one'), new TunnelFailure('retry', 'two'), undefined);
    it.supervisor.use(it.opener);
    await it.reach('waiting');
    expect(it.supervisor.standing()).toMatchObject({ retryAt: 1000 });
    await it.clock.advance(1000);
    await until('the second failure', () => it.supervisor.standing().problem === 'two');
    expect(it.supervisor.standing()).toMatchObject({ retryAt: 3000 });
    await it.clock.advance(2000);
    await it.reach('open');
    await it.clock.advance(60_000);
    it.drop('late');
    await it.reach('waiting');
    expect(it.supervisor.standing().retryAt).toBe(it.clock.now() + 1000);
  });

  test('does not try for ever where that cannot help, until it is asked', async () => {
    const it = bench();
    it.outcomes.push(new TunnelFailure('final', 'Not let in.'));
    it.supervisor.use(it.opener);
    await it.reach('failed');
    await it.clock.advance(600_000);
    expect(it.opened()).toBe(0);
    it.supervisor.again();
    await it.reach('open');
  });

  test('waits for the recruiter where a key has to be compared', async () => {
    const it = bench();
    it.outcomes.push(new TunnelFailure('host-key', 'Compare.', 'SHA256:x'));
    it.supervisor.use(it.opener);
    await it.reach('confirm-host');
    expect(it.supervisor.standing()).toMatchObject({ offered: 'SHA256:x', problem: 'Compare.' });
    await it.clock.advance(600_000);
    expect(it.opened()).toBe(0);
  });

  test('closes what is open before it opens anew after a wake, and when it stops', async () => {
    const it = bench();
    it.supervisor.use(it.opener);
    await it.reach('open');
    it.supervisor.again();
    await until('it was opened again', () => it.opened() === 2);
    expect(it.closed()).toBe(1);
    await it.supervisor.stop();
    expect(it.closed()).toBe(2);
    it.supervisor.use(undefined);
    expect(it.supervisor.standing().state).toBe('off');
  });
});

describe('ngrok', () => {
  const signal = new AbortController().signal;
  const authtoken = new Secret('a-token-of-ngrok');

  test('forwards to the listener under a reserved domain', async () => {
    let asked: unknown;
    const open = ngrokTunnel({
      authtoken,
      domain: 'recruiting.ngrok.app',
      load: () =>
        Promise.resolve({
          forward: (options) => {
            asked = options;
            return Promise.resolve({
              url: () => 'https://recruiting.ngrok.app',
              close: () => Promise.resolve(),
            });
          },
        }),
    });
    expect(await open(4000, signal)).toMatchObject({ publicUrl: 'https://recruiting.ngrok.app' });
    expect(asked).toMatchObject({ addr: '127.0.0.1:4000', domain: 'recruiting.ngrok.app' });
  });

  test.each([
    ['ERR_NGROK_105', 'final'],
    ['ERR_NGROK_334', 'retry'],
    ['failed to connect', 'retry'],
  ])('says %s in plain words', async (message, kind) => {
    const load = () => Promise.resolve({ forward: () => Promise.reject(new Error(message)) });
    const open = ngrokTunnel({ authtoken, domain: undefined, load });
    await expect(open(4000, signal)).rejects.toMatchObject({ name: 'TunnelFailure', kind });
  });

  test('asks for its authtoken where none is kept', async () => {
    await expect(
      ngrokTunnel({ authtoken: undefined, domain: undefined })(4000, signal),
    ).rejects.toMatchObject({ kind: 'final' });
  });
});
