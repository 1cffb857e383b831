import { IconArrowDown, IconArrowUp, IconGripVertical, IconTrash } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import type { DraftQuestion } from '../../../../shared/campaigns/draft.ts';
import { IconButton } from '../../../ui/button.tsx';
import { classes } from '../../../ui/classes.ts';
import { CheckField, SelectField, TextAreaField, TextField } from '../../../ui/field.tsx';
import { campaignsText } from '../text.ts';
import { useDraftForm } from './draft-context.ts';
import { draftsText } from './text.ts';
import styles from './drafts.module.css';

type QuestionRowProps = {
  readonly question: DraftQuestion;
  readonly index: number;
  readonly count: number;
  readonly isDragged: boolean;
  readonly onEdit: (part: Partial<DraftQuestion>) => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
  readonly onDrag: (on: boolean) => void;
  readonly onDropped: () => void;
};

const kinds = ['TEXT', 'DOCUMENT'];

/** One question: it is moved by its handle, or by the arrows beside it. */
export function QuestionRow(props: QuestionRowProps) {
  const { question, index, count, isDragged, onEdit, onMove, onRemove, onDrag, onDropped } = props;
  const { errorOf } = useDraftForm();
  const [isOver, setOver] = useState(false);
  const number = index + 1;
  const path = `questions[${index}]`;
  const { questionType } = question;
  const offered = kinds.includes(questionType) ? kinds : [...kinds, questionType];

  function over(event: DragEvent): void {
    if (!event.dataTransfer.types.includes(dragType)) return;
    event.preventDefault();
    setOver(true);
  }

  return (
    // Dropping is the pointer's way alone; the arrows beside the question move it for everyone.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      data-field={path}
      className={classes(styles.question, isDragged && styles.dragged, isOver && styles.over)}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDropped();
      }}
    >
      <span
        className={styles.handle}
        title={draftsText.drag(number)}
        aria-hidden
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(dragType, question.id);
          event.dataTransfer.effectAllowed = 'move';
          onDrag(true);
        }}
        onDragEnd={() => onDrag(false)}
      >
        <IconGripVertical size={16} />
        <span className={styles.number}>{number}</span>
      </span>
      <fieldset className={styles.questionFields} aria-label={draftsText.question(number)}>
        {questionType === 'DOCUMENT' ? (
          <TextField
            label={draftsText.documents}
            help={draftsText.documentsHelp}
            error={errorOf(`${path}.documentTypes`)}
            value={question.documentTypes.join(',')}
            onChange={({ target }) =>
              onEdit({ documentTypes: target.value === '' ? [] : target.value.split(',') })
            }
          />
        ) : (
          <TextAreaField
            label={draftsText.questionWords}
            rows={2}
            error={errorOf(`${path}.content`)}
            value={question.content}
            onChange={({ target }) => onEdit({ content: target.value })}
          />
        )}
        <div className={styles.questionMore}>
          <SelectField
            label={draftsText.questionKind}
            hiddenLabel
            error={errorOf(`${path}.questionType`)}
            value={questionType}
            onChange={({ target }) => onEdit(asKind(question, target.value))}
          >
            {offered.map((kind) => (
              <option key={kind} value={kind}>
                {kindWord(kind)}
              </option>
            ))}
          </SelectField>
          <CheckField
            label={draftsText.mandatory}
            help={
              question.isMandatory ? campaignsText.requiredMeaning : campaignsText.optionalMeaning
            }
            error={errorOf(`${path}.isMandatory`)}
            checked={question.isMandatory}
            onChange={({ target }) => onEdit({ isMandatory: target.checked })}
          />
        </div>
      </fieldset>
      <span className={styles.questionActions}>
        <IconButton
          size="small"
          icon={IconArrowUp}
          data-move="up"
          label={draftsText.moveUp(number)}
          disabled={index === 0}
          onClick={() => onMove(index - 1)}
        />
        <IconButton
          size="small"
          icon={IconArrowDown}
          data-move="down"
          label={draftsText.moveDown(number)}
          disabled={index === count - 1}
          onClick={() => onMove(index + 1)}
        />
        <IconButton
          size="small"
          icon={IconTrash}
          label={draftsText.removeQuestion(number)}
          onClick={onRemove}
        />
      </span>
    </li>
  );
}

const dragType = 'application/x-popp-question';

function asKind(question: DraftQuestion, questionType: string): Partial<DraftQuestion> {
  const needsTypes = questionType === 'DOCUMENT' && question.documentTypes.length === 0;
  return { questionType, ...(needsTypes ? { documentTypes: [draftsText.cv] } : {}) };
}

function kindWord(kind: string): string {
  const words: Readonly<Record<string, string>> = draftsText.questionKinds;
  return (Object.hasOwn(words, kind) ? words[kind] : undefined) ?? draftsText.asItCame(kind);
}
