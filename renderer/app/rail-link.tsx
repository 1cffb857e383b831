import { Link, useNavigate } from '@tanstack/react-router';
import { classes } from '../ui/classes.ts';
import { locale } from '../ui/locale.ts';
import type { IconType } from '../ui/icon.ts';
import { expectArrival } from './commands/arrival.ts';
import { useKeyHint } from './commands/key-hint.ts';
import { keys } from './commands/keys.ts';
import { commandText } from './commands/text.ts';
import { useCommands } from './commands/use-commands.ts';
import { appText } from './text.ts';
import styles from './rail.module.css';

type RailLinkProps = {
  readonly to: '/inbox' | '/campaigns' | '/uploads' | '/schedule' | '/activity' | '/settings';
  readonly icon: IconType;
  readonly label: string;
  readonly count?: number;
  readonly narrow: boolean;
};

const countFormat = new Intl.NumberFormat(locale, {
  notation: 'compact',
  maximumFractionDigits: 1,
});

const shortcuts = {
  '/inbox': keys.inbox,
  '/campaigns': keys.campaigns,
  '/uploads': keys.uploads,
  '/schedule': keys.schedule,
  '/activity': keys.activity,
  '/settings': keys.settings,
} as const satisfies Readonly<Record<RailLinkProps['to'], string>>;

/** One page of the rail; the count is there only where something asks for action. */
export function RailLink({ to, icon: Icon, label, count = 0, narrow }: RailLinkProps) {
  const navigate = useNavigate();
  const hint = useKeyHint()(shortcuts[to]).title;
  useCommands([
    {
      id: `go.${to}`,
      label: commandText.goTo(label),
      group: 'go',
      icon: Icon,
      shortcut: shortcuts[to],
      run() {
        expectArrival();
        void navigate({ to });
      },
    },
  ]);
  const title = narrow ? [label, hint].filter(Boolean).join(': ') : hint;
  return (
    <Link
      to={to}
      className={classes(styles.link)}
      activeProps={{ className: classes(styles.active), 'aria-current': 'page' }}
      title={title}
    >
      <Icon size={16} stroke={1.75} aria-hidden />
      <span className={styles.label}>{label}</span>
      {count > 0 ? (
        <span className={styles.count}>
          <span aria-hidden>{countFormat.format(count)}</span>
          <span className={styles.spoken}>{`, ${appText.needAction(count)}`}</span>
        </span>
      ) : null}
    </Link>
  );
}
