// Queries and commands over the bridge, typed by the contract.
import { useEffect, useRef } from 'react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { CallName, Calls, Group, Output } from '../../shared/contract';
import type { Failure, Reply } from '../../shared/errors';
import type { JobId } from '../../shared/ids';
import { bridge } from './bridge';
import { CallFailed, failureOf } from './call-failed';
import { newJob, watchCall } from './long-work';
import { anotherActWasDone } from './undo';
import { showFailure } from './unshown-failures';

export type CallInput<G extends Group, K extends CallName<G>> = Parameters<Calls[G][K]>[0];

type AnyCall = (input: unknown, job?: JobId) => Promise<Reply<unknown>>;

/**
 * One call; throws CallFailed with the failure the other side answered. After a second it is shown as work under way
 * (long-work.ts), unless it is a job that a screen of its own waits for.
 */
export const call = async <G extends Group, K extends CallName<G>>(
  group: G,
  name: K,
  input: CallInput<G, K>,
  job?: JobId,
): Promise<Output<G, K>> => {
  if (job !== undefined) return ask(group, name, input, job);
  const own = newJob();
  const ended = watchCall(own, `${group}.${name}`, true);
  return ask(group, name, input, own).finally(() => ended?.());
};

/** Of the app and its window: nothing of a vault changes by them. */
const OF_THE_APP: ReadonlySet<Group> = new Set(['app', 'menu', 'diagnostics', 'preview']);

/** A call that is an act of a person: what was done before it is taken back no more. Whoever can take this one back says so after it. */
export const act: typeof call = async (group, name, input, job) => {
  const answer = await call(group, name, input, job);
  if (!OF_THE_APP.has(group)) anotherActWasDone();
  return answer;
};

/** A look at something: it is not cancelled, but shown as under way when it takes long. */
export const look = async <G extends Group, K extends CallName<G>>(
  group: G,
  name: K,
  input: CallInput<G, K>,
): Promise<Output<G, K>> => {
  const own = newJob();
  const ended = watchCall(own, `${group}.${name}`, false);
  return ask(group, name, input, own).finally(() => ended?.());
};

const ask = async <G extends Group, K extends CallName<G>>(
  group: G,
  name: K,
  input: CallInput<G, K>,
  job: JobId,
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
    queryFn: () => look(group, name, input),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
  const failure = error === null ? null : failureOf(error);
  const shown = useShownFailure(failure);
  return {
    data,
    get failure() {
      return shown();
    },
    isPending,
  };
};

/**
 * What a screen on its way out may still ask, what has a dialog of its own, and looks at notes beside a package whose
 * working file was just locked: the screen says that nothing is kept.
 */
const isOfNoInterest = ({ code }: Failure): boolean =>
  code.startsWith('use.') || code === 'engine.stopped' || code === 'review.no-working-file';

/** A failed look at something that no screen shows is shown over it. */
const useShownFailure = (failure: Failure | null): (() => Failure | null) => {
  const isRead = useRef(false);
  const code = failure?.code;
  const incidentId = failure?.incidentId;
  useEffect(() => {
    if (code === undefined || isRead.current) return;
    const unshown = { code, details: {}, ...(incidentId !== undefined && { incidentId }) };
    if (!isOfNoInterest(unshown)) showFailure(unshown);
  }, [code, incidentId]);
  return () => {
    isRead.current = true;
    return failure;
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
    mutationFn: (input) => act(group, name, input),
  });
  const isRead = useRef(false);
  const { error } = mutation;
  return {
    run: (input, onFailure) =>
      mutation.mutateAsync(input).catch((thrown: unknown) => {
        // Who asks for the failure shows it; where nobody does, it is shown over the screen.
        if (onFailure !== undefined) onFailure(failureOf(thrown));
        else if (!isRead.current) showFailure(failureOf(thrown));
        return null;
      }),
    isRunning: mutation.isPending,
    get failure() {
      isRead.current = true;
      return error === null ? null : failureOf(error);
    },
    reset: mutation.reset,
  };
};
