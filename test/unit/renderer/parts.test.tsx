import { IconCheck } from '@tabler/icons-react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CallFailure } from '../../../renderer/link/call-failure.ts';
import { CandidateText } from '../../../renderer/ui/candidate-text.tsx';
import { StatusChip } from '../../../renderer/ui/chip.tsx';
import { Failure } from '../../../renderer/ui/failure.tsx';
import { CheckField, TextField } from '../../../renderer/ui/field.tsx';
import { Progress } from '../../../renderer/ui/progress.tsx';

describe("a candidate's words on screen", () => {
  it('are never markup, and keep their direction to themselves', () => {
    const html = renderToStaticMarkup(<CandidateText text={'<img src=x onerror="alert(1)">'} />);
    expect(html).toMatch(/^<bdi [^>]*dir="auto"/);
    expect(html).not.toContain('<img');
  });

  it('lead out only after a look, and say where to', () => {
    const html = renderToStaticMarkup(<CandidateText text="http://a@evil.example/x" />);
    expect(html).not.toContain('<a ');
    expect(html).toMatch(/<button type="button"[^>]*>http:\/\/a@evil\.example\/x<\/button>/);
    expect(html).toContain('evil.example)');
    const line = renderToStaticMarkup(
      <CandidateText text="http://a@evil.example/x" withoutLinks />,
    );
    expect(line).not.toMatch(/<a |<button/);
  });
});

describe('a status of the API', () => {
  const known = { LIVE: { tone: 'green', icon: IconCheck, word: 'Live' } } as const;

  it('is said in our words where we know it', () => {
    expect(renderToStaticMarkup(<StatusChip status="LIVE" known={known} />)).toContain('Live');
  });

  it.each(['BRAND_NEW', 'constructor'])('%s is shown as it came where we do not', (status) => {
    expect(renderToStaticMarkup(<StatusChip status={status} known={known} />)).toContain(status);
  });
});

describe('a failure', () => {
  const envelope = {
    code: 'offline',
    message: 'Popp could not be reached. Nothing was sent.',
    retryable: true,
    id: 'f-7',
  } as const;

  it('says what happened, and offers to try again where that may help', () => {
    const html = renderToStaticMarkup(
      <Failure failure={new CallFailure(envelope)} onRetry={() => undefined} />,
    );
    expect(html).toContain(envelope.message);
    expect(html).toContain('f-7');
    expect(html).toContain('Try again');
  });

  it('does not offer what cannot help', () => {
    const final = new CallFailure({ ...envelope, code: 'not-allowed', retryable: false });
    const html = renderToStaticMarkup(<Failure failure={final} onRetry={() => undefined} />);
    expect(html).not.toContain('Try again');
  });

  it('never shows what an unknown throw said', () => {
    const html = renderToStaticMarkup(<Failure failure={new Error('SQLITE_CORRUPT at /home')} />);
    expect(html).not.toContain('SQLITE');
  });
});

describe('a field', () => {
  it('puts the error in place of the help and ties it to the control', () => {
    const html = renderToStaticMarkup(
      <TextField label="Name" help="Shown in the menu" error="Too long" />,
    );
    expect(html).not.toContain('Shown in the menu');
    const below = /aria-describedby="([^"]+)"/.exec(html)?.[1];
    expect(html).toContain(`<p id="${below}"`);
    expect(html).toContain('aria-invalid="true"');
  });

  it('ties its words to the box', () => {
    const html = renderToStaticMarkup(<CheckField label="Wait" />);
    const id = /<input[^>]* id="([^"]+)"/.exec(html)?.[1];
    expect(html).toContain(`<label for="${id}"`);
  });
});

describe('progress', () => {
  it('is told to those who listen too', () => {
    const html = renderToStaticMarkup(<Progress label="Sending" done={5} total={10} />);
    expect(html).toContain('role="progressbar"');
    expect(html).toContain('aria-valuetext="5 of 10"');
  });
});
