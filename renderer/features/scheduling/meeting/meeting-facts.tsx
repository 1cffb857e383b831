import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Meeting, MeetingDetail } from '../../../../shared/scheduling/model.ts';
import { CandidateText } from '../../../ui/candidate-text.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Facts } from '../../../ui/section.tsx';
import { Time } from '../../../ui/time.tsx';
import { candidateZone } from '../candidate-zone.ts';
import { ownZone } from '../form/new-setup.ts';
import { setupFacts } from '../form/setup-facts.tsx';
import { zoneName } from '../form/zone-choices.ts';
import { scheduleText } from '../text.ts';
import { spanWords } from '../zone-words.ts';
import styles from './meeting.module.css';

type MeetingFactsProps = { readonly detail: MeetingDetail; readonly now: number };

type Fact = readonly [name: string, value: ReactNode];

/** Everything that is known about a meeting, as names with values. */
export function MeetingFacts({ detail, now }: MeetingFactsProps) {
  const { meeting, request } = detail;
  const { campaignId, campaignTitle, externalId, askedAt, participants } = meeting;
  const facts: readonly (readonly [string, ReactNode | undefined])[] = [
    [scheduleText.when, meeting.startMs === undefined ? undefined : timesOf(meeting)],
    [scheduleText.place, text(placeOf(meeting))],
    [scheduleText.videoLink, text(meeting.meetingUrl, true)],
    [scheduleText.contact, text(meeting.contact)],
    [
      scheduleText.campaign,
      campaignId === undefined ? undefined : (
        <Link key="campaign" to="/campaigns/$campaignId" params={{ campaignId }}>
          <CandidateText text={campaignTitle ?? campaignId} withoutLinks />
        </Link>
      ),
    ],
    [scheduleText.with, participants.length === 0 ? undefined : peopleOf(meeting)],
    [
      scheduleText.reference,
      externalId === undefined ? undefined : (
        <span key="reference" className={styles.copied}>
          {text(externalId)}
          <CopyButton text={externalId} label={scheduleText.copyReference} />
        </span>
      ),
    ],
    [
      scheduleText.askedAt,
      askedAt === undefined ? undefined : <Time key="asked" at={askedAt} now={now} form="full" />,
    ],
  ];
  return (
    <>
      <Facts facts={facts.filter((fact): fact is Fact => fact[1] !== undefined)} />
      {meeting.isOurs ? null : <p className={styles.faint}>{scheduleText.elsewhere}</p>}
      {request === undefined ? null : <AskedFor request={request} />}
    </>
  );
}

function AskedFor({ request }: { readonly request: NonNullable<MeetingDetail['request']> }) {
  const { setup, options } = request;
  return (
    <details className={styles.request}>
      <summary>{scheduleText.request}</summary>
      <Facts facts={setupFacts(setup, undefined, undefined)} />
      <ul className={styles.faint}>
        <li>
          {options.inBusinessHours
            ? scheduleText.options.businessHours
            : scheduleText.options.anyTime}
        </li>
        {options.skipDuplicationCheck ? <li>{scheduleText.options.skips}</li> : null}
      </ul>
    </details>
  );
}

function text(value: string | undefined, withLinks = false): ReactNode | undefined {
  return value === undefined || value === '' ? undefined : (
    <CandidateText key={value} text={value} withoutLinks={!withLinks} />
  );
}

function placeOf({ location, video, meetingUrl }: Meeting): string | undefined {
  if (location !== undefined && location !== '') return location;
  return video === true && meetingUrl === undefined ? scheduleText.video : undefined;
}

function timesOf(meeting: Meeting): ReactNode {
  const { startMs = 0, endMs = startMs, timezone } = meeting;
  const own = ownZone();
  const theirs = candidateZone(meeting, startMs);
  const zones = [
    { zone: own, words: scheduleText.forYou },
    ...(theirs === undefined || theirs === own
      ? []
      : [{ zone: theirs, words: scheduleText.forThem }]),
    ...(timezone === undefined || timezone === own || timezone === theirs
      ? []
      : [{ zone: timezone, words: scheduleText.inZone(zoneName(timezone)) }]),
  ];
  return (
    <ul key="when" className={styles.times}>
      {zones.map(({ zone, words }) => (
        <li key={zone}>
          {wordsIn(startMs, endMs, zone)} <span className={styles.faint}>{words}</span>
        </li>
      ))}
    </ul>
  );
}

// Popp may name a zone that this computer does not know.
function wordsIn(fromMs: number, toMs: number, zone: string): string {
  try {
    return spanWords(fromMs, toMs, zone);
  } catch {
    return zone;
  }
}

function peopleOf({ participants }: Meeting): ReactNode {
  return (
    <ul key="people">
      {participants.map(({ name, email }, index) => (
        // Their order is Popp's and does not change.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          <CandidateText
            text={[name, email].filter((part) => part !== undefined && part !== '').join(', ')}
            withoutLinks
          />
        </li>
      ))}
    </ul>
  );
}
