import { Time, useNow } from './time.tsx';

/** What was read this short a time ago is as good as new, and its age says nothing. */
const freshForMs = 5 * 60_000;

type ReadAgeProps = {
  /** What happened then, before the time. */
  readonly words: string;
  readonly at: number;
  /** How long ago, or with `short` when it was. */
  readonly form?: 'ago' | 'short';
  readonly className?: string | undefined;
};

/** How old what is shown is; nothing while it is as good as new. */
export function ReadAge({ words, at, form = 'ago', className }: ReadAgeProps) {
  const now = useNow();
  if (now - at < freshForMs) return null;
  return (
    <span className={className}>
      {words} <Time at={at} form={form} />
    </span>
  );
}
