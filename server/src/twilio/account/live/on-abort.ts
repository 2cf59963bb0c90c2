const tasks = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Runs the task when the signal comes, at once where it has come; what it gives takes the task back. However many wait for
 * a signal, it has one listener.
 */
export function onAbort(signal: AbortSignal | undefined, task: () => void): () => void {
  if (!signal) return () => undefined;
  if (signal.aborted) {
    task();
    return () => undefined;
  }
  const waiting = tasks.get(signal) ?? listen(signal);
  waiting.add(task);
  return () => {
    waiting.delete(task);
  };
}

function listen(signal: AbortSignal): Set<() => void> {
  const waiting = new Set<() => void>();
  tasks.set(signal, waiting);
  signal.addEventListener(
    'abort',
    () => {
      for (const task of waiting) task();
      waiting.clear();
    },
    { once: true },
  );
  return waiting;
}
