import { useEffect, useRef, useState } from 'react';
import type { CampaignDraft } from '../../../../shared/campaigns/draft.ts';
import type { DraftDetail } from '../../../../shared/campaigns/drafts-model.ts';
import { draftBytes, draftLimitBytes } from '../../../../shared/campaigns/draft.ts';
import { CallFailure, isDisconnected, toCallFailure } from '../../../link/call-failure.ts';
import { useLink } from '../../../link/link-context.tsx';
import { draftsText } from './text.ts';

/** How what is on screen stands to what is kept. */
export type Saving = 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'failed';

const pauseMs = 600;
const againMs = 3000;

/** A draft that is being written: kept at every pause, never written over what another window has saved. */
export type DraftEditor = {
  readonly draft: CampaignDraft;
  readonly version: number;
  readonly saving: Saving;
  readonly failure: CallFailure | undefined;
  readonly change: (change: Partial<CampaignDraft>) => void;
  /** Saves now and answers the version that is kept; nothing where it could not be. */
  readonly settle: () => Promise<number | undefined>;
  /** Drops what is on screen for what is kept. */
  readonly takeOther: (other: DraftDetail) => void;
};

type Kept = {
  readonly draft: CampaignDraft;
  readonly version: number;
  readonly failure: CallFailure;
};

// What was written and could not be saved; it outlives the page, so that going elsewhere loses nothing.
const unsaved = new Map<string, Kept>();

type Attempt = { readonly draft: CampaignDraft; readonly requestId: string };

/** The editor of one draft. */
export function useDraftEditor(detail: DraftDetail): DraftEditor {
  const { client } = useLink();
  const [kept] = useState(() => unsaved.get(detail.id));
  const [draft, setDraft] = useState(kept?.draft ?? detail.draft);
  const [version, setVersion] = useState(kept?.version ?? detail.version);
  const [saving, setSaving] = useState<Saving>(
    kept === undefined ? 'saved' : savingAfter(kept.failure),
  );
  const [failure, setFailure] = useState<CallFailure | undefined>(kept?.failure);
  // What the timers and answers work on: the newest, whatever was drawn last.
  const now = useRef({
    draft: kept?.draft ?? detail.draft,
    version: kept?.version ?? detail.version,
    isDirty: kept !== undefined,
    stopped: kept?.failure.code === 'conflict',
  });
  const running = useRef<Promise<void>>(undefined);
  const attempt = useRef<Attempt>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function plan(ms: number): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), ms);
  }

  function fail(told: CallFailure): void {
    const { draft: text, version: known } = now.current;
    unsaved.set(detail.id, { draft: text, version: known, failure: told });
    now.current.stopped = told.code === 'conflict';
    setFailure(told);
    setSaving(savingAfter(told));
  }

  async function saveOnce(): Promise<void> {
    const { draft: text, version: known } = now.current;
    if (draftBytes(text) > draftLimitBytes) {
      fail(new CallFailure(tooLarge));
      return;
    }
    // An answer that was lost is asked for again with the same request: it is never saved twice.
    if (attempt.current?.draft !== text) {
      attempt.current = { draft: text, requestId: crypto.randomUUID() };
    }
    setSaving('saving');
    try {
      const { requestId } = attempt.current;
      const saved = await client.campaigns.saveDraft({
        draftId: detail.id,
        version: known,
        draft: text,
        requestId,
      });
      unsaved.delete(detail.id);
      now.current.version = saved.version;
      now.current.isDirty = now.current.draft !== text;
      setVersion(saved.version);
      setFailure(undefined);
      setSaving(now.current.isDirty ? 'waiting' : 'saved');
      if (now.current.isDirty) plan(pauseMs);
    } catch (error) {
      if (isDisconnected(error)) {
        setSaving('offline');
        plan(againMs);
        return;
      }
      fail(toCallFailure(error));
    }
  }

  async function save(): Promise<void> {
    clearTimeout(timer.current);
    await running.current;
    if (!now.current.isDirty || now.current.stopped) return;
    running.current = saveOnce().finally(() => {
      running.current = undefined;
    });
    await running.current;
  }

  function change(part: Partial<CampaignDraft>): void {
    now.current.draft = { ...now.current.draft, ...part };
    now.current.isDirty = true;
    setDraft(now.current.draft);
    if (now.current.stopped) {
      if (failure !== undefined) fail(failure);
      return;
    }
    setSaving((known) => (known === 'saving' ? known : 'waiting'));
    plan(pauseMs);
  }

  function adopt(other: DraftDetail): void {
    clearTimeout(timer.current);
    unsaved.delete(detail.id);
    now.current = { draft: other.draft, version: other.version, isDirty: false, stopped: false };
    setDraft(other.draft);
    setVersion(other.version);
    setFailure(undefined);
    setSaving('saved');
  }

  // Another window has saved, and nothing of ours is in the way.
  function follow(other: DraftDetail): void {
    const { version: known, isDirty } = now.current;
    if (other.version > known && !isDirty && running.current === undefined) adopt(other);
  }

  const latest = useRef({ save, follow });
  useEffect(() => {
    latest.current = { save, follow };
  });
  useEffect(() => latest.current.follow(detail), [detail]);
  useEffect(() => () => void latest.current.save(), []);

  return {
    draft,
    version,
    saving,
    failure,
    change,
    takeOther: adopt,
    async settle() {
      await save();
      return now.current.isDirty || now.current.stopped ? undefined : now.current.version;
    },
  };
}

function savingAfter(failure: CallFailure): Saving {
  return failure.code === 'conflict' ? 'conflict' : 'failed';
}

const tooLarge = {
  code: 'invalid-input',
  message: draftsText.tooLarge,
  retryable: false,
  id: 'draft-too-large',
} as const;
