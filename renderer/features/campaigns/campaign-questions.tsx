import { IconAsterisk, IconNotes } from '@tabler/icons-react';
import type { CampaignQuestion } from '../../../shared/campaigns/model.ts';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Section } from '../../ui/section.tsx';
import { campaignsText } from './text.ts';
import styles from './campaigns.module.css';

/** What the agent asks, and what each answer decides. */
export function CampaignQuestions({
  questions,
}: {
  readonly questions: readonly CampaignQuestion[];
}) {
  return (
    <Section title={campaignsText.questions} purpose={campaignsText.questionsPurpose}>
      {questions.length === 0 ? (
        <p className={styles.quiet}>{campaignsText.noQuestions}</p>
      ) : (
        <ol className={styles.questions}>
          {questions.map((question, index) => (
            // Questions have no id, and a campaign's questions never change after it is made.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <CandidateText text={questionWords(question)} />
              {question.isMandatory === undefined ? null : question.isMandatory ? (
                <Chip tone="amber" icon={IconAsterisk} title={campaignsText.requiredMeaning}>
                  {campaignsText.required}
                </Chip>
              ) : (
                <Chip icon={IconNotes} title={campaignsText.optionalMeaning}>
                  {campaignsText.optional}
                </Chip>
              )}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function questionWords({ content, questionType, documentTypes }: CampaignQuestion): string {
  if (content !== undefined && content.trim() !== '') return content;
  if (documentTypes !== undefined && documentTypes.length > 0) {
    return campaignsText.document(documentTypes.join(', '));
  }
  return questionType === 'DOCUMENT'
    ? campaignsText.anyDocument
    : campaignsText.questionWithoutWords;
}
