import type {
  ContractProcedure,
  ErrorMap,
  InferSchemaInput,
  InferSchemaOutput,
  Meta,
} from '@orpc/contract';

/** What a call knows beside its input. */
export type Call = {
  /** Aborted when the caller cancels or its connection is lost. */
  readonly signal: AbortSignal;
};

type MaybePromise<T> = T | Promise<T>;

/** The service of one feature: one method for each call of its contract, same name, same shapes. */
export type ServiceOf<Feature> = {
  readonly [Procedure in keyof Feature]: Feature[Procedure] extends ContractProcedure<
    infer Input,
    infer Output,
    ErrorMap,
    Meta
  >
    ? (input: InferSchemaOutput<Input>, call: Call) => MaybePromise<InferSchemaInput<Output>>
    : never;
};
