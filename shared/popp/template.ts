import { z } from 'zod';
import { idField, isJsonObject, present, textField, unreadable } from './fields.ts';
import type { JsonObject } from './fields.ts';

/** A message template; beyond id, channel, type and campaignType nothing is documented (seed: Job Application Flow, step 1a). */
export type PoppTemplate = {
  readonly id: string;
  readonly name?: string;
  readonly channel?: string;
  readonly type?: string;
  readonly campaignType?: string;
  readonly body?: string;
  readonly raw: JsonObject;
};

const wireSchema = z.looseObject({
  id: idField,
  name: textField,
  templateName: textField,
  title: textField,
  channel: textField,
  type: textField,
  campaignType: textField,
  body: textField,
  content: textField,
  message: textField,
  text: textField,
});

/** Reads one template; without an id it is unreadable. */
export function parseTemplate(json: unknown): PoppTemplate {
  const read = wireSchema.safeParse(json);
  if (!read.success || !isJsonObject(json)) throw unreadable('a template');
  const wire = read.data;
  return {
    id: wire.id,
    ...present({
      name: wire.name ?? wire.templateName ?? wire.title,
      channel: wire.channel,
      type: wire.type,
      campaignType: wire.campaignType,
      body: wire.body ?? wire.content ?? wire.message ?? wire.text,
    }),
    raw: json,
  };
}
