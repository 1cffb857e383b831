import { Fragment } from 'react';
import type { ConversationSummary } from '../../../shared/conversations/model.ts';
import { CandidateText } from '../../ui/candidate-text.tsx';
import styles from './inbox-list.module.css';

/** What was said that matches a search, with the matches marked; text alone, in one direction. */
export function MatchExtract({
  parts,
}: {
  readonly parts: NonNullable<ConversationSummary['match']>;
}) {
  return (
    <bdi>
      {parts.map(({ text, marked }, index) => (
        // The parts of one text never change places.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={index}>
          {marked ? (
            <mark className={styles.match}>
              <CandidateText text={text} withoutLinks />
            </mark>
          ) : (
            <CandidateText text={text} withoutLinks />
          )}
        </Fragment>
      ))}
    </bdi>
  );
}
