/** What the console prints, read back: pure functions over text. */

/** Options and values of `pjsip show TYPE NAME` after its `ParameterName` line; a list option has several values. */
export function readParameters(answer: string): Map<string, string[]> {
  const options = new Map<string, string[]>();
  const lines = answer.split('\n');
  const start = lines.findIndex((line) => /^ ParameterName +: ParameterValue/.test(line));
  if (start < 0) return options;
  for (const line of lines.slice(start + 2)) {
    const match = /^ (.+?) +: ?(.*)$/.exec(line);
    if (!match) break;
    const [, name = '', value = ''] = match;
    const values = options.get(name);
    if (values) values.push(value);
    else options.set(name, [value]);
  }
  return options;
}

/** Number after `Objects found:` of a `pjsip list …` answer; 0 when it found none. */
export function readCount(answer: string): number {
  return Number(/^Objects found: (\d+)/m.exec(answer)?.[1] ?? 0);
}

/** Names in a `pjsip list …` answer that look like the UUID Asterisk gives a section without a name. */
export function readInventedNames(answer: string): string[] {
  return answer.match(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g) ?? [];
}

/** Value that a dialplan function gave; undefined when it failed. */
export function readFunctionResult(answer: string): string | undefined {
  const match = /^Return Value: Success \(0\)\nResult: (.*)$/m.exec(answer);
  return match?.[1];
}

/** One line of Asterisk's JSON log. */
export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly file: string;
}

interface RawLogLine {
  logmsg: { level: string; message: string; location: { filename: string } };
}

/** What it says of the documentation that the referee leaves out. */
const UNDOCUMENTED = /^Couldn't find .* in XML documentation/;

/** The log of a run. Lines that are no JSON (Asterisk's own banner) are left out. */
export function readLog(text: string): LogLine[] {
  const lines: LogLine[] = [];
  for (const line of text.split('\n')) {
    if (!line.startsWith('{')) continue;
    const { logmsg } = parseJson(line) ?? {};
    if (logmsg && !UNDOCUMENTED.test(logmsg.message))
      lines.push({ level: logmsg.level, message: logmsg.message.trimEnd(), file: logmsg.location.filename });
  }
  return lines;
}

function parseJson(line: string): Partial<RawLogLine> | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
