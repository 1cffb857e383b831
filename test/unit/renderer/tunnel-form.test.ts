import { describe, expect, test } from 'vitest';
import { tunnelSignal } from '../../../renderer/app/status-signals.ts';
import { fieldsOf, readFields } from '../../../renderer/features/tunnels/tunnel-form.ts';
import { tunnelStates, type TunnelSetup } from '../../../shared/tunnels/model.ts';

const ssh: TunnelSetup = {
  kind: 'ssh',
  host: 'hooks.example.com',
  port: 2222,
  user: 'recruiting',
  signIn: 'key',
  remoteHost: '127.0.0.1',
  remotePort: 8080,
  publicUrl: 'https://hooks.example.com',
};

describe('the fields of a tunnel', () => {
  test.each<TunnelSetup>([
    { kind: 'none' },
    { kind: 'manual', publicUrl: 'https://hooks.example.com' },
    { kind: 'ngrok' },
    { kind: 'ngrok', domain: 'recruiting.ngrok.app' },
    ssh,
  ])('make the setup that they were filled from: $kind', (setup) => {
    expect(readFields(fieldsOf(setup))).toEqual({ setup });
  });

  test('name what is missing and what is no port, each at its place', () => {
    const fields = { ...fieldsOf(ssh), host: ' ', port: '0', remotePort: '99999', publicUrl: '' };
    const read = readFields(fields);
    expect('problems' in read ? Object.keys(read.problems).toSorted() : []).toEqual([
      'host',
      'port',
      'publicUrl',
      'remotePort',
    ]);
  });
});

test('the tunnel’s dot says in words what its colour says', () => {
  const words = tunnelStates.map(
    (state) => tunnelSignal({ setup: ssh, state, since: 0, kept: [] }).word,
  );
  expect(new Set(words).size).toBe(tunnelStates.length);
  expect(
    tunnelSignal({ setup: ssh, state: 'failed', since: 0, kept: [], problem: 'Not let in.' }),
  ).toMatchObject({ tone: 'bad', explanation: 'Not let in.' });
});
