import { useNavigate } from '@tanstack/react-router';
import { IconArrowLeft, IconBuilding, IconCheck, IconSchool } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useWorkspaces } from '../../app/current-workspace.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import type { IconType } from '../../ui/icon.ts';
import { ConnectForm } from './connect-form.tsx';
import { workspacesText } from './text.ts';
import styles from './welcome.module.css';

/** Two doors: practise, or connect Popp. Also where a further workspace is added. */
export function WelcomePage() {
  const [isConnecting, setConnecting] = useState(false);
  return (
    <div className={styles.page}>
      {isConnecting ? (
        <Connect onBack={() => setConnecting(false)} />
      ) : (
        <Doors onConnect={() => setConnecting(true)} />
      )}
    </div>
  );
}

function Doors({ onConnect }: { readonly onConnect: () => void }) {
  const { client, queryClient } = useLink();
  const navigate = useNavigate();
  const { all } = useWorkspaces();
  const isFirst = all.length === 0;
  const openPractice = useChange(client.workspaces.openPractice, {
    onSuccess: () => {
      // A shell that does not know the new workspace yet would lead back to the first screen.
      void queryClient.invalidateQueries().then(() => navigate({ to: '/inbox' }));
    },
  });
  return (
    <>
      <header className={styles.head}>
        {isFirst ? null : (
          <Button
            look="quiet"
            size="small"
            icon={IconArrowLeft}
            onClick={() => void navigate({ to: '/inbox' })}
          >
            {workspacesText.backToConsole}
          </Button>
        )}
        <h1 className={styles.title}>
          {isFirst ? workspacesText.welcomeTitle : workspacesText.welcomeAgainTitle}
        </h1>
        <p className={styles.lead}>
          {isFirst ? workspacesText.welcomeBody : workspacesText.welcomeAgainBody}
        </p>
      </header>
      <div className={styles.doors}>
        <Door
          icon={IconSchool}
          title={workspacesText.practiceTitle}
          body={workspacesText.practiceBody}
          points={workspacesText.practicePoints}
        >
          <Button
            look="primary"
            busy={openPractice.isPending}
            onClick={() => openPractice.mutate({})}
          >
            {workspacesText.openPractice}
          </Button>
        </Door>
        <Door
          icon={IconBuilding}
          title={workspacesText.connectTitle}
          body={workspacesText.connectBody}
          points={workspacesText.connectPoints}
        >
          <Button onClick={onConnect}>{workspacesText.connect}</Button>
        </Door>
      </div>
      {openPractice.error === null ? null : (
        <Failure
          inline
          title={workspacesText.practiceNotOpened}
          failure={openPractice.error}
          onRetry={() => openPractice.mutate({})}
        />
      )}
    </>
  );
}

type DoorProps = {
  readonly icon: IconType;
  readonly title: string;
  readonly body: string;
  readonly points: readonly string[];
  readonly children: ReactNode;
};

function Door({ icon: Icon, title, body, points, children }: DoorProps) {
  const id = useId();
  return (
    <section className={styles.door} aria-labelledby={id}>
      <Icon size={24} stroke={1.5} className={styles.doorIcon ?? ''} aria-hidden />
      <h2 id={id} className={styles.doorTitle}>
        {title}
      </h2>
      <p className={styles.doorBody}>{body}</p>
      <ul className={styles.points}>
        {points.map((point) => (
          <li key={point}>
            <IconCheck size={16} aria-hidden />
            <span>{point}</span>
          </li>
        ))}
      </ul>
      <div className={styles.doorAction}>{children}</div>
    </section>
  );
}

function Connect({ onBack }: { readonly onBack: () => void }) {
  return (
    <>
      <header className={styles.head}>
        <Button look="quiet" size="small" icon={IconArrowLeft} onClick={onBack}>
          {workspacesText.back}
        </Button>
        <h1 className={styles.title}>{workspacesText.formTitle}</h1>
        <p className={styles.lead}>{workspacesText.formBody}</p>
      </header>
      <div className={styles.connect}>
        <ConnectForm />
        <aside className={styles.where} aria-label={workspacesText.whereTitle}>
          <h2 className={styles.whereTitle}>{workspacesText.whereTitle}</h2>
          <ol className={styles.steps}>
            {workspacesText.whereSteps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </aside>
      </div>
    </>
  );
}
