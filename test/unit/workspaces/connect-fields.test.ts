import { describe, expect, test } from 'vitest';
import {
  baseUrlOf,
  choiceOf,
  emptyConnectFields,
  judgeConnectFields,
} from '../../../renderer/features/workspaces/connect-fields.ts';
import { alternativeBaseUrl, defaultBaseUrl } from '../../../shared/workspaces/rules.ts';

const filled = {
  ...emptyConnectFields,
  name: 'Acme',
  organizationId: 'org_acme',
  apiKey: 'popp-live-key-0123456789',
};

describe('the connect form', () => {
  test('a filled form has nothing wrong', () => {
    expect(judgeConnectFields(filled)).toEqual({});
  });

  test('an empty one names every field that is missing, and not the address, which has a default', () => {
    expect(Object.keys(judgeConnectFields(emptyConnectFields))).toEqual([
      'name',
      'organizationId',
      'apiKey',
    ]);
  });

  test.each([
    ['name', { name: '   ' }],
    ['organizationId', { organizationId: 'org acme' }],
    ['apiKey', { apiKey: 'short' }],
    ['apiKey', { apiKey: 'a key with spaces in it' }],
    ['baseUrl', { baseUrlChoice: 'other', otherBaseUrl: 'http://api.joinpopp.com/v1' }],
    ['baseUrl', { baseUrlChoice: 'other', otherBaseUrl: '' }],
  ] as const)('says what is wrong with %s: %j', (field, part) => {
    expect(Object.keys(judgeConnectFields({ ...filled, ...part }))).toEqual([field]);
  });

  test('spaces around what was pasted do no harm', () => {
    const pasted = { ...filled, organizationId: ' org_acme\n', apiKey: ` ${filled.apiKey} ` };
    expect(judgeConnectFields(pasted)).toEqual({});
  });

  test.each([defaultBaseUrl, alternativeBaseUrl, 'https://gateway.example.com/v1'])(
    'an address that is kept is chosen again: %s',
    (baseUrl) => {
      expect(baseUrlOf(choiceOf(baseUrl))).toBe(baseUrl);
    },
  );
});
