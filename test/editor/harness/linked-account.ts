import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Emulator } from '../../emulator';
import * as changing from './account-changes';
import * as scenarios from './account-scenarios';
import * as signing from './account-sign-in';
import { workspaces } from './paths';
import type { Report } from './report';
import { onScreen } from './screen';
import { withServer } from './vscode-server';

/** What a user does with a linked account, one thing after the other in one window, against an emulator of Twilio. */
export function linkedAccount(report: Report, scratch: string): Promise<void> {
  return withEmulator(report, scratch, false, steps);
}

/** What a user may do with an account in a folder that is not trusted, and what happens when it is. */
export function untrustedAccount(report: Report, scratch: string): Promise<void> {
  return withEmulator(report, scratch, true, (page, emulator) => {
    const key = emulator.key(undefined, 'us1', 'standard');
    const title = 'no account is read before the folder is trusted, and it is read at once afterwards';
    return [[title, () => signing.trustFolder(page, emulator, key)]];
  });
}

type StepsOf = (page: Page, emulator: Emulator, folder: string) => Steps;

async function withEmulator(
  report: Report,
  scratch: string,
  askForTrust: boolean,
  stepsOf: StepsOf,
): Promise<void> {
  const registry = readFileSync(join(workspaces, 'account.yaml'), 'utf8');
  const emulator = await Emulator.start({ registry });
  const settings = { 'sipLens.twilio.emulator': emulator.url };
  const run = join(scratch, 'run');
  const act = async (page: Page) => {
    for (const [title, step] of stepsOf(page, emulator, join(run, 'linked'))) {
      await step().catch((error: unknown) => {
        throw new Error(`${title}: ${String(error)}\n${lastRequests(emulator)}`);
      });
      report.pass(title);
    }
  };
  try {
    await withServer(scratch, { settings, askForTrust }, (server) => onScreen(server, run, act, 'linked'));
    assert.deepEqual(emulator.violations, []);
  } finally {
    await emulator.stop();
  }
}

type Steps = [title: string, act: () => Promise<void>][];

function steps(page: Page, emulator: Emulator, folder: string): Steps {
  const key = emulator.key(undefined, 'us1', 'standard');
  return [
    ['signed out, the view says what to do', () => signing.welcomeSignedOut(page)],
    ['the Accounts menu offers it', () => signing.openAccountsMenu(page, 'Sign in with Twilio')],
    ['a wrong secret is told before anything is stored', () => signing.refuseWrongSecret(page, key)],
    ['signed in by keyboard, findings appear without an edit', () => signing.signIn(page, key)],
    ['the tree has what the account has, and leads to its uses', () => scenarios.browseTree(page)],
    ['the status says which account, how old, what is unknown', () => scenarios.readAccountStatus(page)],
    ['the Accounts menu has it', () => signing.openAccountsMenu(page, 'northwind · US1 (Twilio')],
    ['a fix changes Twilio once it is confirmed', () => changing.applyFix(page, emulator)],
    ['the change is undone, and the finding is back', () => changing.undoFix(page, emulator)],
    ['a user is added with a password of its own', () => changing.addUser(page, emulator)],
    ['the user is taken back, and so is the password', () => changing.undoUser(page, emulator)],
    ['a folder is bound to the account', () => scenarios.bindFolder(page, folder)],
    ['the configuration of a trunk is inserted', () => scenarios.insertTrunk(page)],
    ['a revoked key is told and replaced', () => signing.replaceRevokedKey(page, emulator, key)],
    ['a storm of 429 changes no finding', () => scenarios.outlast429(page, emulator)],
    ['offline at the start, files are checked', () => scenarios.startOffline(page, emulator)],
    ['the registry file is written from the account', () => scenarios.writeRegistry(page, folder)],
    ['a row leads to the registry file', () => scenarios.revealInRegistry(page, folder)],
    ['offline, the registry file counts', () => offline(page, emulator)],
    ['a key that is not on this machine is asked for', () => signing.missTheKey(page)],
    ['signed out, nothing is linked', () => signing.signOut(page)],
  ];
}

async function offline(page: Page, emulator: Emulator): Promise<void> {
  await emulator.stop();
  await scenarios.goByRegistry(page);
}

/** What the emulator was asked last, to see who did not ask or was not answered. */
function lastRequests({ requests }: Emulator): string {
  const last = requests.all.slice(-25);
  return last.map(({ method, host, path, status }) => `${method} ${host}${path} ${status}`).join('\n');
}
