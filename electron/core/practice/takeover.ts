import { fillTemplate } from './agent-lines.ts';
import { type Input, optionalText } from './input.ts';
import { type Conversation, type Message, Refusal } from './model.ts';
import { insertMessage, updateConversation } from './repository-conversations.ts';
import { allowsTakeover } from './statuses.ts';
import { resume } from './waiting.ts';
import { campaignOf, delayMs, later, type World } from './world.ts';

/** Pauses the AI (seed: Job Application Flow, 3b). Taking over twice changes nothing. */
export function takeOver(world: World, conversation: Conversation, at: number): Conversation {
  if (!allowsTakeover(conversation.status)) {
    throw new Refusal(409, [`A conversation that is ${conversation.status} cannot be taken over`]);
  }
  if (conversation.takenOver) return conversation;
  const taken: Conversation = { ...conversation, takenOver: true, updatedAt: at };
  updateConversation(world.database, taken);
  const slipMs = world.faults.slip(conversation.id);
  if (slipMs !== undefined) later(world, taken, 'slip', at + slipMs);
  return taken;
}

/** Sends the recruiter's message (seed: 3c): exactly one of text and template, only while taken over. */
export function sendMessage(
  world: World,
  conversation: Conversation,
  input: Input,
  at: number,
): Message {
  const body = messageText(world, conversation, input);
  if (!conversation.takenOver || !allowsTakeover(conversation.status)) {
    throw new Refusal(409, ['Messages can only be sent while the conversation is taken over']);
  }
  const count = conversation.progress.recruiterAnswers;
  const answered: Conversation = {
    ...conversation,
    progress: { ...conversation.progress, recruiterAnswers: count + 1 },
    updatedAt: at,
  };
  updateConversation(world.database, answered);
  later(
    world,
    answered,
    'recruiter-answer',
    at + delayMs(world, conversation, [15, 60], `recruiter-answer ${count}`),
    count,
  );
  return insertMessage(world.database, {
    conversationId: conversation.id,
    body,
    sender: 'USER',
    createdAt: at,
  });
}

/** Gives the conversation back to the AI (seed: 3d), which goes on where it left. */
export function handToAgent(world: World, conversation: Conversation, at: number): Conversation {
  if (!conversation.takenOver) {
    throw new Refusal(409, ['The conversation is not taken over']);
  }
  const handed: Conversation = {
    ...conversation,
    takenOver: false,
    needsReview: false,
    turn: conversation.turn + 1,
    updatedAt: at,
  };
  updateConversation(world.database, handed);
  resume(world, handed, at);
  return handed;
}

function messageText(world: World, conversation: Conversation, input: Input): string {
  const problems: string[] = [];
  const messageBody = optionalText(input, 'messageBody', problems);
  const templateId = optionalText(input, 'templateId', problems);
  if ((messageBody === undefined) === (templateId === undefined)) {
    problems.push('Exactly one of messageBody or templateId must be provided');
  }
  if (messageBody !== undefined && messageBody.trim() === '') {
    problems.push('messageBody must not be empty');
  }
  const template = templateId === undefined ? undefined : world.shelf.template(templateId);
  if (templateId !== undefined && template === undefined) problems.push('templateId is unknown');
  if (template !== undefined && template.channel !== conversation.channel) {
    problems.push('templateId names a template of another channel');
  }
  if (problems.length > 0) throw new Refusal(400, problems);
  if (template === undefined) return messageBody ?? '';
  return fillTemplate(template.body, conversation.firstName, campaignOf(world, conversation));
}
