import { useEffect } from 'react';
import { appText } from './text.ts';

const pages: Readonly<Record<string, string>> = {
  inbox: appText.inbox,
  campaigns: appText.campaigns,
  uploads: appText.uploads,
  schedule: appText.schedule,
  activity: appText.activity,
  settings: appText.settings,
};

/** The name of the window: how many need the recruiter, and where they are. */
export function windowTitle(path: string, needsYou: number): string {
  const page = pages[path.split('/')[1] ?? ''];
  const count = needsYou > 0 ? `(${needsYou}) ` : '';
  return page === undefined ? appText.productName : `${count}${page} · ${appText.productName}`;
}

/** Keeps the name of the window. */
export function usePageTitle(path: string, needsYou: number): void {
  useEffect(() => {
    document.title = windowTitle(path, needsYou);
  }, [path, needsYou]);
}
