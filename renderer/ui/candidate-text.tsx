import { Fragment, useMemo } from 'react';
import { CandidateLink } from './candidate-link.tsx';
import { readTextParts, type TextPart } from './candidate-text-parts.ts';
import { unreachable } from '../../shared/errors.ts';
import { uiText } from './text.ts';
import styles from './candidate-text.module.css';

type CandidateTextProps = {
  readonly text: string;
  /** Links stay words: for lists and previews. */
  readonly withoutLinks?: boolean;
};

/** Text that came from outside: never markup, its direction kept to itself, hidden characters shown, links with their real host. */
export function CandidateText({ text, withoutLinks = false }: CandidateTextProps) {
  const parts = useMemo(() => readTextParts(text), [text]);
  return (
    <bdi className={withoutLinks ? styles.line : styles.text} dir="auto">
      {parts.map((part, index) => (
        // The parts of one text never change places.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={index}>
          <Part part={part} withoutLinks={withoutLinks} />
        </Fragment>
      ))}
    </bdi>
  );
}

function Part({ part, withoutLinks }: { readonly part: TextPart; readonly withoutLinks: boolean }) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'control':
      return (
        <span className={styles.control} title={uiText.controlCharacter(part.codePoint)}>
          {part.symbol}
        </span>
      );
    case 'link':
      return withoutLinks ? part.text : <CandidateLink link={part} />;
    default:
      return unreachable(part);
  }
}
