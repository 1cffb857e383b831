import { agentLines, closingLine, fillTemplate, openingLine, questionLine } from './agent-lines.ts';
import { finish } from './ending.ts';
import type { Campaign, Conversation, Effect, Outcome, Progress } from './model.ts';
import { findConversation, hasOptedOut, updateConversation } from './repository-conversations.ts';
import type { DueEvent } from './repository-due.ts';
import { answerToRecruiter, currentMoment, nextTurn } from './script.ts';
import { allowsTakeover, closingStatus } from './statuses.ts';
import { campaignOf, delayMs, flowOf, hourMs, later, say, secondMs, type World } from './world.ts';

/** How long candidates take, in seconds of the practice clock. */
const paces = { quick: [8, 40], normal: [30, 150], slow: [300, 1500] } as const;

/** When the AI nudges a silent candidate, and when it gives up. Popp's own default for the last is 48 hours. */
const nudgeAfterHours = [4, 24] as const;
const spentAfterHours = 36;
const closeAfterHours = 48;

/** Lets one due event happen. The caller holds the transaction. */
export function happen(world: World, event: DueEvent): void {
  const conversation = findConversation(world.database, event.conversationId);
  if (conversation === undefined) return;
  const { at, part } = event;
  // An answer to a recruiter is on its way whatever the AI does meanwhile.
  const stillDue =
    event.kind === 'recruiter-answer'
      ? allowsTakeover(conversation.status)
      : conversation.turn === event.turn;
  if (!stillDue) return;
  switch (event.kind) {
    case 'open':
      return open(world, conversation, at);
    case 'candidate':
      return candidate(world, conversation, at, part);
    case 'agent':
      return agent(world, conversation, at);
    case 'nudge':
      return nudge(world, conversation, at, part);
    case 'nudges-spent':
      if (!conversation.takenOver) world.emit('CONVERSATION_MAX_NUDGES_REACHED', conversation, at);
      return;
    case 'chase':
      return chase(world, conversation, at, part);
    case 'recruiter-answer':
      return say(
        world,
        touch(world, conversation, at),
        'CANDIDATE',
        answerToRecruiter(flowOf(conversation), part),
        at,
      );
    case 'after-closing':
      return afterClosing(world, conversation, at);
    case 'close':
      return closeUnanswered(world, conversation, at);
  }
}

/** The AI goes on where it was: reacts to what it has not answered, else puts the question again. */
export function resume(world: World, conversation: Conversation, at: number): void {
  if (conversation.status !== 'ONGOING') return;
  if (conversation.progress.pending !== undefined) {
    later(world, conversation, 'agent', at + 2 * secondMs);
    return;
  }
  const question = campaignOf(world, conversation).questions[conversation.progress.point];
  const again = question === undefined ? '' : ` ${questionLine(question)}`;
  say(world, conversation, 'AGENT', `${agentLines.resume}${again}`, at);
  awaitCandidate(world, conversation, at);
}

function open(world: World, conversation: Conversation, at: number): void {
  if (conversation.status !== 'CREATED') return;
  const { database, shelf } = world;
  const unreachable =
    flowOf(conversation).undeliverable === true ||
    hasOptedOut(database, conversation.channel, conversation.contact);
  if (unreachable) {
    const failed = finish(world, conversation, 'DELIVERY_FAILED', at);
    world.emit('START_CONVERSATION_FAILED', failed, at);
    return;
  }
  const campaign = campaignOf(world, conversation);
  const template =
    campaign.openingMessageTemplateId === undefined
      ? undefined
      : shelf.template(campaign.openingMessageTemplateId);
  const started: Conversation = {
    ...conversation,
    status: 'ONGOING',
    startedAt: at,
    updatedAt: at,
  };
  updateConversation(database, started);
  say(world, started, 'AGENT', openingLine(campaign, template, started), at);
  world.emit('CONVERSATION_STARTED', started, at);
  awaitCandidate(world, started, at);
}

