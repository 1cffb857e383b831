import type { ReactNode } from 'react';
import type { Review } from '../../../shared/uploads/review.ts';
import { Callout } from '../../ui/callout.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { formatCount, locale } from '../../ui/locale.ts';
import { Facts } from '../../ui/section.tsx';
import { shortTime } from '../../ui/time-words.ts';
import { problemText } from './problem-text.ts';
import { candidates, uploadsText } from './text.ts';
import styles from './uploads.module.css';

const names = uploadsText.facts;

/** Who, how many, who not and why, when, and what they read first. */
export function ReviewFacts({ review }: { readonly review: Review }) {
  const { campaign, options } = review;
  const facts: (readonly [string, ReactNode])[] = [
    ...(campaign === undefined
      ? []
      : ([
          [names.campaign, <CandidateText key="title" text={campaign.title} withoutLinks />],
          [names.channel, uploadsText.channels[campaign.channel]],
        ] as const)),
    [names.leftOut, <LeftOut key="left-out" review={review} />],
    [names.hours, options.businessHours ? uploadsText.hoursOn : uploadsText.hoursOff],
    [names.firstSend, <FirstSend key="first" review={review} />],
    [names.opening, <Openings key="openings" review={review} />],
  ];
  return (
    <>
      <Facts facts={facts} />
      {review.nightCount === 0 ? null : (
        <Callout tone={options.businessHours ? 'plain' : 'amber'}>
          {options.businessHours
            ? uploadsText.nightWaiting(review.nightCount)
            : uploadsText.nightNow(review.nightCount)}
        </Callout>
      )}
      {review.warnings.map(({ code, count }) => (
        <Callout key={code} tone="amber" title={`${candidates(count)}: ${problemText[code].title}`}>
          {problemText[code].body}
        </Callout>
      ))}
      <LocalTimes review={review} />
    </>
  );
}

function LeftOut({ review }: { readonly review: Review }) {
  if (review.leftOut.length === 0) return uploadsText.noneLeftOut;
  return (
    <ul className={styles.problems}>
      {review.leftOut.map(({ reason, count }) => (
        <li key={reason}>
          {uploadsText.leftOutReason(
            count,
            reason === 'by-you' ? uploadsText.byYou : problemText[reason].title,
          )}
        </li>
      ))}
    </ul>
  );
}

function FirstSend({ review }: { readonly review: Review }) {
  const { firstSend, asOf } = review;
  if (firstSend === undefined) return uploadsText.firstUnknown;
  return timeWords(firstSend.at, firstSend.zone, asOf);
}

function timeWords(at: number, zone: string, asOf: number): string {
  return at <= asOf ? uploadsText.firstNow(placeOf(zone)) : laterWords(at, zone, asOf);
}

function laterWords(at: number, zone: string, now: number): string {
  const theirs = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(at);
  return uploadsText.firstLater(theirs, placeOf(zone), shortTime(at, now));
}

/** `America/New_York` as people say it. */
function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

function Openings({ review }: { readonly review: Review }) {
  return (
    <div className={styles.tight}>
      {review.openings.map(({ source, count, text, exampleOf }) => (
        <div key={source} className={styles.tight}>
          <span>
            {source === 'template'
              ? uploadsText.openingTemplate
              : source === 'campaign'
                ? uploadsText.openingCampaign
                : uploadsText.openingRow(exampleOf ?? '')}
            {review.openings.length > 1 ? ` (${uploadsText.openingCount(count)})` : ''}
          </span>
          {text === undefined ? null : (
            <div className={styles.message}>
              <CandidateText text={text} />
            </div>
          )}
        </div>
      ))}
    </div>
  );
}

function LocalTimes({ review }: { readonly review: Review }) {
  if (review.zones.length === 0) {
    return review.zoneUnknownCount === 0 ? null : (
      <p className={styles.quiet}>{uploadsText.zoneUnknown(review.zoneUnknownCount)}</p>
    );
  }
  const heads = uploadsText.zoneColumns;
  return (
    <details className={styles.fold}>
      <summary>{uploadsText.zoneTable}</summary>
      <p className={styles.quiet}>{uploadsText.zonePreview}</p>
      <table className={styles.grid} aria-label={uploadsText.zoneTable}>
        <thead>
          <tr>
            <th scope="col">{heads.place}</th>
            <th scope="col">{heads.count}</th>
            <th scope="col">{heads.first}</th>
          </tr>
        </thead>
        <tbody>
          {review.zones.map(({ zone, count, firstSendAt }, index) => (
            // Two groups may share their first zone; their order is that of the answer.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={`${zone}-${index}`}>
              <td>{placeOf(zone)}</td>
              <td>{formatCount(count)}</td>
              <td>{timeWords(firstSendAt, zone, review.asOf)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {review.zoneUnknownCount === 0 ? null : (
        <p className={styles.quiet}>{uploadsText.zoneUnknown(review.zoneUnknownCount)}</p>
      )}
    </details>
  );
}
