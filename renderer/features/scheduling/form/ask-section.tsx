import type { AskOptions } from '../../../../shared/scheduling/setup.ts';
import { CheckField } from '../../../ui/field.tsx';
import { Section } from '../../../ui/section.tsx';
import { formText } from './form-text.ts';
import styles from './form.module.css';

type AskSectionProps = {
  readonly options: AskOptions;
  readonly onChange: (options: AskOptions) => void;
};

/** When the first message leaves, and whether Popp looks for another conversation first. */
export function AskSection({ options, onChange }: AskSectionProps) {
  return (
    <Section title={formText.askTitle} purpose={formText.askPurpose}>
      <div className={styles.fields}>
        <CheckField
          label={formText.businessHours}
          help={formText.businessHoursHelp}
          checked={options.inBusinessHours}
          onChange={({ target }) => onChange({ ...options, inBusinessHours: target.checked })}
        />
        <CheckField
          label={formText.skip}
          help={formText.skipHelp}
          checked={options.skipDuplicationCheck}
          onChange={({ target }) => onChange({ ...options, skipDuplicationCheck: target.checked })}
        />
      </div>
    </Section>
  );
}