/** Waits for the candidate's next turn, or for the nudges. */
function awaitCandidate(world: World, conversation: Conversation, at: number): void {
  const flow = flowOf(conversation);
  const turn = nextTurn(flow, conversation.progress, campaignOf(world, conversation).questions);
  if (turn !== undefined) {
    const wait = delayMs(world, conversation, paces[flow.pace], 'candidate');
    later(world, conversation, 'candidate', at + wait);
    return;
  }
  nudgeAfterHours.forEach((hours, index) =>
    later(world, conversation, 'nudge', at + hours * hourMs, index),
  );
  later(world, conversation, 'nudges-spent', at + spentAfterHours * hourMs);
  later(world, conversation, 'close', at + closeAfterHours * hourMs);
}

function candidate(world: World, conversation: Conversation, at: number, part: number): void {
  const questions = campaignOf(world, conversation).questions;
  const turn = nextTurn(flowOf(conversation), conversation.progress, questions);
  if (turn === undefined || conversation.status !== 'ONGOING') return;
  say(world, conversation, 'CANDIDATE', turn.says[part] ?? '', at);
  if (part + 1 < turn.says.length) {
    touch(world, conversation, at);
    later(world, conversation, 'candidate', at + 5 * secondMs, part + 1);
    return;
  }
  if (turn.does === 'opt-out') {
    const gone = finish(world, conversation, 'OPTED_OUT', at);
    say(world, gone, 'AGENT', agentLines.optedOut, at);
    world.emit('CONVERSATION_OPTED_OUT', gone, at);
    return;
  }
  const waiting = change(world, conversation, at, { pending: turn.does });
  const wait = delayMs(world, waiting, [4, 12], 'agent');
  if (!waiting.takenOver) later(world, waiting, 'agent', at + wait);
}

function agent(world: World, conversation: Conversation, at: number): void {
  const effect = conversation.progress.pending;
  if (conversation.takenOver || conversation.status !== 'ONGOING' || effect === undefined) return;
  const campaign = campaignOf(world, conversation);
  const moment = currentMoment(flowOf(conversation), conversation.progress, campaign.questions);
  const { point, moments } = conversation.progress;
  switch (effect) {
    case 'ask': {
      const question = campaign.questions[point];
      const again = question === undefined ? 'Shall we go on?' : questionLine(question);
      say(world, conversation, 'AGENT', `${moment?.reply ?? ''} ${again}`.trim(), at);
      const asked = advance(world, conversation, at, { moments: moments + 1, pending: undefined });
      return awaitCandidate(world, asked, at);
    }
    case 'review': {
      say(world, conversation, 'AGENT', agentLines.hold, at);
      const flagged = advance(world, { ...conversation, needsReview: true }, at, {
        moments: moments + 1,
        pending: undefined,
      });
      world.emit('CONVERSATION_NEEDS_REVIEW', flagged, at);
      moment?.chases?.forEach((_, index) =>
        later(world, flagged, 'chase', at + (index + 1) * 6 * 60 * secondMs, index),
      );
      return later(world, flagged, 'close', at + closeAfterHours * hourMs);
    }
    case 'refuse':
    case 'answer':
    case 'answer-two':
      return goOn(world, campaign, conversation, at, effect);
    case 'opt-out':
      return;
  }
}

