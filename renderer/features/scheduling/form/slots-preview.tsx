import type { TimeThere } from '../../../../shared/conversations/time-there.ts';
import { slotRulesOf } from '../../../../shared/scheduling/slot-rules.ts';
import { nextSlots } from '../../../../shared/scheduling/slots.ts';
import { isTimeZone } from '../../../../shared/zone-time.ts';
import { timeIn } from '../../../ui/time-words.ts';
import { dayIn } from '../zone-words.ts';
import { formText } from './form-text.ts';
import { ownZone } from './new-setup.ts';
import { useSetupForm } from './setup-context.ts';
import { zoneName } from './zone-choices.ts';
import styles from './form.module.css';

const shown = 6;

/** The next times that these hours allow, on the recruiter's clock and the candidate's. */
export function SlotsPreview({ there }: { readonly there?: TimeThere | undefined }) {
  const candidateZone = there?.earliest;
  const { setup, now } = useSetupForm();
  const zone = setup.timezone.trim();
  const isReady = isTimeZone(zone) && setup.openHours.length > 0 && setup.durationMinutes > 0;
  const slots = isReady ? nextSlots(slotRulesOf(setup), now, shown) : [];
  const own = ownZone();
  // Where neither is the zone of the meeting, its own times stand there too.
  const zones = [
    { zone: own, words: formText.slotsYou },
    ...(candidateZone === undefined || candidateZone === own
      ? []
      : [{ zone: candidateZone, words: formText.slotsThem }]),
    ...(zone === own || zone === candidateZone
      ? []
      : [{ zone, words: formText.slotsHost(zoneName(zone)) }]),
  ];
  return (
    <section className={styles.preview} aria-label={formText.slotsTitle}>
      <h2 className={styles.previewTitle}>{formText.slotsTitle}</h2>
      {!isReady ? (
        <p className={styles.help}>{formText.slotsUnready}</p>
      ) : slots.length === 0 ? (
        <p className={styles.error}>{formText.slotsNone}</p>
      ) : (
        <>
          <table className={styles.slotsTable} aria-label={formText.slotsTable}>
            <thead>
              <tr>
                {zones.map(({ zone: each, words }) => (
                  <th key={each} scope="col">
                    {words}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {slots.map(({ fromMs }) => (
                <tr key={fromMs}>
                  {zones.map(({ zone: each }) => (
                    <td key={each}>{`${dayIn(fromMs, each)} ${timeIn(fromMs, each)}`}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {there === undefined ? null : <p className={styles.help}>{guessWords(there)}</p>}
          <p className={styles.help}>{formText.slotsPurpose}</p>
        </>
      )}
    </section>
  );
}

function guessWords({ earliest, latest }: TimeThere): string {
  return earliest === latest
    ? formText.themGuess(zoneName(earliest))
    : formText.themMaybe(zoneName(earliest), zoneName(latest));
}
