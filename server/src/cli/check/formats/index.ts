import type { Severity } from '../../../rules/finding';
import type { Style } from '../../style';
import type { Terminal } from '../../terminal';
import type { Report } from '../report';
import { github } from './github';
import { json } from './json';
import { junit } from './junit';
import { pretty } from './pretty';
import { sarif } from './sarif';
import { unix } from './unix';

export interface FormatContext {
  readonly terminal: Terminal;
  readonly style: Style;
  readonly level: Severity;
}

/** The whole output, with its last line end. */
export type Format = (report: Report, context: FormatContext) => string;

export const formatNames = ['pretty', 'json', 'sarif', 'github', 'junit', 'unix'] as const;

export const formats: Readonly<Record<(typeof formatNames)[number], Format>> = {
  pretty,
  json,
  sarif,
  github,
  junit,
  unix,
};
