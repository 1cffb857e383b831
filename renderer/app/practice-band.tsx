import { useQuery } from '@tanstack/react-query';
import { IconClock, IconSchool } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { showFailure } from '../ui/toasts.ts';
import { locale } from '../ui/locale.ts';
import { useLink } from '../link/link-context.tsx';
import { useChange } from '../link/use-change.ts';
import { useCommands } from './commands/use-commands.ts';
import { appText } from './text.ts';
import styles from './practice-band.module.css';

const timeFormat = new Intl.DateTimeFormat(locale, {
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** Says at all times that nothing is sent to real people. It cannot be closed. */
export function PracticeBand() {
  const { queries, client } = useLink();
  const { data: clock, dataUpdatedAt } = useQuery({
    ...queries.practice.clock.queryOptions({ input: {} }),
    refetchInterval: 15_000,
  });
  const skip = useChange(client.practice.skipAhead, { onError: showFailure });
  useCommands(
    (['hour', 'next-morning'] as const).map((to) => ({
      id: `practice.skip-${to}`,
      label: to === 'hour' ? appText.skipHour : appText.skipMorning,
      group: 'console',
      icon: IconClock,
      words: appText.practiceWords,
      run: skip.isPending || clock?.running !== true ? undefined : () => skip.mutate({ to }),
    })),
  );
  const nowMs = useRunningTime(
    clock?.running === true ? clock.nowMs : undefined,
    clock?.speed ?? 1,
    dataUpdatedAt,
  );
  return (
    <section className={styles.band} data-practice-band aria-label={appText.practiceBand}>
      <IconSchool size={16} aria-hidden />
      <strong className={styles.words}>{appText.practiceBand}</strong>
      {nowMs === undefined ? null : (
        <span className={styles.clock}>
          <span>{appText.practiceTime(timeFormat.format(nowMs))}</span>
          <button
            type="button"
            disabled={skip.isPending}
            onClick={() => skip.mutate({ to: 'hour' })}
          >
            {appText.skipHour}
          </button>
          <button
            type="button"
            disabled={skip.isPending}
            onClick={() => skip.mutate({ to: 'next-morning' })}
          >
            {appText.skipMorning}
          </button>
        </span>
      )}
    </section>
  );
}

/** Practice time between two answers: it keeps running at its own speed. */
function useRunningTime(
  baseMs: number | undefined,
  speed: number,
  takenAt: number,
): number | undefined {
  const [sinceMs, setSinceMs] = useState(0);
  useEffect(() => {
    if (baseMs === undefined) return undefined;
    const timer = setInterval(() => setSinceMs(Date.now() - takenAt), 1000);
    return () => {
      clearInterval(timer);
      setSinceMs(0);
    };
  }, [baseMs, takenAt]);
  return baseMs === undefined ? undefined : baseMs + sinceMs * speed;
}
