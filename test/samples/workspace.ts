import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../server/src/rules/finding';
import { CheckedWorkspace, pathOf } from '../support/checked-workspace';

const SAMPLES = join(__dirname, '../../samples');

/** The day for which the registry of the samples was fetched, so that it is never old. */
const NOW = Date.parse('2026-11-22T12:00:00Z');

/** Texts by path from the samples folder: `/asterisk/pjsip.conf`. */
export function readSamples(): Map<string, string> {
  const paths = readdirSync(SAMPLES, { recursive: true }).map((path) => `/${path}`.replaceAll('\\', '/'));
  const files = paths.filter((path) => /\.(?:conf|yaml|xml|env)$/.test(path)).sort();
  return new Map(files.map((path) => [path, readFileSync(join(SAMPLES, path), 'utf8')]));
}

/** Every finding of every severity, git tracking all files. */
export async function checkSamples(files: ReadonlyMap<string, string>): Promise<Finding[]> {
  return (await CheckedWorkspace.of(files, { now: NOW, tracked: [...files.keys()] })).all();
}

/** `asterisk/pjsip.conf:75 error asterisk/undefined-reference`, lines from 1. */
export function tell({ at, severity, rule }: Finding): string {
  return `${pathOf(at.uri).slice(1)}:${at.range.start.line + 1} ${severity} ${rule}`;
}

/** What the faults that no edit mends by itself need: a new list in Twilio, an address, a password, a decision. */
const BY_HAND: readonly (readonly [path: string, from: string, to: string])[] = [
  ['/asterisk/pjsip.conf', 'auth=warehouse-auth', 'auth=warehouse'],
  ['/twilio.registry.yaml', '203.0.113.10/32', '198.51.100.20/32'],
  [
    '/twilio.registry.yaml',
    'registrations: { credentialLists: [help] }',
    'registrations: { credentialLists: [help, night] }',
  ],
  ['/twilio.registry.yaml', 'registration: false', 'registration: true'],
  ['/freeswitch/sip_profiles/external.xml', 'external_sip_ip', 'external_ip'],
  ['/compose/.env', 'TRUNK_USERNAME=AC0000000000000000000000000000a1b2\n', ''],
];

/** The files after what a person does: in the console of Twilio, then in the registry; and in the files. */
export function mendByHand(files: ReadonlyMap<string, string>): Map<string, string> {
  const mended = new Map(files);
  for (const [path, from, to] of BY_HAND) {
    const text = mended.get(path) ?? '';
    assert.equal(text.split(from).length, 2, `${path} has "${from}" once`);
    mended.set(path, text.replace(from, to));
  }
  return mended;
}
