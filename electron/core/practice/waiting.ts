import { agentLines, fillTemplate, questionLine } from './agent-lines.ts';
import { finish } from './ending.ts';
import type { Conversation } from './model.ts';
import { advance, change } from './progress.ts';
import { nextTurn } from './script.ts';
import { campaignOf, delayMs, flowOf, hourMs, later, say, secondMs, type World } from './world.ts';

/** How long candidates take, in seconds of the practice clock. */
const paces = { quick: [8, 40], normal: [30, 150], slow: [300, 1500] } as const;

/** When the AI nudges a silent candidate, and when it gives up. Popp's own default for the last is 48 hours. */
const nudgeAfterHours = [4, 24] as const;
const spentAfterHours = 36;
/** When a conversation that nobody continues is closed. */
export const closeAfterHours = 48;

/** Waits for the candidate's next turn, or for the nudges. */
export function awaitCandidate(world: World, conversation: Conversation, at: number): void {
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

/** The AI reminds a silent candidate. */
export function nudge(world: World, conversation: Conversation, at: number, index: number): void {
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

/** Nobody went on: the conversation is closed. */
export function closeUnanswered(world: World, conversation: Conversation, at: number): void {
  if (conversation.takenOver || conversation.status !== 'ONGOING') return;
  const closed = finish(world, conversation, 'CLOSED', at);
  world.emit('CONVERSATION_COMPLETED', closed, at);
}
