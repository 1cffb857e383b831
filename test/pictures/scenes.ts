import { playCampaigns } from './scenes/campaigns.ts';
import { playEvents } from './scenes/events.ts';
import { playFrame, playSignedOut } from './scenes/frame.ts';
import { playInbox } from './scenes/inbox.ts';
import { playMirror } from './scenes/mirror.ts';
import { playMirrorTrouble } from './scenes/mirror-trouble.ts';
import { playNotices } from './scenes/notices.ts';
import { playScheduling } from './scenes/scheduling.ts';
import { playDeciding, playSending } from './scenes/sending.ts';
import { playKeys, playSettings } from './scenes/settings.ts';
import { playStart } from './scenes/start.ts';
import { playStartup } from './scenes/startup.ts';
import { playThread } from './scenes/thread.ts';
import { playUploads } from './scenes/uploads.ts';
import type { Scene } from './studio.ts';

const hourMs = 60 * 60_000;
/** Before the oldest conversation of a busy organisation. */
const busySince = 73 * hourMs;

/** What is played; each scene has consoles, a Popp and a time of its own. */
export const scenes: Readonly<Record<string, Scene>> = {
  start: { play: playStart },
  startup: { play: playStartup },
  frame: { play: playFrame },
  'signed-out': { play: playSignedOut },
  inbox: { play: playInbox, startsAgoMs: busySince },
  thread: { play: playThread, startsAgoMs: busySince },
  notices: { play: playNotices, startsAgoMs: busySince },
  campaigns: { play: playCampaigns, startsAgoMs: busySince },
  uploads: { play: playUploads },
  scheduling: { play: playScheduling },
  sending: { play: playSending, startsAgoMs: hourMs },
  deciding: { play: playDeciding, startsAgoMs: 3 * hourMs },
  events: { play: playEvents },
  mirror: { play: playMirror },
  'mirror-trouble': { play: playMirrorTrouble, startsAgoMs: busySince },
  settings: { play: playSettings },
  keys: { play: playKeys },
};
