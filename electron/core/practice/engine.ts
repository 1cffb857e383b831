import { agentLines, openingLine } from './agent-lines.ts';
import { agentTurn } from './agent-turn.ts';
import { finish } from './ending.ts';
import { beginMeeting, meetingTurn } from './meetings.ts';
import type { Conversation } from './model.ts';
import { change, touch } from './progress.ts';
import { findConversation, hasOptedOut, updateConversation } from './repository-conversations.ts';
import type { DueEvent } from './repository-due.ts';
import { answerToRecruiter, currentMoment, nextTurn } from './script.ts';
import { allowsTakeover } from './statuses.ts';
import { awaitCandidate, closeUnanswered, nudge } from './waiting.ts';
import { campaignOf, delayMs, flowOf, later, say, secondMs, type World } from './world.ts';

/** Lets one due event happen. The caller holds the transaction. */
export function happen(world: World, event: DueEvent): void {
  const conversation = findConversation(world.database, event.conversationId);
  if (conversation === undefined) return;
  const { at, part } = event;
  // An answer to a recruiter is on its way whatever the AI does meanwhile.
  if (!isStillDue(event, conversation)) return;
  switch (event.kind) {
    case 'open':
      return open(world, conversation, at);
    case 'meeting':
      return meetingTurn(world, conversation, at, part);
    case 'candidate':
      return candidate(world, conversation, at, part);
    case 'agent':
      return agentTurn(world, conversation, at);
    case 'slip':
      return say(world, touch(world, conversation, at), 'AGENT', agentLines.hold, at);
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

function isStillDue({ kind, turn }: DueEvent, conversation: Conversation): boolean {
  if (kind === 'recruiter-answer') return allowsTakeover(conversation.status);
  // A meeting goes on when the conversation that arranged it has come to its end.
  return kind === 'meeting' || conversation.turn === turn;
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
  if (!beginMeeting(world, started, at)) awaitCandidate(world, started, at);
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
