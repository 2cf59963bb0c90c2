import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Emulator } from '../../emulator';
import * as scenarios from './account-scenarios';
import type { Report } from './report';
import { onScreen } from './screen';
import { withServer } from './vscode-server';

/** What a user does with a linked account, one thing after the other in one window, against an emulator of Twilio. */
export async function linkedAccount(report: Report, scratch: string): Promise<void> {
  const emulator = await Emulator.start();
  const settings = { 'sipLens.twilio.emulator': emulator.url };
  try {
    await withServer(scratch, { settings }, (server) =>
      onScreen(
        server,
        join(scratch, 'run'),
        async (page) => {
          const key = emulator.key(undefined, 'us1', 'standard');
          await scenarios.welcomeSignedOut(page);
          report.pass('signed out, the view says what to do');
          await scenarios.refuseWrongSecret(page, key);
          report.pass('a wrong secret is told before anything is stored');
          await scenarios.signIn(page, key);
          report.pass('signed in by keyboard, the findings of the account appear without an edit');
          await scenarios.browseTree(page);
          report.pass('the tree has what the account has, and leads to its uses');
          await scenarios.readAccountStatus(page);
          report.pass('the status says which account, how old, and what is unknown');
          await scenarios.applyFix(page, emulator);
          report.pass('a fix changes Twilio once it is confirmed, and the finding goes');
          await scenarios.undoFix(page, emulator);
          report.pass('the change is undone, and the finding is back');
          await scenarios.replaceRevokedKey(page, emulator, key);
          report.pass('a revoked key is told and replaced');
          await scenarios.outlast429(page, emulator);
          report.pass('a storm of 429 changes no finding');
          assert.deepEqual(emulator.violations, []);
          await emulator.stop();
          await scenarios.startOffline(page);
          report.pass('offline at the start, files are checked without the account');
        },
        'linked',
      ),
    );
  } finally {
    await emulator.stop();
  }
}
