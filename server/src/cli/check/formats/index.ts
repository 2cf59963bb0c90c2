import type { Severity } from '../../../rules/finding';
import type { Style } from '../../style';
import type { Terminal } from '../../terminal';
import type { Report } from '../report';

export interface FormatContext {
  readonly terminal: Terminal;
  readonly style: Style;
  readonly level: Severity;
}

/** The whole output, with its last line end. */
export type Format = (report: Report, context: FormatContext) => string;

export const formatNames = ['pretty', 'json', 'sarif', 'github', 'junit', 'unix'] as const;

/** Every format, loaded when it is asked for. */
export const FORMATS: Readonly<Record<(typeof formatNames)[number], () => Promise<Format>>> = {
  pretty: async () => (await import('./pretty')).pretty,
  json: async () => (await import('./json')).json,
  sarif: async () => (await import('./sarif')).sarif,
  github: async () => (await import('./github')).github,
  junit: async () => (await import('./junit')).junit,
  unix: async () => (await import('./unix')).unix,
};
