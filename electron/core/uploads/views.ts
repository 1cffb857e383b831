import type { UploadDetail, UploadRow, UploadSummary } from '../../../shared/uploads/model.ts';
import { e164Of } from '../../../shared/uploads/contact.ts';
import type { RowItem } from './repository-outbox.ts';
import type { RowRecord } from './repository-rows.ts';
import type { UploadRecord } from './repository.ts';
import type { UploadStore } from './store.ts';

/** One upload as the list shows it. */
export function summaryOf(store: UploadStore, upload: UploadRecord): UploadSummary {
  return {
    id: upload.id,
    workspaceId: upload.workspaceId,
    fileName: upload.fileName,
    sizeBytes: upload.sizeBytes,
    status: upload.status,
    createdAt: upload.createdAt,
    progress: upload.progress,
    counts: store.rows.counts(upload.id),
    ...(upload.sentAt === undefined ? {} : { sentAt: upload.sentAt }),
    ...(upload.campaign === undefined ? {} : { campaign: upload.campaign }),
    ...(upload.failure === undefined ? {} : { failure: upload.failure }),
  };
}

/** One upload as its page shows it. */
export function detailOf(store: UploadStore, upload: UploadRecord): UploadDetail {
  return {
    ...summaryOf(store, upload),
    columns: [...upload.columns],
    mapping: upload.mapping,
    options: upload.options,
    problems: store.sets.problemCounts(upload.id),
    withProblems: store.sets.withProblems(upload.id),
    contactColumnMissing: contactColumnMissing(upload),
    paused: upload.pausedAt !== undefined,
    ...(upload.defaultCountry === undefined ? {} : { defaultCountry: upload.defaultCountry }),
    ...(upload.separator === undefined ? {} : { separator: upload.separator }),
  };
}

/** No column says how to reach a candidate by the campaign's channel; by any channel while no campaign is chosen. */
export function contactColumnMissing(upload: UploadRecord): boolean {
  if (upload.columns.length === 0) return false;
  const phone = upload.mapping.phoneNumber !== undefined;
  const email = upload.mapping.emailAddress !== undefined;
  const channel = upload.campaign?.channel;
  if (channel === undefined) return !phone && !email;
  return channel === 'EMAIL' ? !email : !phone;
}

/** One row of the table, with what became of it. */
export function rowOf(record: RowRecord, item: RowItem | undefined): UploadRow {
  const { candidate } = record;
  const phone = e164Of(candidate);
  return {
    row: record.row,
    state: record.state,
    firstName: candidate.firstName,
    lastName: candidate.lastName,
    phoneText: candidate.phoneText,
    emailAddress: candidate.emailAddress,
    externalId: candidate.externalId,
    applicationSource: candidate.applicationSource,
    openingMessage: candidate.openingMessage,
    additionalContext: candidate.additionalContext,
    countryCode: candidate.countryText,
    corrections: record.corrections,
    problems: [...record.problems],
    ...(phone === undefined ? {} : { phoneNumber: phone }),
    ...(item === undefined ? {} : { item: itemOf(item) }),
  };
}

function itemOf(item: RowItem): NonNullable<UploadRow['item']> {
  return {
    id: item.id,
    state: item.state,
    ...(item.reach === undefined ? {} : { reach: item.reach }),
    ...(item.reason === undefined ? {} : { reason: item.reason }),
  };
}
