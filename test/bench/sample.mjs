export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Milliseconds of wall time that a task takes. */
export async function wall(task) {
  const start = performance.now();
  await task();
  return performance.now() - start;
}

/** CPU of a server, in milliseconds, that a task costs, all that it does right after included. */
export async function cpu(server, task) {
  const before = server.cpu;
  await task();
  return server.cpu - before;
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
