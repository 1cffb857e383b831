import { useEffect, useEffectEvent, useRef } from 'react';
import { useWidths } from '../ui/widths.ts';
import { useSettings } from './settings.ts';
import { useSettingsChange } from './use-settings-change.ts';

// An edge that is being dragged says a new width at every step.
const restMs = 400;

/** Brings panes and columns back to the widths that were set by hand, and keeps those that are set now. */
export function useRememberedWidths(): void {
  const { widths: kept } = useSettings();
  const { change } = useSettingsChange();
  const isMoving = useRef(false);
  useEffect(() => {
    // What the hand is just doing is newer than any answer.
    if (!isMoving.current) useWidths.getState().recall(kept);
  }, [kept]);
  const keep = useEffectEvent(() => {
    isMoving.current = false;
    const { widths } = useWidths.getState();
    if (widths !== kept) change({ widths });
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = useWidths.subscribe(({ widths }, before) => {
      if (widths === before.widths) return;
      clearTimeout(timer);
      isMoving.current = true;
      timer = setTimeout(keep, restMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
}
