import { getEventIteratorSchemaDetails, type AnySchema } from '@orpc/contract';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '../../../shared/contract.ts';

/** Names under which a secret would travel. What says something about a secret (present, last four) has a name of its own. */
const secretNames =
  /key$|secret|password|passphrase|credential|authorization|bearer|token|signature|^auth/i;

/** Fields with such a name that hold none: cursors of lists, and what tells entries apart. */
const innocent = new Set([
  '.nextToken',
  'conversations.get.entries.key',
  'scheduling.get.history.key',
  'scheduling.previewCandidates.candidates.key',
]);

type JsonSchema = { readonly [key: string]: unknown };

function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a schema lets text through: then a secret could be in it. */
function holdsText(schema: unknown): boolean {
  if (!isObject(schema)) return true;
  const { type } = schema;
  if (type === 'boolean' || type === 'integer' || type === 'number' || type === 'null')
    return false;
  return !('enum' in schema || 'const' in schema);
}

function isInnocent(path: string): boolean {
  return innocent.has(path) || innocent.has(path.slice(path.lastIndexOf('.')));
}

/** The paths of fields whose name and shape could carry a secret. */
function suspects(schema: unknown, path: string): string[] {
  if (Array.isArray(schema)) return schema.flatMap((part) => suspects(part, path));
  if (!isObject(schema)) return [];
  return Object.entries(schema).flatMap(([key, part]) => {
    if (key !== 'properties' || !isObject(part)) return suspects(part, path);
    return Object.entries(part).flatMap(([name, field]) => {
      const here = `${path}.${name}`;
      const named = secretNames.test(name) && !isInnocent(here) && holdsText(field);
      return [...(named ? [here] : []), ...suspects(field, here)];
    });
  });
}

function jsonSchemaOf(schema: AnySchema): unknown {
  const event = getEventIteratorSchemaDetails(schema);
  const own = event === undefined ? schema : event.yields;
  if (!(own instanceof z.ZodType)) throw new Error('An output is not a zod schema');
  return z.toJSONSchema(own, { io: 'output', unrepresentable: 'any' });
}

const outputs = Object.entries(contract).flatMap(([feature, calls]) =>
  Object.entries(calls).map(([name, procedure]) => ({
    call: `${feature}.${name}`,
    output: procedure['~orpc'].outputSchema,
  })),
);

describe('no call returns a secret', () => {
  test('every call declares its output', () => {
    expect(outputs.length).toBeGreaterThan(20);
    expect(outputs.filter(({ output }) => output === undefined)).toEqual([]);
  });

  test.each(outputs)('$call has no field that could hold one', ({ call, output }) => {
    if (output === undefined) return;
    expect(suspects(jsonSchemaOf(output), call)).toEqual([]);
  });

  test.each([
    [z.object({ apiKey: z.string() }), ['x.apiKey']],
    [
      z.object({ list: z.array(z.object({ signingSecret: z.string().optional() })) }),
      ['x.list.signingSecret'],
    ],
    [
      z.union([z.object({ a: z.literal(1) }), z.object({ authToken: z.string() })]),
      ['x.authToken'],
    ],
    [z.object({ hasSecret: z.boolean(), lastFour: z.string(), nextToken: z.string() }), []],
  ])('the walk itself finds a planted field (%#)', (schema, found) => {
    expect(suspects(jsonSchemaOf(schema), 'x')).toEqual(found);
  });
});
