import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { errorEnvelopeSchema } from '../../../shared/error-envelope.ts';
import { errorCodes, isErrorEnvelope } from '../../../shared/errors.ts';

const plain = fc.oneof(fc.string(), fc.double(), fc.boolean());

test('the screen takes for a failure of the core exactly what the contract lets through', () => {
  const fields = {
    code: fc.oneof(fc.constantFrom(...errorCodes), fc.string()),
    message: fc.oneof(fc.string(), fc.integer()),
    retryable: fc.oneof(fc.boolean(), fc.string()),
    retryAfterMs: fc.oneof(fc.integer(), fc.double(), fc.string()),
    details: fc.oneof(
      fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())),
      fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.object())),
      fc.array(fc.string()),
    ),
    id: fc.oneof(fc.string(), fc.constant(null)),
  };
  const good = fc.record(
    {
      code: fc.constantFrom(...errorCodes),
      message: fc.string(),
      retryable: fc.boolean(),
      retryAfterMs: fc.nat(),
      details: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())),
      id: fc.string(),
    },
    { requiredKeys: ['code', 'message', 'retryable', 'id'] },
  );
  const any = fc.oneof(good, fc.record(fields, { requiredKeys: [] }), plain, fc.anything());
  fc.assert(
    fc.property(any, (value) => {
      expect(isErrorEnvelope(value)).toBe(errorEnvelopeSchema.safeParse(value).success);
    }),
    { numRuns: 2000 },
  );
  expect(isErrorEnvelope({ code: 'offline', message: '', retryable: true, id: 'x' })).toBe(true);
});
