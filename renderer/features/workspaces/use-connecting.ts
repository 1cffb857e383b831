import { useState } from 'react';
import type { ConnectionTest } from '../../../shared/workspaces/model.ts';
import { toCallFailure, type CallFailure } from '../../link/call-failure.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { baseUrlOf, type ConnectFields } from './connect-fields.ts';

/** Where connecting stands. */
export type Connecting = {
  readonly isBusy: boolean;
  readonly result: ConnectionTest | undefined;
  readonly failure: CallFailure | undefined;
  /** Adds the workspace or corrects the one that was just added, keeps the key, and tests. */
  readonly start: (fields: ConnectFields) => Promise<ConnectionTest | undefined>;
};

type Added = { readonly id: string; readonly organizationId: string; readonly baseUrl: string };

/** Connects a workspace step by step; a second try goes on with the workspace of the first. */
export function useConnecting(): Connecting {
  const { client } = useLink();
  const add = useChange(client.workspaces.add);
  const rename = useChange(client.workspaces.rename);
  const move = useChange(client.workspaces.changeConnection);
  const setKey = useChange(client.workspaces.setKey);
  const [added, setAdded] = useState<Added>();
  const [isBusy, setBusy] = useState(false);
  const [result, setResult] = useState<ConnectionTest>();
  const [failure, setFailure] = useState<CallFailure>();

  async function workspaceFor(fields: ConnectFields): Promise<string> {
    const { name, organizationId } = fields;
    const baseUrl = baseUrlOf(fields);
    if (added === undefined) {
      const { id } = await add.mutateAsync({ name, organizationId, baseUrl });
      setAdded({ id, organizationId, baseUrl });
      return id;
    }
    await rename.mutateAsync({ workspaceId: added.id, name });
    if (added.organizationId !== organizationId || added.baseUrl !== baseUrl) {
      await move.mutateAsync({ workspaceId: added.id, organizationId, baseUrl });
      setAdded({ id: added.id, organizationId, baseUrl });
    }
    return added.id;
  }

  async function start(fields: ConnectFields): Promise<ConnectionTest | undefined> {
    setBusy(true);
    setFailure(undefined);
    setResult(undefined);
    try {
      const workspaceId = await workspaceFor(fields);
      await setKey.mutateAsync({ workspaceId, apiKey: fields.apiKey.trim() });
      // The mutation remembers what it was given; the key is not kept on the screen's side.
      setKey.reset();
      const test = await client.workspaces.testConnection({ workspaceId });
      setResult(test);
      return test;
    } catch (error) {
      setFailure(toCallFailure(error));
      return undefined;
    } finally {
      setBusy(false);
    }
  }

  return { isBusy, result, failure, start };
}
