import { useQuery } from '@tanstack/react-query';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import type { About } from '../../../shared/settings/contract.ts';
import { useManaged } from '../../app/managed.ts';
import { useLink } from '../../link/link-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { settingsText } from './text.ts';
import { ThirdPartyNotices } from './third-party-notices.tsx';
import styles from './settings.module.css';

/** Facts about this installation. */
export function AboutSection() {
  const { queries } = useLink();
  const about = useQuery(queries.settings.about.queryOptions({ input: {} }));
  const { file } = useManaged();
  return (
    <Section
      title={settingsText.about}
      purpose={settingsText.aboutPurpose}
      actions={about.data === undefined ? null : <CopyFacts facts={factsOf(about.data, file)} />}
    >
      {about.data === undefined ? (
        about.error === null ? (
          <SkeletonRows rows={4} height={26} />
        ) : (
          <Failure inline failure={about.error} onRetry={() => void about.refetch()} />
        )
      ) : (
        <div className={styles.about}>
          {about.data.keysKeptIn === 'memory' ? (
            <Callout tone="amber" title={settingsText.noKeychainTitle}>
              {settingsText.noKeychainBody}
            </Callout>
          ) : null}
          <Facts facts={factsOf(about.data, file)} />
          <ThirdPartyNotices />
        </div>
      )}
    </Section>
  );
}

type AboutFacts = readonly (readonly [name: string, value: string])[];

function factsOf(about: About, policyFile: string | undefined): AboutFacts {
  return [
    [settingsText.version, about.version],
    [settingsText.runsAs, about.host],
    [settingsText.dataFolder, about.dataFolder],
    [settingsText.keys, settingsText.keysIn[about.keysKeptIn]],
    ...(about.keychainReason === undefined
      ? []
      : [[settingsText.keychainReason, about.keychainReason] as const]),
    [settingsText.updates, settingsText.updateStates[about.updates]],
    ...(policyFile === undefined ? [] : [[settingsText.policyFile, policyFile] as const]),
    [settingsText.system, `${about.platform}, ${about.runtime}`],
  ];
}

function CopyFacts({ facts }: { readonly facts: AboutFacts }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    const lines = facts.map(([name, value]) => `${name}: ${value}`);
    navigator.clipboard.writeText(lines.join('\n')).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Button size="small" icon={isCopied ? IconCheck : IconCopy} onClick={copy}>
      {isCopied ? settingsText.copied : settingsText.copy}
    </Button>
  );
}
