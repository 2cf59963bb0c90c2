import { usageFailure } from '../failure';

/** Reads `i/n`, i from 1. */
export function readShard(text: string): { readonly index: number; readonly count: number } {
  const match = /^(\d{1,6})\/(\d{1,6})$/.exec(text);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (index >= 1 && index <= count) return { index, count };
  throw usageFailure(`--shard cannot be "${text}": it is i/n with i from 1 to n, such as 1/4.`);
}

/** Every n-th item, beginning with the i-th: all shards together are all items, each once. */
export function shardOf<T>(items: readonly T[], text: string): T[] {
  const { index, count } = readShard(text);
  return items.filter((_item, at) => at % count === index - 1);
}
