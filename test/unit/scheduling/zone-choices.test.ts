import { describe, expect, it } from 'vitest';
import {
  findZones,
  offsetWords,
  zoneChoices,
} from '../../../renderer/features/scheduling/form/zone-choices.ts';
import { isTimeZone } from '../../../shared/zone-time.ts';

const found = (typed: string) => findZones(typed, zoneChoices()).map(({ zone }) => zone);

describe('time zones', () => {
  it('are found by their place, by parts of it, and by their country', () => {
    expect(found('london')[0]).toBe('Europe/London');
    expect(found('new yo')[0]).toBe('America/New_York');
    expect(found('germany')).toContain('Europe/Berlin');
    expect(found('são paulo')[0]).toBe('America/Sao_Paulo');
    expect(found('atlantis')).toEqual([]);
    expect(found('').length).toBeGreaterThan(300);
  });

  it('exist or do not', () => {
    expect(zoneChoices().every(({ zone }) => isTimeZone(zone))).toBe(true);
    for (const zone of ['', 'Europe/Atlantis', '+01:00', 'Europe/London ', 'a b']) {
      expect(isTimeZone(zone)).toBe(false);
    }
  });

  it('say how far they are from UTC on that day', () => {
    const summer = Date.UTC(2026, 6, 1);
    expect(offsetWords('Europe/London', summer)).toBe('UTC+1');
    expect(offsetWords('Etc/UTC', summer)).toBe('UTC');
    expect(offsetWords('America/St_Johns', summer)).toBe('UTC-2:30');
    expect(offsetWords('Asia/Kathmandu', summer)).toBe('UTC+5:45');
  });
});
