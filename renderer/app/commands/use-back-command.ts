import { useNavigate } from '@tanstack/react-router';
import { IconArrowLeft } from '@tabler/icons-react';
import { expectArrival } from './arrival.ts';
import { keys } from './keys.ts';
import { useCommands } from './use-commands.ts';

/** Escape leads from a page to the list that it belongs to. */
export function useBackCommand(
  to: '/uploads' | '/campaigns' | '/inbox' | '/schedule' | '/schedule/setups',
  label: string,
): void {
  const navigate = useNavigate();
  useCommands([
    {
      id: `back.${to}`,
      label,
      icon: IconArrowLeft,
      shortcut: keys.back,
      run() {
        expectArrival();
        void navigate({ to });
      },
    },
  ]);
}
