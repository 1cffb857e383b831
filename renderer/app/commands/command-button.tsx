import type { ComponentProps } from 'react';
import { Button } from '../../ui/button.tsx';
import type { Command } from './command.ts';
import { useKeyHint } from './key-hint.ts';
import { useCommands } from './use-commands.ts';

type CommandButtonProps = Omit<ComponentProps<typeof Button>, 'children' | 'onClick'> & {
  readonly command: Omit<Command, 'run'>;
  readonly onClick: () => void;
  /** Fewer words than the command's, where the place around the button says the rest. */
  readonly children?: string;
};

/** A button whose action is in the palette too, in the same words, and by its key where it has one. */
export function CommandButton({ command, children, ...rest }: CommandButtonProps) {
  const hint = useKeyHint();
  const isPossible = rest.disabled !== true && rest.busy !== true;
  useCommands([
    {
      ...(rest.icon === undefined ? {} : { icon: rest.icon }),
      ...command,
      run: isPossible ? rest.onClick : undefined,
    },
  ]);
  return (
    <Button {...hint(command.shortcut)} {...rest}>
      {children ?? command.label}
    </Button>
  );
}
