import { describe, expect, it } from 'vitest';
import {
  allScripts,
  firstScreenScripts,
  initialScripts,
  pageScript,
  readScript,
} from '../../support/first-scripts.ts';

const mostKilobytes = 250;
const pages = [
  'welcome-page',
  'inbox-page',
  'campaigns-page',
  'campaign-page',
  'draft-page',
  'uploads-page',
  'upload-page',
  'schedule-page',
  'arrange-page',
  'arrange-many-page',
  'setups-page',
  'setup-page',
  'activity-page',
  'settings-page',
];

describe('the built screens', () => {
  it(`load less than ${mostKilobytes} kB of script, gzipped, before they show anything`, () => {
    expect(initialScripts().gzipKilobytes).toBeLessThan(mostKilobytes);
  });

  it('stay within it with the inbox that is shown first', () => {
    expect(firstScreenScripts().gzipKilobytes).toBeLessThan(mostKilobytes);
  });

  it('are measured in full: React and the words of the inbox are among what was weighed', () => {
    const all = (files: readonly string[]) => files.map(readScript).join('\n');
    expect(all(initialScripts().files)).toContain('react.transitional.element');
    expect(all(initialScripts().files)).not.toContain('Choose a conversation');
    expect(all(firstScreenScripts().files)).toContain('Choose a conversation');
  });

  it('have each page in a file of its own, which no other page waits for', () => {
    const first = initialScripts().files;
    const files = pages.map(pageScript);
    expect(new Set(files).size).toBe(pages.length);
    expect(files.filter((file) => first.includes(file))).toEqual([]);
    expect(firstScreenScripts().files.filter((file) => files.includes(file))).toEqual([
      pageScript('inbox-page'),
    ]);
  });

  it('leave schemas, phone metadata and the palette out of the first load', () => {
    const first = firstScreenScripts().files;
    const holding = (mark: string) =>
      allScripts().filter((file) => readScript(file).includes(mark));
    expect(holding('country_calling_codes').filter((file) => first.includes(file))).toEqual([]);
    for (const mark of ['ZodObject', 'showModal']) {
      expect(holding(mark)).not.toEqual([]);
      expect(holding(mark).filter((file) => first.includes(file))).toEqual([]);
    }
  });
});
