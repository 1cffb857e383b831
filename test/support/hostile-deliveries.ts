import { createHmac } from 'node:crypto';
import { createRandom } from './random.ts';

/** A request that nobody who holds the secret meant for this workspace. */
export type HostileDelivery = {
  readonly method: string;
  /** Absent where it goes to the right one. */
  readonly path?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/**
 * Deliveries of every hostile kind, the same ones for the same seed: forged, altered after signing, signed for another
 * organisation, with odd heads, odd bytes and deep or poisoned JSON.
 */
export function createHostile(seed: number, secret: string): () => HostileDelivery {
  const random = createRandom(seed);
  const below = (most: number) => Math.floor(random() * most);
  const pick = <T>(from: readonly [T, ...T[]]): T => from[below(from.length)] ?? from[0];
  const bytes = (length: number) => Uint8Array.from({ length }, () => below(256));
  const sign = (body: Uint8Array, by = secret) => createHmac('sha256', by).update(body).digest();

  function payload(organizationId = 'org_bench'): Uint8Array {
    const event = {
      event: 'CONVERSATION_NEEDS_REVIEW',
      eventId: `hostile-${below(1e9)}`,
      data: { recordId: `conversation-${below(1000)}`, organizationId },
    };
    const text = JSON.stringify(event);
    return Buffer.from(
      pick<() => string>([
        () => text,
        () => text.replace('{', '{"__proto__":{"isAdmin":true},"constructor":{"prototype":1},'),
        () => `${'['.repeat(2000)}${']'.repeat(2000)}`,
        () => text.slice(0, below(text.length)),
        () => `\uFEFF${text}\u0000`,
        () => text.replace('conversation-', '\u202E<img src=x onerror=alert(1)>'),
        () => JSON.stringify({ ...event, eventTimestamp: '9'.repeat(400), data: [[event]] }),
        () => '',
      ])(),
    );
  }

  /** Changed in one place after it was signed. */
  function altered(body: Uint8Array): Uint8Array {
    if (body.length === 0) return Uint8Array.of(1);
    const copy = Uint8Array.from(body);
    const place = below(copy.length);
    return pick<() => Uint8Array>([
      () => {
        copy[place] = (copy[place] ?? 0) ^ (1 << below(8));
        return copy;
      },
      () => copy.subarray(0, copy.length - 1),
      () => Buffer.concat([copy, Uint8Array.of(10)]),
      () => Buffer.concat([Uint8Array.of(32), copy]),
    ])();
  }

  const forged: readonly [(body: Uint8Array) => string, ...((body: Uint8Array) => string)[]] = [
    (body) => sign(body, 'another secret').toString('hex'),
    (body) => sign(body, '').toString('hex'),
    (body) => sign(body).toString('hex').slice(1),
    (body) => `${sign(body).toString('hex')}00`,
    (body) => sign(body).toString('hex').split('').toReversed().join(''),
    (body) => `sha1=${sign(body).toString('hex')}`,
    (body) => `${'0'.repeat(64)},${sign(body).toString('hex')}`,
    () => 'sha256=',
    () => '0'.repeat(64),
    () => Buffer.from(bytes(32)).toString('base64'),
    () => 'a'.repeat(4000),
    () => secret,
  ];

  const json = { 'content-type': 'application/json' };
  const kinds: readonly [() => HostileDelivery, ...(() => HostileDelivery)[]] = [
    () => ({ method: 'POST', headers: json, body: payload() }),
    () => {
      const body = payload();
      return { method: 'POST', headers: { ...json, 'x-signature': pick(forged)(body) }, body };
    },
    () => {
      const signed = payload();
      const signature = sign(signed).toString(pick(['hex', 'base64']));
      return {
        method: 'POST',
        headers: { ...json, 'x-signature': signature },
        body: altered(signed),
      };
    },
    () => {
      const body = Buffer.from(
        JSON.stringify({ event: 'CONVERSATION_STARTED', data: { organizationId: 'org_other' } }),
      );
      const signature = sign(body).toString('hex');
      return { method: 'POST', headers: { ...json, 'x-signature': signature }, body };
    },
    () => {
      const body = bytes(below(2000));
      const headers = { 'content-type': 'text/html', 'x-signature': pick(forged)(body) };
      return { method: 'POST', headers, body };
    },
    () => {
      // Signed rightly, and brought to a place where nothing is taken.
      const body = payload();
      const headers = { ...json, 'x-signature': sign(body).toString('hex') };
      const path = pick(['/', '/popp/', `/popp/${'A'.repeat(22)}`, '/popp/..%2f', '//popp']);
      return { method: 'POST', path, headers, body };
    },
    () => {
      const body = payload();
      const headers = { ...json, 'x-signature': sign(body).toString('hex') };
      return { method: pick(['PUT', 'PATCH', 'DELETE']), headers, body };
    },
    () => {
      const body = payload();
      const headers = { 'x-signature': pick(forged)(body), 'x-forwarded-for': '127.0.0.1' };
      return { method: 'POST', headers: { ...headers, 'user-agent': 'p'.repeat(3000) }, body };
    },
  ];
  return () => pick(kinds)();
}
