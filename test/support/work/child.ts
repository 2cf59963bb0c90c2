import { pathToFileURL } from 'node:url';
import { Counter } from './counter';
import { taskOf, type Work, type WorkAnswer, type WorkRequest, walkOnly } from './tasks';

/** The process of a TaskProcess: a request at a time. */

// ahead of all that is to be counted
const counter = process.argv[2] === 'count' ? new Counter() : undefined;
walkOnly();

async function workOf({ file, title, size }: WorkRequest): Promise<Work> {
  await import(pathToFileURL(file).href);
  const task = taskOf(title);
  if (counter) {
    // what is made once and kept belongs to no size
    await (await task(Math.ceil(size / 2)))();
    return counter.count(await task(size));
  }
  await (await task(size))();
  return { blocks: 0, characters: 0 };
}

process.on('message', (request: WorkRequest) => {
  workOf(request).then(
    (work) => answer({ work }),
    (error: unknown) =>
      answer({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});

function answer(message: WorkAnswer): void {
  process.send?.(message);
}
