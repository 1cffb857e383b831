import { IconCalendarPlus, IconSelectAll, IconSquareCheck, IconSquareX } from '@tabler/icons-react';
import type { Command } from '../../../app/commands/command.ts';
import { keys } from '../../../app/commands/keys.ts';
import { selectingText } from './selecting-text.ts';

/** What can be done with a selection; the keys that are not a letter act in the list alone, which listens for them itself. */
export const selectingCommands = {
  select: {
    id: 'inbox.select',
    label: selectingText.selectCommand,
    icon: IconSquareCheck,
    shortcut: keys.select,
  },
  down: {
    id: 'inbox.select-next',
    label: selectingText.selectDown,
    icon: IconSelectAll,
    shortcut: keys.selectDown,
    ownKey: true,
  },
  up: {
    id: 'inbox.select-previous',
    label: selectingText.selectUp,
    icon: IconSelectAll,
    shortcut: keys.selectUp,
    ownKey: true,
  },
  arrange: {
    id: 'inbox.arrange-selected',
    label: selectingText.arrangeCommand,
    icon: IconCalendarPlus,
    shortcut: keys.arrangeSelected,
  },
  clear: {
    id: 'inbox.clear-selection',
    label: selectingText.clearCommand,
    icon: IconSquareX,
    shortcut: keys.back,
    ownKey: true,
  },
} as const satisfies Readonly<Record<string, Command>>;
