import { z } from 'zod';

/** The largest frame either link accepts, in bytes of UTF-8. */
export const maxFrameBytes = 1024 * 1024;

/** WebSocket close codes the link uses. */
export const closeCodes = {
  malformed: 1003,
  oversized: 1009,
  unknownSession: 4401,
  replaced: 4409,
} as const;

// The shape of oRPC's peer frames: id, type (1 request, 3 event, 4 abort), payload.
const frameSchema = z.object({
  i: z.union([z.string().max(64), z.number()]),
  t: z.union([z.literal(1), z.literal(3), z.literal(4)]).optional(),
  p: z.unknown().optional(),
});
const requestSchema = z.object({
  u: z
    .string()
    .max(256)
    .regex(/^\/[\w/]+$/),
  m: z.string().max(8).optional(),
  h: z.record(z.string(), z.unknown()).optional(),
  b: z.unknown(),
});

/** What is wrong with a frame, as the code the connection closes with; nothing for a good one. */
export function judgeFrame(data: string | Uint8Array): 'malformed' | 'oversized' | undefined {
  if (typeof data !== 'string') return 'malformed';
  if (data.length > maxFrameBytes || new TextEncoder().encode(data).length > maxFrameBytes)
    return 'oversized';
  let parsed: unknown;
  try {
    parsed = JSON.parse(data);
  } catch {
    return 'malformed';
  }
  const frame = frameSchema.safeParse(parsed);
  if (!frame.success) return 'malformed';
  if ((frame.data.t ?? 1) !== 1) return undefined;
  return requestSchema.safeParse(frame.data.p).success ? undefined : 'malformed';
}
