import { expect, test } from 'vitest';
import { createOpener } from '../../../electron/main/opener.ts';

function openerThatAnswers(wanted: boolean) {
  const opened: string[] = [];
  const asked: string[] = [];
  const note = () => undefined;
  const opener = createOpener({
    open: (address) => Promise.resolve(void opened.push(address)),
    ask: (url) => Promise.resolve(asked.push(url.href) > 0 && wanted),
    logger: { info: note, warn: note, error: note },
  });
  return { opener, opened, asked };
}

test('opens Popp at once, asks about the rest with the whole address, and refuses what is no web address', async () => {
  const { opener, opened, asked } = openerThatAnswers(true);
  await opener.openAddress('https://ai.joinpopp.com/x');
  expect(asked).toEqual([]);
  await opener.openAddress('https://example.com/a?b=c');
  await opener.openAddress('file:///etc/passwd');
  await opener.openAddress('javascript:alert(1)');
  expect(asked).toEqual(['https://example.com/a?b=c']);
  expect(opened).toEqual(['https://ai.joinpopp.com/x', 'https://example.com/a?b=c']);
});

test('opens nothing that the recruiter does not want', async () => {
  const { opener, opened } = openerThatAnswers(false);
  await opener.openExternal(new URL('https://example.com/'));
  expect(opened).toEqual([]);
});
