import type { ErrorComponentProps } from '@tanstack/react-router';
import { CallFailure } from '../link/call-failure.ts';
import { Failure } from '../ui/failure.tsx';
import { appText } from './text.ts';

/** Stands in for a page that threw; the frame around it keeps working. */
export function CrashedPage({ error, reset }: ErrorComponentProps) {
  if (error instanceof CallFailure) return <Failure level={1} failure={error} onRetry={reset} />;
  return (
    <Failure
      level={1}
      title={appText.crashTitle}
      body={`${appText.crashBody} ${appText.crashNext}`}
      details={error instanceof Error ? `${error.name}: ${error.message}` : String(error)}
      retryLabel={appText.openAgain}
      onRetry={reset}
    />
  );
}