/** Judges the answer and puts the next question, or ends. */
function goOn(
  world: World,
  campaign: Campaign,
  conversation: Conversation,
  at: number,
  effect: Effect,
): void {
  const { point } = conversation.progress;
  const answered = effect === 'answer-two' ? 2 : 1;
  const asked = campaign.questions.slice(Math.max(point, 0), point + answered);
  const outcomes = asked.map((question): Outcome => ({
    screeningQuestion: questionLine(question),
    questionOutcome: effect === 'refuse' ? 'FAILED' : 'PASSED',
    responseSummary:
      effect === 'refuse' ? 'The candidate did not answer this.' : 'The candidate confirmed this.',
  }));
  const judged: Conversation = {
    ...conversation,
    outcomes: [...conversation.outcomes, ...outcomes],
  };
  if (effect === 'refuse' && asked.some((question) => question.isMandatory)) {
    // A refused mandatory question screens the candidate out (seed: Job Application Flow).
    const failed = finish(world, judged, 'COMPLETED_SCREENING_FAILED', at);
    say(world, failed, 'AGENT', agentLines.screenedOut, at);
    return world.emit('CONVERSATION_COMPLETED', failed, at);
  }
  const next = point + answered;
  const question = campaign.questions[next];
  if (question === undefined) return closeWell(world, campaign, judged, at);
  const thanks = agentLines.acknowledgements[next % agentLines.acknowledgements.length] ?? '';
  const moved = advance(world, { ...judged, stage: 'SCREENING' }, at, {
    point: next,
    moments: 0,
    nudges: 0,
    pending: undefined,
  });
  say(world, moved, 'AGENT', `${thanks} ${questionLine(question)}`, at);
  awaitCandidate(world, moved, at);
}

function closeWell(world: World, campaign: Campaign, judged: Conversation, at: number): void {
  const closed = finish(world, judged, closingStatus(campaign.closingMethod), at);
  say(world, closed, 'AGENT', closingLine(campaign), at);
  world.emit('CONVERSATION_COMPLETED', closed, at);
  if (flowOf(closed).afterClosing !== undefined) {
    later(world, closed, 'after-closing', at + delayMs(world, closed, [20, 90], 'after-closing'));
  }
}

function nudge(world: World, conversation: Conversation, at: number, index: number): void {
  if (conversation.takenOver || conversation.status !== 'ONGOING') return;
  const line = agentLines.nudges[index] ?? agentLines.nudges[0];
  say(
    world,
    conversation,
    'AGENT',
    fillTemplate(line, conversation.firstName, campaignOf(world, conversation)),
    at,
  );
  const nudged = change(world, conversation, at, { nudges: index + 1 });
  const questions = campaignOf(world, conversation).questions;
  if (nextTurn(flowOf(nudged), nudged.progress, questions) === undefined) return;
  // The answer ends the waiting: the other nudges are void.
  const woken = advance(world, nudged, at, {});
  awaitCandidate(world, woken, at);
}

function chase(world: World, conversation: Conversation, at: number, index: number): void {
  const { progress } = conversation;
  const questions = campaignOf(world, conversation).questions;
  const before = { ...progress, moments: Math.max(0, progress.moments - 1) };
  const line = currentMoment(flowOf(conversation), before, questions)?.chases?.[index];
  if (line === undefined || conversation.status !== 'ONGOING') return;
  say(world, touch(world, conversation, at), 'CANDIDATE', line, at);
}

function afterClosing(world: World, conversation: Conversation, at: number): void {
  const line = flowOf(conversation).afterClosing ?? '';
  say(world, touch(world, conversation, at), 'CANDIDATE', line, at);
}

function closeUnanswered(world: World, conversation: Conversation, at: number): void {
  if (conversation.takenOver || conversation.status !== 'ONGOING') return;
  const closed = finish(world, conversation, 'CLOSED', at);
  world.emit('CONVERSATION_COMPLETED', closed, at);
}

/** Writes progress within the same turn. */
function change(
  world: World,
  conversation: Conversation,
  at: number,
  progress: Partial<Progress>,
): Conversation {
  const changed: Conversation = {
    ...conversation,
    progress: { ...conversation.progress, ...progress },
    updatedAt: at,
  };
  updateConversation(world.database, changed);
  return changed;
}

/** Writes progress and begins a new turn: everything that was waiting in the old one is void. */
function advance(
  world: World,
  conversation: Conversation,
  at: number,
  progress: Partial<Progress>,
): Conversation {
  return change(world, { ...conversation, turn: conversation.turn + 1 }, at, progress);
}

function touch(world: World, conversation: Conversation, at: number): Conversation {
  return change(world, conversation, at, {});
}
