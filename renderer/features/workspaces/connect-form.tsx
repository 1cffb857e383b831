import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useManaged } from '../../app/managed.ts';
import { useLink } from '../../link/link-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { TextField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toasts.ts';
import { ApiKeyField } from './api-key-field.tsx';
import { BaseUrlFields } from './base-url-fields.tsx';
import {
  type ConnectFields,
  type ConnectProblems,
  emptyConnectFields,
  judgeConnectFields,
  withAllowed,
} from './connect-fields.ts';
import { ConnectionResult } from './connection-result.tsx';
import { workspacesText } from './text.ts';
import { useConnecting } from './use-connecting.ts';
import styles from './welcome.module.css';

/** Connects one organisation: its values, its key, and a test before anything else. */
export function ConnectForm() {
  const navigate = useNavigate();
  const { queries, queryClient } = useLink();
  const connecting = useConnecting();
  const { baseUrls: allowed } = useManaged();
  const [typed, setFields] = useState<ConnectFields>(emptyConnectFields);
  const fields = withAllowed(typed, allowed);
  const [problems, setProblems] = useState<ConnectProblems>({});
  const { result, failure, isBusy } = connecting;
  const actions = useRef<HTMLDivElement>(null);
  // In a small window the answer would be below its edge.
  useEffect(() => {
    if (result !== undefined || failure !== undefined) {
      actions.current?.scrollIntoView({ block: 'end' });
    }
  }, [result, failure]);

  function change(part: Partial<ConnectFields>): void {
    const next = { ...fields, ...part };
    setFields(next);
    // A problem goes as soon as it is put right; new ones wait for the next try.
    const still = judgeConnectFields(next);
    setProblems((shown) =>
      Object.fromEntries(Object.entries(shown).filter(([field]) => field in still)),
    );
  }

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    const found = judgeConnectFields(fields);
    setProblems(found);
    if (Object.keys(found).length > 0) {
      const form = event.currentTarget;
      requestAnimationFrame(() => {
        form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      });
      return;
    }
    const test = await connecting.start(fields);
    if (test?.outcome !== 'works') return;
    showToast({
      tone: 'good',
      title: workspacesText.connected(fields.name.trim()),
      body: test.message,
      lastsMs: 6000,
    });
    // A shell that does not know the new workspace yet would lead back to the first screen.
    await queryClient.invalidateQueries({ queryKey: queries.workspaces.key() });
    await navigate({ to: '/inbox' });
  }

  return (
    <form
      className={styles.form}
      aria-label={workspacesText.formTitle}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <TextField
        label={workspacesText.name}
        help={workspacesText.nameHelp}
        error={problems.name}
        value={fields.name}
        maxLength={80}
        onChange={({ target }) => change({ name: target.value })}
      />
      <TextField
        label={workspacesText.organization}
        error={problems.organizationId ?? fieldFailure(failure, 'organizationId')}
        value={fields.organizationId}
        onChange={({ target }) => change({ organizationId: target.value })}
      />
      <ApiKeyField
        value={fields.apiKey}
        error={problems.apiKey}
        onChange={(apiKey) => change({ apiKey })}
      />
      <BaseUrlFields
        value={fields}
        allowed={allowed}
        error={problems.baseUrl ?? fieldFailure(failure, 'baseUrl')}
        onChange={change}
      />
      {failure === undefined || failure.envelope.details?.['field'] !== undefined ? null : (
        <Failure inline failure={failure} />
      )}
      {result === undefined ? null : <ConnectionResult result={result} />}
      <div ref={actions} className={styles.formActions}>
        <Button type="submit" look="primary" busy={isBusy}>
          {result === undefined ? workspacesText.submit : workspacesText.submitAgain}
        </Button>
        {result === undefined || result.outcome === 'works' ? null : (
          <Button onClick={() => void navigate({ to: '/inbox' })}>
            {workspacesText.goOnAnyway}
          </Button>
        )}
      </div>
    </form>
  );
}

function fieldFailure(
  failure: ReturnType<typeof useConnecting>['failure'],
  field: string,
): string | undefined {
  return failure?.envelope.details?.['field'] === field ? failure.message : undefined;
}
