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

/** Changes some fields; as a function of what is on screen then, for what is undone later. */
export type Change = (
  part: Partial<CampaignDraft> | ((draft: CampaignDraft) => Partial<CampaignDraft>),
) => void;

/** A draft that is being written: kept at every pause, never written over what another window has saved. */
export type DraftEditor = {
  readonly draft: CampaignDraft;
  readonly version: number;
  readonly saving: Saving;
  readonly failure: CallFailure | undefined;
  readonly change: Change;
  /** Saves now and answers the version that is kept; nothing where it could not be. */
  readonly settle: () => Promise<number | undefined>;
  /** Drops what is on screen for what is kept. */
  readonly takeOther: (other: DraftDetail) => void;
};

type Kept = {
  readonly draft: CampaignDraft;
  readonly version: number;
  readonly failure: CallFailure | undefined;
};

// What was written and is not saved yet; it outlives the page, so that going elsewhere loses nothing.
const unsaved = new Map<string, Kept>();

// The editor on screen is the one that saves: one that was left behind stops when the draft is opened again.
const owners = new Map<string, object>();

type Attempt = { readonly draft: CampaignDraft; readonly requestId: string };

/** The editor of one draft. */
export function useDraftEditor(detail: DraftDetail): DraftEditor {
  const { client } = useLink();
  const [kept] = useState(() => unsaved.get(detail.id));
  const [draft, setDraft] = useState(kept?.draft ?? detail.draft);
  const [version, setVersion] = useState(kept?.version ?? detail.version);
  const [saving, setSaving] = useState<Saving>(() => savingOf(kept));
  const [failure, setFailure] = useState<CallFailure | undefined>(kept?.failure);
  // What the timers and answers work on: the newest, whatever was drawn last.
  const now = useRef({
    draft: kept?.draft ?? detail.draft,
    version: kept?.version ?? detail.version,
    isDirty: kept !== undefined,
    stopped: kept?.failure?.code === 'conflict',
  });
  const running = useRef<Promise<void>>(undefined);
  const attempt = useRef<Attempt>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [owner] = useState(() => ({}));

  function plan(ms: number): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), ms);
  }

  function keep(told: CallFailure | undefined): void {
    const { draft: text, version: known } = now.current;
    unsaved.set(detail.id, { draft: text, version: known, failure: told });
  }

  function fail(told: CallFailure): void {
    keep(told);
    now.current.stopped = told.code === 'conflict';
    setFailure(told);
    setSaving(told.code === 'conflict' ? 'conflict' : 'failed');
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
      now.current.version = saved.version;
      now.current.isDirty = now.current.draft !== text;
      if (now.current.isDirty) keep(undefined);
      else unsaved.delete(detail.id);
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
    if (owners.get(detail.id) !== owner) return;
    running.current = saveOnce().finally(() => {
      running.current = undefined;
    });
    await running.current;
  }

  function change(part: Parameters<Change>[0]): void {
    const { draft: before } = now.current;
    now.current.draft = { ...before, ...(typeof part === 'function' ? part(before) : part) };
    now.current.isDirty = true;
    setDraft(now.current.draft);
    keep(now.current.stopped ? failure : undefined);
    if (now.current.stopped) return;
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
  useEffect(() => {
    owners.set(detail.id, owner);
    // What the editor before this one could not save.
    void latest.current.save();
    return () => void latest.current.save();
  }, [detail.id, owner]);

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

function savingOf(kept: Kept | undefined): Saving {
  if (kept === undefined) return 'saved';
  if (kept.failure === undefined) return 'waiting';
  return kept.failure.code === 'conflict' ? 'conflict' : 'failed';
}

const tooLarge = {
  code: 'invalid-input',
  message: draftsText.tooLarge,
  retryable: false,
  id: 'draft-too-large',
} as const;
