import type { CampaignDraft, DraftQuestion } from '../../../../shared/campaigns/draft.ts';
import { placeholderParts } from '../../../../shared/conversations/composing.ts';
import { CandidateText } from '../../../ui/candidate-text.tsx';
import { classes } from '../../../ui/classes.ts';
import { channelWord } from '../words.ts';
import { useDraftForm } from './draft-context.ts';
import { draftsText } from './text.ts';
import styles from './preview.module.css';

/** The conversation as the candidate will see it on their channel. */
export function CandidateView() {
  const { draft } = useDraftForm();
  const channel = channelWord(draft.channel === '' ? undefined : draft.channel);
  const isMail = draft.channel === 'EMAIL';
  return (
    <section className={styles.preview} aria-label={draftsText.preview}>
      <h2 className={styles.title}>{draftsText.preview}</h2>
      <div className={classes(styles.screen, isMail && styles.mail)}>
        <header className={styles.head}>
          <span className={styles.who}>{draft.agentName.trim() || draftsText.agent}</span>
          <span className={styles.channel}>{channel ?? draftsText.previewSomewhere}</span>
        </header>
        <div className={styles.thread}>
          <Opening />
          <Answer />
          <Questions questions={draft.campaignType === 'SCHEDULING' ? [] : draft.questions} />
          <p className={styles.note}>{draftsText.previewPassed}</p>
          <Closing draft={draft} />
        </div>
      </div>
    </section>
  );
}

function Opening() {
  const { draft, templates } = useDraftForm();
  if (draft.opening === 'custom')
    return <Bubble text={draft.customTemplatedMessage} empty={draftsText.previewNoOpening} />;
  const id = draft.openingMessageTemplateId;
  const template = templates?.find((one) => one.id === id);
  const isUnread = id !== '' && template?.body === undefined;
  return (
    <Bubble
      text={template?.body ?? ''}
      empty={isUnread ? draftsText.previewUnread : draftsText.previewNoOpening}
    />
  );
}

function Answer() {
  return <p className={styles.answer}>{draftsText.previewAnswer}</p>;
}

function Questions({ questions }: { readonly questions: readonly DraftQuestion[] }) {
  if (questions.length === 0) return <Bubble text="" empty={draftsText.previewNoQuestions} />;
  return (
    <>
      <p className={styles.note}>{draftsText.previewAsks}</p>
      {questions.map((question) => (
        <Bubble
          key={question.id}
          text={
            question.questionType === 'DOCUMENT'
              ? draftsText.previewDocument(
                  question.documentTypes.map((type) => type.trim()).join(', '),
                )
              : question.content
          }
          empty={draftsText.questionWords}
        />
      ))}
    </>
  );
}

function Closing({ draft }: { readonly draft: CampaignDraft }) {
  const none = draftsText.previewNoClosing;
  switch (draft.closingMethod) {
    case 'CUSTOM':
      return <Bubble text={draft.customMessage} empty={none} />;
    case 'MEETING_URL':
      return <Bubble text={draft.meetingUrl} empty={none} />;
    case 'PHONE_NUMBER': {
      const number = draft.contactNumber.trim();
      return <Bubble text={number === '' ? '' : draftsText.previewCall(number)} empty={none} />;
    }
    case 'CALENDAR_MEETING_INTEGRATION':
      return <Bubble text={draftsText.previewBooking} empty={none} />;
    default:
      return <Bubble text="" empty={none} />;
  }
}

/** One message of the agent; what Popp fills in is marked. */
function Bubble({ text, empty }: { readonly text: string; readonly empty: string }) {
  if (text.trim() === '') return <p className={classes(styles.bubble, styles.open)}>{empty}</p>;
  return (
    <p className={styles.bubble}>
      {placeholderParts(text).map((part, index) =>
        part.placeholder === undefined ? (
          // The parts of one text never change places.
          // oxlint-disable-next-line react/no-array-index-key
          <CandidateText key={index} text={part.text} withoutLinks />
        ) : (
          // oxlint-disable-next-line react/no-array-index-key
          <mark key={index} className={styles.filled} title={draftsText.previewPlaceholders}>
            {part.placeholder}
          </mark>
        ),
      )}
    </p>
  );
}
