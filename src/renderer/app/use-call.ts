// Queries and commands over the bridge, typed by the contract.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { CallName, Calls, Group, Output } from '../../shared/contract';
import type { Failure, Reply } from '../../shared/errors';
import type { JobId } from '../../shared/ids';
import { bridge } from './bridge';
import { CallFailed, failureOf } from './call-failed';

export type CallInput<G extends Group, K extends CallName<G>> = Parameters<Calls[G][K]>[0];

type AnyCall = (input: unknown, job?: JobId) => Promise<Reply<unknown>>;

/** One call; throws CallFailed with the failure the other side answered. */
export const call = async <G extends Group, K extends CallName<G>>(
  group: G,
  name: K,
  input: CallInput<G, K>,
  job?: JobId,
): Promise<Output<G, K>> => {
  const reply = await (bridge.calls[group][name] as AnyCall)(input, job);
  if (!reply.ok) throw new CallFailed(reply.failure);
  return reply.value as Output<G, K>;
};

export interface CallState<T> {
  /** The answer, or while a changed question is being asked the one before; undefined until the first. */
  readonly data: T | undefined;
  readonly failure: Failure | null;
  readonly isPending: boolean;
}

/** Asks a query, and asks again whenever the engine says that something it shows has changed. */
export const useCall = <G extends Group, K extends CallName<G>>(
  group: G,
  name: K,
  input: CallInput<G, K>,
  options: { readonly enabled?: boolean } = {},
): CallState<Output<G, K>> => {
  const { data, error, isPending } = useQuery({
    queryKey: [group, name, input],
    queryFn: () => call(group, name, input),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
  return {
    data,
    failure: error === null ? null : failureOf(error),
    isPending,
  };
};

export interface CommandState<Input, T> {
  /** Resolves with the answer, or with null when it failed (then `failure` says how, as `onFailure` is told). */
  readonly run: (input: Input, onFailure?: (failure: Failure) => void) => Promise<T | null>;
  readonly isRunning: boolean;
  readonly failure: Failure | null;
  readonly reset: () => void;
}

/** A command that is done in a moment; long ones are jobs (use-job.ts). */
export const useCommand = <G extends Group, K extends CallName<G>>(
  group: G,
  name: K,
): CommandState<CallInput<G, K>, Output<G, K>> => {
  const mutation = useMutation<Output<G, K>, Error, CallInput<G, K>>({
    mutationFn: (input) => call(group, name, input),
  });
  return {
    run: (input, onFailure) =>
      mutation.mutateAsync(input).catch((error: unknown) => {
        onFailure?.(failureOf(error));
        return null;
      }),
    isRunning: mutation.isPending,
    failure: mutation.error === null ? null : failureOf(mutation.error),
    reset: mutation.reset,
  };
};
