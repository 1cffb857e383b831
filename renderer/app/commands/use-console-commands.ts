import { useNavigate } from '@tanstack/react-router';
import {
  IconBellQuestion,
  IconKeyboard,
  IconMoon,
  IconPlayerPause,
  IconPlayerPlay,
  IconSearch,
  IconSun,
  IconSunMoon,
} from '@tabler/icons-react';
import { notificationsText } from '../../features/notifications/text.ts';
import { useWhyView } from '../../features/notifications/why-view.ts';
import { outboxText } from '../../features/outbox/text.ts';
import { usePauseEverything } from '../../features/outbox/use-pause-everything.ts';
import { showFailure } from '../../ui/toasts.ts';
import { useSettings } from '../settings.ts';
import { useSettingsChange } from '../use-settings-change.ts';
import { expectArrival } from './arrival.ts';
import type { Command } from './command.ts';
import { useCommandView } from './command-view.ts';
import { keys } from './keys.ts';
import { commandText } from './text.ts';
import { useCommands } from './use-commands.ts';

/** Offers what can be done wherever the recruiter is, and has no control on every page. */
export function useConsoleCommands(): void {
  useCommands([...useHelpCommands(), ...useThemeCommands(), usePauseCommand(), useWhyCommand()]);
}

function useHelpCommands(): readonly Command[] {
  const show = useCommandView((view) => view.show);
  const { singleKeyShortcuts } = useSettings();
  const { change } = useSettingsChange(showFailure);
  return [
    {
      id: 'console.palette',
      label: commandText.palette,
      group: 'console',
      icon: IconSearch,
      shortcut: keys.palette,
      run: () => show('palette'),
    },
    {
      id: 'console.sheet',
      label: commandText.sheet,
      group: 'console',
      icon: IconKeyboard,
      shortcut: keys.sheet,
      run: () => show('sheet'),
    },
    {
      id: 'console.single-keys',
      label: singleKeyShortcuts ? commandText.singleKeysOff : commandText.singleKeysOn,
      group: 'console',
      icon: IconKeyboard,
      run: () => change({ singleKeyShortcuts: !singleKeyShortcuts }),
    },
  ];
}

function useThemeCommands(): readonly Command[] {
  const { theme } = useSettings();
  const { change } = useSettingsChange(showFailure);
  const themes = [
    { key: 'light', label: commandText.lightTheme, icon: IconSun },
    { key: 'dark', label: commandText.darkTheme, icon: IconMoon },
    { key: 'system', label: commandText.systemTheme, icon: IconSunMoon },
  ] as const;
  return themes
    .filter(({ key }) => key !== theme)
    .map(({ key, label, icon }) => ({
      id: `console.theme-${key}`,
      label,
      group: 'console',
      icon,
      words: commandText.themeWords,
      run: () => change({ theme: key }),
    }));
}

function usePauseCommand(): Command {
  const navigate = useNavigate();
  const { isOn, isPossible, pause, ask } = usePauseEverything();
  const words = commandText.pauseWords;
  if (!isOn) {
    return {
      id: 'outbox.pause',
      label: outboxText.pauseAll,
      group: 'console',
      icon: IconPlayerPause,
      words,
      run: isPossible ? pause : undefined,
    };
  }
  return {
    id: 'outbox.resume',
    label: commandText.letLeave,
    group: 'console',
    icon: IconPlayerPlay,
    words,
    run: () => {
      expectArrival();
      void navigate({ to: '/activity' }).then(ask);
    },
  };
}

function useWhyCommand(): Command {
  const open = useWhyView((view) => view.open);
  return {
    id: 'notifications.why',
    label: notificationsText.why,
    group: 'console',
    icon: IconBellQuestion,
    words: commandText.whyWords,
    run: open,
  };
}
