import { expect, type Page } from '@playwright/test';

/** What has the focus, as someone who works by the keyboard meets it. */
type Stop = { readonly name: string; readonly isSeen: boolean; readonly isMarked: boolean };

/** The keyboard, and nothing else; every place that gets the focus has to be on screen, marked and named. */
export function keyboardOf(page: Page) {
  const { keyboard } = page;
  let presses = 0;

  /** The focus has come to rest on something that is on screen, is marked as focused, and has this name; tells the name. */
  async function stop(name: string | RegExp = /\S/): Promise<string> {
    const expected = typeof name === 'string' ? name : expect.stringMatching(name);
    let found: Stop | undefined;
    const look = async () => {
      found = await stopOf(page);
      return found;
    };
    await expect.poll(look).toEqual({ name: expected, isSeen: true, isMarked: true });
    return found?.name ?? '';
  }

  /** Goes on with Tab until something has this name; every stop on the way counts. */
  async function tabTo(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let presses = 0; presses < mostPresses; presses += 1) {
      await keyboard.press(key);
      const found = await stop();
      if (typeof name === 'string' ? found === name : name.test(found)) return;
    }
    throw new Error(`${mostPresses} times ${key} did not lead to ${String(name)}.`);
  }

  return {
    stop,
    tabTo,
    press: async (...keys: readonly string[]) => {
      for (const key of keys) await keyboard.press(key);
      presses += keys.length;
    },
    /** How many keys were pressed so far; what was typed as text is not among them. */
    presses: () => presses,
    type: (text: string) => keyboard.type(text),
  };
}

const mostPresses = 40;

async function stopOf(page: Page): Promise<Stop> {
  const mark = await page.evaluate(markOf);
  if (mark === undefined) return { name: '', isSeen: false, isMarked: false };
  const [line = ''] = (await page.locator(':focus').ariaSnapshot()).split('\n');
  return { name: nameIn(line), ...mark };
}

// A line such as `- button "Take over" [disabled]`; what folds out is text without a role.
function nameIn(line: string): string {
  const text = /^- text: (.+)$/.exec(line)?.[1];
  const quoted = /^- '?[a-z]+ ("(?:[^"\\]|\\.)*")/.exec(line)?.[1];
  return text ?? (quoted === undefined ? '' : String(JSON.parse(quoted)));
}

/** Whether what has the focus can be seen, and the focus on it; the palette draws it beneath its field. */
function markOf(): Omit<Stop, 'name'> | undefined {
  const element = document.activeElement;
  if (element === null || element === document.body) return undefined;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const middle = (from: number, to: number, most: number) =>
    Math.min(Math.max((Math.max(from, 0) + Math.min(to, most)) / 2, 1), most - 1);
  const hit = document.elementFromPoint(
    middle(left, right, window.innerWidth),
    middle(top, bottom, window.innerHeight),
  );
  const hasOutline = (one: Element | null) => {
    if (one === null) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  };
  // A field without an edge of its own is marked by the box that it fills.
  const box = element.matches('textarea') ? element.parentElement?.parentElement : null;
  const isOutlined =
    hasOutline(element) || hasOutline(box ?? null) || hasOutline(box?.parentElement ?? null);
  const frame = element.parentElement;
  const isUnderlined =
    frame !== null &&
    element.matches('[role="combobox"]') &&
    getComputedStyle(frame).boxShadow.includes('inset');
  return {
    isSeen:
      right > left &&
      bottom > top &&
      hit !== null &&
      (element.contains(hit) || hit.contains(element)),
    isMarked: isOutlined || isUnderlined,
  };
}
