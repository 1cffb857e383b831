import { agentLines, closingLine, questionLine } from './agent-lines.ts';
import { finish } from './ending.ts';
import type { Campaign, Conversation, Effect, Outcome } from './model.ts';
import { advance } from './progress.ts';
import { currentMoment } from './script.ts';
import { closingStatus } from './statuses.ts';
import { awaitCandidate, closeAfterHours } from './waiting.ts';
import { campaignOf, delayMs, flowOf, hourMs, later, say, secondMs, type World } from './world.ts';

/** The AI reacts to what the candidate meant. It is silent while a human has the conversation. */
export function agentTurn(world: World, conversation: Conversation, at: number): void {
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
  const closed = finish(world, judged, closingStatus[campaign.closingMethod], at);
  say(world, closed, 'AGENT', closingLine(campaign), at);
  world.emit('CONVERSATION_COMPLETED', closed, at);
  if (flowOf(closed).afterClosing !== undefined) {
    later(world, closed, 'after-closing', at + delayMs(world, closed, [20, 90], 'after-closing'));
  }
}
