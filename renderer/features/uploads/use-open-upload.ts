import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useSettings } from '../../app/settings.ts';
import { toCallFailure, type CallFailure } from '../../link/call-failure.ts';
import { requestFileTicket, type FileProgress } from '../../link/file-ticket.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { usePreselectedCampaign } from '../campaigns/preselected-campaign.tsx';

/** A file on its way into the console. */
export type TakingFile = { readonly name: string; readonly progress: FileProgress };

/** Taking a file, and where that stands. */
export type OpeningUpload = {
  readonly taking: TakingFile | undefined;
  readonly failure: CallFailure | undefined;
  readonly take: (file: File) => void;
  readonly takeBack: () => void;
};

/** Hands a file to the host, opens it as an upload of the workspace, and goes to its page. */
export function useOpenUpload(workspaceId: string | undefined): OpeningUpload {
  const { client } = useLink();
  const navigate = useNavigate();
  const { defaultCountry } = useSettings();
  const open = useChange(client.uploads.open);
  const remove = useChange(client.uploads.remove);
  const campaignId = usePreselectedCampaign();
  const [taking, setTaking] = useState<TakingFile>();
  const [failure, setFailure] = useState<CallFailure>();
  const stopper = useRef<AbortController>(undefined);

  async function bring(file: File, inWorkspace: string): Promise<void> {
    const controller = new AbortController();
    stopper.current = controller;
    setFailure(undefined);
    setTaking({ name: file.name, progress: { sentBytes: 0, totalBytes: file.size } });
    try {
      const ticket = await requestFileTicket(file, {
        signal: controller.signal,
        onProgress: (progress) => setTaking({ name: file.name, progress }),
      });
      const country = defaultCountry ?? screenCountry();
      const { uploadId } = await open.mutateAsync({
        workspaceId: inWorkspace,
        ticket,
        ...(country === undefined ? {} : { localeCountry: country }),
      });
      if (controller.signal.aborted) {
        remove.mutate({ uploadId });
        return;
      }
      await navigate({
        to: '/uploads/$uploadId',
        params: { uploadId },
        search: campaignId === undefined ? {} : { campaign: campaignId },
      });
    } catch (error) {
      if (!controller.signal.aborted) setFailure(toCallFailure(error));
    } finally {
      setTaking(undefined);
    }
  }

  return {
    taking,
    failure,
    take(file) {
      if (workspaceId !== undefined && taking === undefined) void bring(file, workspaceId);
    },
    takeBack: () => stopper.current?.abort(),
  };
}

/** The region of the recruiter's screen, such as GB for en-GB. */
function screenCountry(): string | undefined {
  try {
    return new Intl.Locale(navigator.language).region?.match(/^[A-Z]{2}$/)?.[0];
  } catch {
    // Not a language tag, such as en-US@posix: it says nothing about the country.
    return undefined;
  }
}
