import assert from 'node:assert/strict';
import type { GroupKind, InsertResult } from '../../protocol/account';
import { insertConfiguration } from '../../server/src/features';
import { filledSnippet } from '../support/snippets';
import { Scene } from './support';

/** The account of `REGISTRY`. */
export const SID = 'AC00000000000000000000000000000001';

/** What the command gives at the caret. */
export function insert(scene: Scene, kind: GroupKind, name: string, region = 'us1'): InsertResult {
  const { context, uri, position } = scene;
  return insertConfiguration(context, uri, position, { accountSid: SID, region, kind, name });
}

/** The caret's file with the snippet in it, nothing filled in but the defaults. */
export async function inserted(
  text: string,
  kind: GroupKind,
  name: string,
  region?: string,
): Promise<string> {
  const scene = await Scene.of(text);
  const { snippet, position, problem } = insert(scene, kind, name, region);
  assert.ok(snippet !== undefined && position, problem);
  return scene.applied([{ range: { start: position, end: position }, newText: filledSnippet(snippet) }]);
}

/** Why nothing is inserted. */
export async function problemOf(text: string, kind: GroupKind, name: string): Promise<string> {
  const { problem, snippet } = insert(await Scene.of(text), kind, name);
  assert.equal(snippet, undefined);
  return problem ?? '';
}

/** SIP Domains and trunks with every kind of authentication, a trunk without numbers and one without a name. */
export const REGISTRY = `//- /twilio.registry.yaml
sipLensRegistry: 1
accounts:
  - sid: ${SID}
    name: Northwind
    status: active
    regions:
      us1:
        fetchedAt: 2026-11-20T09:00:00Z
        unknown: []
        domains:
          - name: help
            registration: true
            secure: false
            activeRegion: us1
            calls: { credentialLists: [agents], ipAccessControlLists: [] }
            registrations: { credentialLists: [phones] }
          - name: open
            registration: false
            secure: false
            activeRegion: us1
            calls: { credentialLists: [], ipAccessControlLists: [hq] }
            registrations: { credentialLists: [] }
          - name: safe
            registration: true
            secure: true
            activeRegion: us1
            calls: { credentialLists: [phones], ipAccessControlLists: [] }
            registrations: { credentialLists: [phones] }
        trunks:
          - name: acme
            secure: false
            activeRegion: us1
            credentialLists: [pbx]
            ipAccessControlLists: [hq]
            originationUrls:
              - { url: "sip:203.0.113.10", priority: 10, weight: 10, enabled: true }
              - { url: "sip:203.0.113.20", priority: 20, weight: 10, enabled: true }
            numbers: ["+15550100", "+15550102"]
          - name: address-only
            secure: true
            activeRegion: us1
            credentialLists: []
            ipAccessControlLists: [hq]
            originationUrls: []
            numbers: []
          - name: silent
            secure: false
            activeRegion: us1
            credentialLists: []
            ipAccessControlLists: [hq]
            originationUrls: []
            numbers: []
          - name: null
            sid: TK00000000000000000000000000000009
        credentialLists:
          - { name: phones, usernames: [alice, bob] }
          - { name: agents, usernames: [bob] }
          - { name: pbx, usernames: [pbx] }
        ipAccessControlLists:
          - { name: hq, addresses: [203.0.113.10] }
        numbers: ["+15550100", "+15550101", "+15550102"]
        callerIds: []
`;

/** Those that can be inserted. */
export const SERVICES: readonly (readonly [kind: GroupKind, name: string])[] = [
  ['domains', 'help'],
  ['domains', 'open'],
  ['domains', 'safe'],
  ['trunks', 'acme'],
  ['trunks', 'address-only'],
  ['trunks', 'silent'],
];
