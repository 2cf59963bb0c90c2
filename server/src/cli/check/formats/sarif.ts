import { createHash } from 'node:crypto';
import { version } from '../../../../package.json';
import { fileUri } from '../../../host/node';
import { allRules } from '../../../rules';
import { docsUrl } from '../../../rules/docs-url';
import type { Severity } from '../../../rules/finding';
import type { AnyRule } from '../../../rules/rule';
import type { Range } from '../../../text/range';
import { uriOfPath } from '../../session/paths';
import type { Report, ReportedFile, ReportedFinding, ReportedFix } from '../report';
import type { Format, FormatContext } from './index';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};
const ROOT = 'ROOT';

/** A path that leads out of the root is named whole: SARIF's relative addresses must stay inside. */
function artifactLocation(path: string, folder: string): object {
  if (path.startsWith('../') || path.startsWith('/')) return { uri: uriOfPath(path, folder) };
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

/** SARIF counts from 1; the end column is the one behind the last character. */
function region({ start, end }: Range): Record<string, unknown> {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function descriptor(rule: AnyRule): object {
  const [area = ''] = rule.id.split('/');
  return {
    id: rule.id,
    name: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.title },
    help: { text: rule.docs.why, markdown: rule.docs.why },
    helpUri: docsUrl(rule.id),
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: {
      tags: [area],
      ...(rule.twilioErrors ? { twilioErrors: rule.twilioErrors } : {}),
      ...(rule.sipStatus ? { sipStatus: rule.sipStatus } : {}),
    },
  };
}

/** All rules, and those that only findings name: what the checks report by themselves. */
function descriptors(files: readonly ReportedFile[]): { ids: string[]; rules: object[] } {
  const ids = allRules.map(({ id }) => id);
  const rules = allRules.map(descriptor);
  for (const { rule } of files.flatMap(({ findings }) => findings)) {
    if (ids.includes(rule)) continue;
    ids.push(rule);
    rules.push({ id: rule, name: rule, helpUri: docsUrl(rule) });
  }
  return { ids, rules };
}

function sarifFix({ title, edits = [] }: ReportedFix, folder: string): object {
  const paths = [...new Set(edits.map(({ path }) => path))];
  return {
    description: { text: title },
    artifactChanges: paths.map((path) => ({
      artifactLocation: artifactLocation(path, folder),
      replacements: edits
        .filter((edit) => edit.path === path)
        .map(({ range, newText }) => ({
          deletedRegion: region(range),
          ...(newText === '' ? {} : { insertedContent: { text: newText } }),
        })),
    })),
  };
}

/** Tells findings apart from run to run: by rule, path and the text of the line, and which one of equals it is. */
class Fingerprints {
  private readonly counts = new Map<string, number>();

  of(rule: string, path: string, line: string): string {
    const key = [rule, path, line.trim().replace(/\s+/g, ' ')].join('\n');
    const count = this.counts.get(key) ?? 0;
    this.counts.set(key, count + 1);
    return createHash('sha256').update(`${key}\n${count}`).digest('hex').slice(0, 32);
  }
}

function relatedLocations(related: ReportedFinding['related'], folder: string): object[] {
  return related.map(({ path, range, message }, id) => ({
    id,
    message: { text: message },
    physicalLocation: { artifactLocation: artifactLocation(path, folder), region: region(range) },
  }));
}

function result(
  { path }: ReportedFile,
  finding: ReportedFinding,
  index: number,
  line: string,
  fingerprint: string,
  folder: string,
): object {
  const { rule, severity, message, range, related, fixes, tags, twilioErrors, sipStatus } = finding;
  const applicable = fixes.filter(({ edits }) => edits !== undefined && edits.length > 0);
  return {
    ruleId: rule,
    ruleIndex: index,
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifactLocation(path, folder),
          region: { ...region(range), snippet: { text: line } },
        },
      },
    ],
    ...(related.length === 0 ? {} : { relatedLocations: relatedLocations(related, folder) }),
    partialFingerprints: { 'sipLensLine/v1': fingerprint },
    ...(applicable.length === 0 ? {} : { fixes: applicable.map((fix) => sarifFix(fix, folder)) }),
    properties: {
      severity,
      ...(tags.length > 0 ? { tags } : {}),
      ...(twilioErrors.length > 0 ? { twilioErrors } : {}),
      ...(sipStatus.length > 0 ? { sipStatus } : {}),
    },
  };
}

function results({ files }: Report, ids: readonly string[], { terminal }: FormatContext): object[] {
  const { folder } = terminal;
  const fingerprints = new Fingerprints();
  return files.flatMap((file) =>
    file.findings.map((finding) => {
      const line = finding.source.text;
      const fingerprint = fingerprints.of(finding.rule, file.path, line);
      return result(file, finding, ids.indexOf(finding.rule), line, fingerprint, folder);
    }),
  );
}

/** SARIF 2.1.0 (OASIS), for code scanning. */
export const sarif: Format = (report, context) => {
  const { ids, rules } = descriptors(report.files);
  const { problems } = report;
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'SIP Lens',
            version,
            semanticVersion: version,
            informationUri: 'https://github.com/sip-lens/sip-lens',
            rules,
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { uri: `${fileUri(context.terminal.folder).replace(/\/$/, '')}/` } },
        invocations: [
          {
            executionSuccessful: problems.length === 0,
            ...(problems.length === 0
              ? {}
              : {
                  toolExecutionNotifications: problems.map((text) => ({ level: 'error', message: { text } })),
                }),
          },
        ],
        results: results(report, ids, context),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};
