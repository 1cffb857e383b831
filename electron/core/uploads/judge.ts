import { readCandidate, type Candidate } from '../../../shared/uploads/candidate.ts';
import { checkCandidate } from '../../../shared/uploads/checks.ts';
import { contactOf, e164Of } from '../../../shared/uploads/contact.ts';
import { problem, type Problem } from '../../../shared/uploads/problems.ts';
import { zonesOfPhone } from '../../../shared/uploads/zones.ts';
import { readPhone } from './phones.ts';
import type { OptOuts } from './ports.ts';
import type { OutboxBooks } from './repository-outbox.ts';
import type { JudgedRow, RawRow } from './repository-rows.ts';
import type { UploadRecord } from './repository.ts';

/** Reads a row's cells by the mapping and country of its upload. */
export function interpret(upload: UploadRecord, raw: RawRow): Candidate {
  return readCandidate(raw.cells, raw.corrections, {
    mapping: upload.mapping,
    columnCount: upload.columns.length,
    defaultCountry: upload.defaultCountry,
    readPhone,
  });
}

/** Judges rows by their own cells, and by what the console knows about their contacts. */
export type Judge = (upload: UploadRecord, row: number, candidate: Candidate) => JudgedRow;

/** Judges with the outbox and the conversations at hand. */
export function createJudge(books: OutboxBooks, optOuts: OptOuts): Judge {
  function known(upload: UploadRecord, contact: string): Problem[] {
    const { campaign, workspaceId } = upload;
    if (campaign === undefined) return [];
    const at = books.sentAt({
      workspaceId,
      campaignId: campaign.id,
      channel: campaign.channel,
      contact,
    });
    const optedOut = optOuts.isOptedOut(workspaceId, campaign.channel, contact);
    return [
      ...(at === undefined ? [] : [problem('already-sent', { at })]),
      ...(optedOut ? [problem('opted-out')] : []),
    ];
  }

  return (upload, row, candidate) => {
    const channel = upload.campaign?.channel;
    const contact = contactOf(candidate, channel);
    const phone = e164Of(candidate);
    return {
      row,
      candidate,
      contact,
      zones: phone === undefined ? [] : zonesOfPhone(phone),
      problems: [
        ...checkCandidate(candidate, { channel, mapping: upload.mapping }),
        ...(contact === undefined ? [] : known(upload, contact)),
      ],
    };
  };
}
