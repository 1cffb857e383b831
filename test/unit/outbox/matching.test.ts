import { describe, expect, test } from 'vitest';
import {
  foldContact,
  judgeSighting,
  reachOf,
  reachOfEvent,
  sameText,
  zoneKey,
  type Attempted,
  type Sighting,
} from '../../../shared/outbox/matching.ts';

const item: Attempted = {
  itemId: 'i1',
  campaignId: 'c1',
  channel: 'SMS',
  contact: '+447911123456',
  externalId: 'pc-1',
  isOlder: (remoteId) => remoteId === 'before',
};
const sighting: Sighting = {
  remoteId: 'r1',
  campaignId: 'c1',
  externalId: 'pc-1',
  phone: '+447911123456',
  email: undefined,
};
const hidden: Sighting = { ...sighting, externalId: undefined };

describe('a sighting', () => {
  test('settles the item whose reference and contact it carries', () => {
    expect(judgeSighting(sighting, [item], [])).toEqual({
      kind: 'one',
      itemId: 'i1',
      by: 'external-id',
    });
  });

  test.each<[string, Partial<Sighting>]>([
    ['of another campaign', { campaignId: 'c2' }],
    ['of another contact', { phone: '+447911999999' }],
    ['with another reference', { externalId: 'ats-9' }],
    ['that was there before', { remoteId: 'before' }],
    ['without a reference and of another contact', { externalId: undefined, phone: '+1' }],
    ['without a reference, contact or campaign', { externalId: undefined, phone: undefined }],
    ['by contact alone in an unnamed campaign', { externalId: undefined, campaignId: undefined }],
  ])('%s settles nothing', (_, change) => {
    expect(judgeSighting({ ...sighting, ...change }, [item], [])).toEqual({ kind: 'none' });
  });

  test('by contact alone settles when there is exactly one of each', () => {
    expect(judgeSighting(hidden, [item], [hidden])).toMatchObject({ kind: 'one', by: 'contact' });
  });

  test('by contact alone is ambiguous with a second conversation or a second item', () => {
    const rival = { ...hidden, remoteId: 'r2' };
    expect(judgeSighting(hidden, [item], [hidden, rival]).kind).toBe('ambiguous');
    expect(judgeSighting(hidden, [item, { ...item, itemId: 'i2' }], []).kind).toBe('ambiguous');
  });

  test('an older conversation is no rival', () => {
    const older = { ...hidden, remoteId: 'before' };
    expect(judgeSighting(hidden, [item], [hidden, older]).kind).toBe('one');
  });

  test('two items with one reference cannot be told apart', () => {
    expect(judgeSighting(sighting, [item, { ...item, itemId: 'i2' }], []).kind).toBe('ambiguous');
  });
});

test('contacts are compared without their spelling', () => {
  expect(foldContact('+44 7911 123-456')).toBe('+447911123456');
  expect(foldContact(' Ada@Example.COM ')).toBe('ada@example.com');
});

test('texts are compared without composition and white space', () => {
  expect(sameText('Cafe\u0301  at\nnine ', 'Caf\u00e9 at nine')).toBe(true);
  expect(sameText('nine', 'Nine')).toBe(false);
});

test('Popp’s queue behind another conversation is not its acceptance', () => {
  expect(reachOf('QUEUED')).toBe('queued-behind');
  expect(reachOf('CREATED')).toBe('seen');
  expect(reachOf('ONGOING')).toBe('started');
  expect(reachOf('DELIVERY_FAILED')).toBe('failed-at-popp');
  expect(reachOfEvent('START_CONVERSATION_FAILED')).toBe('failed-at-popp');
  expect(reachOfEvent('CONVERSATION_QUEUED')).toBe('queued-behind');
});

test('a witness of a country with many time zones shares the area code', () => {
  expect(zoneKey('+14155550101')).not.toBe(zoneKey('+12125550101'));
  expect(zoneKey('+447911123456')).toBe(zoneKey('+442079460101'));
});
