import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconCheck, IconCircleX, IconCopy, IconEar } from '@tabler/icons-react';
import { useState } from 'react';
import type { ListenerStatus } from '../../../shared/webhooks/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { showToast } from '../../ui/toasts.ts';
import { tunnelsText } from '../tunnels/text.ts';
import { TunnelChip } from '../tunnels/tunnel-standing.tsx';
import { webhooksText } from './text.ts';
import { GivenAddress } from './given-address.tsx';
import { signingWords } from './words.ts';
import styles from './webhooks.module.css';

type ListenerSectionProps = {
  readonly workspaceId: string;
  readonly status: ListenerStatus;
  readonly isPractice: boolean;
};

/** Whether events can get here, and where to. */
export function ListenerSection({ workspaceId, status, isPractice }: ListenerSectionProps) {
  const { localUrl, problem, signing, lastVerifiedAt, path } = status;
  const { queries } = useLink();
  const { data: tunnel } = useQuery({
    ...queries.tunnels.status.queryOptions({ input: {} }),
    enabled: !isPractice,
  });
  return (
    <Section title={webhooksText.listenerTitle} purpose={webhooksText.listenerPurpose}>
      <div className={styles.stack}>
        <Facts
          facts={[
            [webhooksText.state, <ListenerChip key="state" isListening={status.listening} />],
            ...(localUrl === undefined
              ? []
              : [[webhooksText.address, <Address key="address" url={localUrl} />] as const]),
            ...(tunnel === undefined
              ? []
              : [
                  [
                    tunnelsText.title,
                    <span key="tunnel" className={styles.inline}>
                      <TunnelChip state={tunnel.state} />
                      <Link to="/settings">{tunnelsText.toSettings}</Link>
                    </span>,
                  ] as const,
                ]),
            ...(tunnel?.publicUrl === undefined
              ? []
              : [
                  [
                    tunnelsText.address,
                    <Address key="public" url={`${tunnel.publicUrl}${path}`} />,
                  ] as const,
                ]),
            [webhooksText.secret, signingWords(signing)],
            [
              webhooksText.lastDelivery,
              lastVerifiedAt === undefined ? (
                webhooksText.never
              ) : (
                <Time key="last" at={lastVerifiedAt} />
              ),
            ],
          ]}
        />
        {tunnel?.problem === undefined ? null : <Callout tone="amber">{tunnel.problem}</Callout>}
        {problem === undefined ? null : <Callout tone="amber">{problem}</Callout>}
        {isPractice || localUrl === undefined || tunnel?.publicUrl !== undefined ? null : (
          <p className={styles.help}>{webhooksText.addressHelp}</p>
        )}
        {tunnel?.publicUrl === undefined ? null : (
          <GivenAddress
            workspaceId={workspaceId}
            givenUrl={status.givenUrl}
            publicUrl={`${tunnel.publicUrl}${path}`}
          />
        )}
      </div>
    </Section>
  );
}

function ListenerChip({ isListening }: { readonly isListening: boolean }) {
  return (
    <Chip tone={isListening ? 'green' : 'amber'} icon={isListening ? IconEar : IconCircleX} bare>
      {isListening ? webhooksText.listening : webhooksText.notListening}
    </Chip>
  );
}

function Address({ url }: { readonly url: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(url).then(
      () => setCopied(true),
      () => showToast({ tone: 'bad', title: webhooksText.notCopied, lastsMs: 8000 }),
    );
  };
  return (
    <span className={styles.address}>
      <code>{url}</code>
      <IconButton
        size="small"
        icon={isCopied ? IconCheck : IconCopy}
        label={isCopied ? webhooksText.copied : webhooksText.copyAddress}
        onClick={copy}
      />
    </span>
  );
}
