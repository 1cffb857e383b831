import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import {
  commonestRefusal,
  diagnose,
  type DiagnosisLine,
} from '../../../shared/webhooks/diagnosis.ts';
import type { ListenerStatus } from '../../../shared/webhooks/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { Chip, type KnownStatus } from '../../ui/chip.tsx';
import { Section } from '../../ui/section.tsx';
import { diagnosisText } from './diagnosis-text.ts';
import { TestEvent } from './test-event.tsx';
import { webhooksText } from './text.ts';
import { useTestEvent } from './use-test-event.ts';
import styles from './webhooks.module.css';

const verdicts: Readonly<Record<DiagnosisLine['verdict'], KnownStatus>> = {
  good: { tone: 'green', icon: IconCircleCheck, word: diagnosisText.verdicts.good },
  bad: { tone: 'amber', icon: IconAlertTriangle, word: diagnosisText.verdicts.bad },
  open: { tone: 'grey', icon: IconCircleDashed, word: diagnosisText.verdicts.open },
};

type DiagnosisSectionProps = { readonly workspaceId: string; readonly status: ListenerStatus };

/** Why no events arrive: everything that has to be in order, how it stands, and what to do. */
export function DiagnosisSection({ workspaceId, status }: DiagnosisSectionProps) {
  const { queries } = useLink();
  const { data: tunnel } = useQuery(queries.tunnels.status.queryOptions({ input: {} }));
  const sending = useTestEvent();
  if (tunnel === undefined) return null;
  return (
    <Section title={diagnosisText.title} purpose={diagnosisText.purpose}>
      <div className={styles.stack}>
        <ul className={styles.refusals} aria-label={diagnosisText.title}>
          {diagnose({ status, tunnel, test: sending.data }).map((line) => (
            <li key={line.check} className={styles.refusal}>
              <span className={styles.words}>
                <span className={styles.strong}>{diagnosisText.checks[line.check]}</span>
                <span className={styles.help}>{wordsOf(line, status)}</span>
              </span>
              <Verdict verdict={line.verdict} />
            </li>
          ))}
        </ul>
        {status.signing.state === 'present' ? (
          <TestEvent workspaceId={workspaceId} sending={sending} />
        ) : null}
      </div>
    </Section>
  );
}

function Verdict({ verdict }: Pick<DiagnosisLine, 'verdict'>) {
  const { tone, icon, word } = verdicts[verdict];
  return (
    <Chip tone={tone} icon={icon} bare>
      {word}
    </Chip>
  );
}

function wordsOf({ check, finding }: DiagnosisLine, { counts }: ListenerStatus): string {
  const refused = commonestRefusal(counts);
  if (check === 'refusals' && refused !== undefined) {
    return `${webhooksText.outcomes[refused]}: ${webhooksText.diagnoses[refused]}`;
  }
  const findings: Readonly<Record<string, string>> = diagnosisText.findings[check];
  return findings[finding] ?? '';
}
