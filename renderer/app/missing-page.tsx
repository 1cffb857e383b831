import { Link } from '@tanstack/react-router';
import { IconMapOff } from '@tabler/icons-react';
import { Empty } from '../ui/empty.tsx';
import { buttonClass } from '../ui/button.tsx';
import { appText } from './text.ts';

/** Shown for an address that leads nowhere. */
export function MissingPage() {
  return (
    <Empty
      icon={IconMapOff}
      level={1}
      title={appText.notFoundTitle}
      body={appText.notFoundBody}
      action={
        <Link to="/inbox" className={buttonClass('primary')}>
          {appText.goToInbox}
        </Link>
      }
    />
  );
}
