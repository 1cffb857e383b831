import { chance } from './chance.ts';
import type { Flow, Moment, Place } from './flow.ts';
import { flows } from './flows.ts';
import type { Effect, Progress, Question } from './model.ts';
import { type Voice, voices } from './voices.ts';

/** What a candidate does next. */
export type Turn = {
  readonly says: readonly string[];
  readonly does: Effect;
  readonly moment: Moment | undefined;
};

/** The flow of this person: the same seed and contact always give the same one. */
export function flowFor(seed: string, contact: string): Flow {
  const total = flows.reduce((sum, flow) => sum + flow.weight, 0);
  let ticket = chance(seed, 'flow', contact) * total;
  for (const flow of flows) {
    ticket -= flow.weight;
    if (ticket < 0) return flow;
  }
  return flowNamed('agreeable');
}

/** A flow by its name. */
export function flowNamed(name: string): Flow {
  const found = flows.find((flow) => flow.name === name);
  if (found === undefined) throw new Error(`No practice flow is called ${name}`);
  return found;
}

/** What the candidate will do at this point, or nothing: then the AI nudges. */
export function nextTurn(
  flow: Flow,
  progress: Progress,
  questions: readonly Question[],
): Turn | undefined {
  const { point } = progress;
  if (flow.silentAt !== undefined && pointOf(flow.silentAt, questions) === point) return undefined;
  const moment = flow.moments.filter((entry) => pointOf(entry.at, questions) === point)[
    progress.moments
  ];
  if (moment === undefined) {
    return { says: [plainAnswer(flow, point, questions)], does: 'answer', moment };
  }
  if ((moment.afterNudges ?? 0) > progress.nudges) return undefined;
  return { says: moment.says, does: moment.does, moment };
}

/** The scripted moment that the AI reacts to now. */
export function currentMoment(
  flow: Flow,
  progress: Progress,
  questions: readonly Question[],
): Moment | undefined {
  return flow.moments.filter((entry) => pointOf(entry.at, questions) === progress.point)[
    progress.moments
  ];
}

/** What a candidate answers to the recruiter's message number `count`, from 0. */
export function answerToRecruiter(flow: Flow, count: number): string {
  return pick(voices[flow.voice].toRecruiter, count);
}

function plainAnswer(flow: Flow, point: number, questions: readonly Question[]): string {
  const voice: Voice = voices[flow.voice];
  if (point < 0) return voice.opening;
  const question = questions[point];
  if (question?.questionType === 'DOCUMENT') return voice.document;
  return pick(voice.answers, point);
}

function pick(lines: readonly string[], index: number): string {
  return lines[index % lines.length] ?? '';
}

/** The number of the question that a place names; -1 is the opening, -2 nowhere in this campaign. */
function pointOf(place: Place, questions: readonly Question[]): number {
  switch (place) {
    case 'opening':
      return -1;
    case 'last':
      return questions.length - 1;
    case 'mandatory':
      return orNowhere(questions.findIndex((question) => question.isMandatory));
    case 'optional':
      return orNowhere(questions.findIndex((question) => !question.isMandatory));
    default:
      return Math.min(place, questions.length - 1);
  }
}

function orNowhere(index: number): number {
  return index < 0 ? -2 : index;
}
