import { implement, type Router } from '@orpc/server';
import type { AnyContractProcedure } from '@orpc/contract';
import type { CallKind } from '../../shared/contract-base.ts';
import type { Contract } from '../../shared/contract.ts';
import type { Logger } from './capabilities.ts';
import { toCallError } from './link/failures.ts';
import type { OncePerRequest } from './link/once-per-request.ts';
import type { LinkContext } from './link/serve.ts';
import type { Call, ServiceOf } from './service.ts';

/** One service for each feature of the contract. */
export type Services = { readonly [Feature in keyof Contract]: ServiceOf<Contract[Feature]> };

/** What the router needs beside the services. */
export type RouterDependencies = {
  /** The service of a feature; throws a ConsoleError where the data folder is not open. */
  readonly service: (feature: string) => object;
  readonly once: OncePerRequest;
  readonly logger: Logger;
};

type Method = (input: unknown, call: Call) => unknown;

/** The contract, answered by services: call `feature.name` is method `name` of that feature's service. */
export function createRouter(
  contract: Readonly<Record<string, Readonly<Record<string, AnyContractProcedure>>>>,
  dependencies: RouterDependencies,
): Router<never, LinkContext> {
  const features = Object.entries(contract).map(([feature, procedures]) => [
    feature,
    Object.fromEntries(
      Object.entries(procedures).map(([name, procedure]) => [
        name,
        answer(dependencies, feature, name, procedure),
      ]),
    ),
  ]);
  return Object.fromEntries(features) as Router<never, LinkContext>;
}

function answer(
  { service, once, logger }: RouterDependencies,
  feature: string,
  name: string,
  procedure: AnyContractProcedure,
) {
  const call = `${feature}.${name}`;
  const { kind } = procedure['~orpc'].meta as { kind: CallKind };
  return implement(procedure)
    .use(async ({ next }) => {
      try {
        return await next();
      } catch (error) {
        throw toCallError(error, call, logger);
      }
    })
    .handler(async ({ input, signal }) => {
      const context: Call = { signal: signal ?? new AbortController().signal };
      const run = () => {
        const methods = service(feature) as Readonly<Record<string, Method>>;
        const method = methods[name];
        if (method === undefined) throw new Error(`No service answers ${call}`);
        return method(input, context);
      };
      if (kind === 'change') return once(call, input as { requestId: string }, run);
      const output = await run();
      return kind === 'stream' ? guard(output as AsyncIterable<unknown>, call, logger) : output;
    });
}

/** Errors inside a stream cross in the same envelope as those of a call. */
async function* guard(events: AsyncIterable<unknown>, call: string, logger: Logger) {
  try {
    yield* events;
  } catch (error) {
    throw toCallError(error, call, logger);
  }
}
