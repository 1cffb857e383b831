import type { PowerMonitor } from 'electron';
import type { Power } from '../core/capabilities.ts';

/** Wakes as the operating system tells of them: after sleep, and after a locked screen was unlocked. */
export function powerOf(monitor: Pick<PowerMonitor, 'on' | 'off'>): Power {
  return {
    onWake(listener) {
      monitor.on('resume', listener);
      monitor.on('unlock-screen', listener);
      return () => {
        monitor.off('resume', listener);
        monitor.off('unlock-screen', listener);
      };
    },
  };
}
