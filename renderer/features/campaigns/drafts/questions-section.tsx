import { IconFileText, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { questionLimit, type DraftQuestion } from '../../../../shared/campaigns/draft.ts';
import { Button } from '../../../ui/button.tsx';
import { Section } from '../../../ui/section.tsx';
import { showUndo } from '../../../ui/toasts.ts';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { useDraftForm } from './draft-context.ts';
import { Place } from './place.tsx';
import { QuestionRow } from './question-row.tsx';
import { draftsText } from './text.ts';
import styles from './drafts.module.css';

/** What the agent finds out, in the order in which it asks. */
export function QuestionsSection() {
  const { draft, change, errorOf, adviceOf } = useDraftForm();
  const { questions } = draft;
  const [dragged, setDragged] = useState<string>();
  const [said, setSaid] = useState('');
  const problem = errorOf('questions') ?? adviceOf('questions');

  function add(questionType: 'TEXT' | 'DOCUMENT'): void {
    const question: DraftQuestion = {
      id: crypto.randomUUID(),
      questionType,
      isMandatory: questionType === 'TEXT',
      content: '',
      documentTypes: questionType === 'DOCUMENT' ? [draftsText.cv] : [],
    };
    change({ questions: [...questions, question] });
    focusQuestion(questions.length);
  }

  function edit(id: string, part: Partial<DraftQuestion>): void {
    change({ questions: questions.map((one) => (one.id === id ? { ...one, ...part } : one)) });
  }

  function move(from: number, to: number): void {
    const question = questions[from];
    if (question === undefined || from === to || to < 0 || to >= questions.length) return;
    change({ questions: questions.toSpliced(from, 1).toSpliced(to, 0, question) });
    setSaid(draftsText.moved(from + 1, to + 1));
    focusMove(to, to < from ? 'up' : 'down');
  }

  function remove(index: number): void {
    const removed = questions[index];
    if (removed === undefined) return;
    change({ questions: questions.toSpliced(index, 1) });
    // Only this one comes back: what was written meanwhile stays.
    showUndo(draftsText.questionRemoved, draftsText.undo, () =>
      change((draft) => ({ questions: draft.questions.toSpliced(index, 0, removed) })),
    );
  }

  return (
    <Section title={draftsText.questions} purpose={draftsText.questionsPurpose}>
      <Place path="questions">
        {draft.campaignType === 'SCHEDULING' && questions.length === 0 ? (
          <p className={styles.quiet}>{draftsText.questionsNone}</p>
        ) : null}
        <ol className={styles.questions}>
          {questions.map((question, index) => (
            <QuestionRow
              key={question.id}
              question={question}
              index={index}
              count={questions.length}
              isDragged={dragged === question.id}
              onEdit={(part) => edit(question.id, part)}
              onMove={(to) => move(index, to)}
              onRemove={() => remove(index)}
              onDrag={(on) => setDragged(on ? question.id : undefined)}
              onDropped={() => {
                const from = questions.findIndex(({ id }) => id === dragged);
                setDragged(undefined);
                move(from, index);
              }}
            />
          ))}
        </ol>
        {problem === undefined ? null : (
          <p className={errorOf('questions') === undefined ? styles.count : styles.error}>
            {problem}
          </p>
        )}
        <div className={styles.adds}>
          <Button
            icon={IconPlus}
            disabled={questions.length >= questionLimit}
            onClick={() => add('TEXT')}
          >
            {draftsText.addQuestion}
          </Button>
          <Button
            icon={IconFileText}
            disabled={questions.length >= questionLimit}
            onClick={() => add('DOCUMENT')}
          >
            {draftsText.addDocument}
          </Button>
        </div>
        <VisuallyHidden>
          <span role="status">{said}</span>
        </VisuallyHidden>
      </Place>
    </Section>
  );
}

/** A question that moves takes the focus along, or it would be lost: on the same arrow, where that one still leads somewhere. */
function focusMove(index: number, way: 'up' | 'down'): void {
  requestAnimationFrame(() => {
    const row = document.querySelector(`[data-field="questions\\[${index}\\]"]`);
    const arrows = [way, way === 'up' ? 'down' : 'up'].map((one) =>
      row?.querySelector<HTMLButtonElement>(`button[data-move="${one}"]`),
    );
    arrows.find((arrow) => arrow?.disabled === false)?.focus();
  });
}

/** The new question is drawn first, then it takes the focus. */
function focusQuestion(index: number): void {
  requestAnimationFrame(() => {
    const row = document.querySelector(`[data-field="questions\\[${index}\\]"]`);
    row?.querySelector<HTMLElement>('textarea, input')?.focus();
  });
}
