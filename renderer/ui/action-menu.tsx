import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { IconButton } from './button.tsx';
import type { IconType } from './icon.ts';
import { classes } from './classes.ts';
import styles from './menu.module.css';

/** One thing that a menu offers. */
export type MenuAction = {
  readonly label: string;
  readonly icon?: IconType;
  readonly run: () => void;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  /** Set apart from those above. */
  readonly apart?: boolean;
};

type ActionMenuProps = {
  readonly label: string;
  readonly actions: readonly MenuAction[];
  /** What opens it, where three dots are not enough. */
  readonly target?: ReactElement;
};

/** Further actions behind three dots, or behind a button of your own. */
export function ActionMenu({ label, actions, target }: ActionMenuProps) {
  return (
    <Menu
      position="bottom-end"
      classNames={menuClasses}
      transitionProps={{ duration: 80 }}
      // The placeholder would stand among the entries, where a menu may hold entries alone.
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>{target ?? <IconButton icon={IconDots} label={label} />}</Menu.Target>
      <Menu.Dropdown aria-label={label}>
        {actions.map((action) => (
          <MenuEntry key={action.label} action={action} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Our own look for Mantine's menus. */
export const menuClasses = {
  dropdown: styles.dropdown ?? '',
  item: styles.item ?? '',
  divider: styles.divider ?? '',
  label: styles.label ?? '',
} as const;

function MenuEntry({ action }: { readonly action: MenuAction }) {
  const { icon: Icon } = action;
  return (
    <>
      {action.apart === true ? <Menu.Divider /> : null}
      <Menu.Item
        {...(Icon === undefined
          ? {}
          : { leftSection: <Icon size={16} stroke={1.75} aria-hidden /> })}
        disabled={action.disabled ?? false}
        onClick={action.run}
        className={classes(action.danger === true && styles.danger)}
      >
        {action.label}
      </Menu.Item>
    </>
  );
}
