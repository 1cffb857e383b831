import { z } from 'zod';
import { change, doneSchema, read, stream } from '../contract-base.ts';
import { noticeSchema, pageFates, standingSchema } from './model.ts';

const workspaceId = z.string().min(1).max(100);

/** Notices: what is new and wants a recruiter. */
export const notificationsContract = {
  /** New notices as they are raised; those from before the stream opened are in `list`. */
  watch: stream({}, noticeSchema),
  /** The most recent first. */
  list: read(
    { workspaceId, limit: z.number().int().min(1).max(200).optional() },
    z.object({ notices: z.array(noticeSchema), unseen: z.number().int() }),
  ),
  /** Why the newest notices were shown or not, and what would become of the next. */
  standing: read({ workspaceId }, standingSchema),
  /** Without ids, all of the workspace. */
  markSeen: change(
    { workspaceId, ids: z.array(z.string().max(100)).max(200).optional() },
    doneSchema,
  ),
  /** A page in a browser tells what became of a notice that it was given. */
  report: change({ id: z.string().min(1).max(100), fate: z.enum(pageFates) }, doneSchema),
};
